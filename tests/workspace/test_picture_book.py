import sys
from pathlib import Path

import pytest

from kijkocut.edit.commands.add_sequence import AddSequence
from kijkocut.model.title import Title
from kijkocut.workspace import PictureBook, Studio


@pytest.fixture
def book(tmp_path):
    with Studio(cache_dir=tmp_path / "cache", config_dir=tmp_path / "config") as studio:
        first = AddSequence(name="Film")
        with studio.create(tmp_path / "film.kijko", first=first) as work:
            yield PictureBook(studio, work)


def test_every_kind_of_picture_has_a_place_of_its_own(book):
    paths = {
        book.path("shader", "wipe", 0.4),
        book.path("shader", "wipe", 0.5),
        book.path("title", "plain", 0.4),
        book.path("title", "plain", 0.5),
        book.path("caption", book.caption_name(Title(text="a"), (16, 9)), 0.4),
        book.path("caption", book.caption_name(Title(text="b"), (16, 9)), 0.4),
    }
    assert len(paths) == 6
    assert None not in paths


def test_what_does_not_move_has_one_picture(book):
    assert book.path("shader", "vignette", 0.1) == book.path("shader", "vignette", 0.9)
    assert book.path("shader", "old_film", 0.1) != book.path("shader", "old_film", 0.9)


def test_what_is_unknown_has_none(book):
    assert book.path("shader", "no_such", 0.4) is None
    assert book.path("title", "no-such", 0.4) is None


def test_the_command_runs_this_python_with_the_projects_folders(book, tmp_path):
    program, *words = book.command
    assert program == sys.executable
    assert words[:3] == ["-P", "-m", "kijkocut.workspace.painter"]
    assert str(tmp_path / "config" / "titles") in words
    assert Path(book.environment["PYTHONPATH"].split(":")[0]).is_dir()


def test_orders_are_lines_and_damaged_answers_are_none():
    line = PictureBook.order(3, "shader", "wipe", 0.25)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    answer = PictureBook.answer(b'{"ticket": 3, "fault": "no"}')
    assert (answer.ticket, answer.fault, answer.path) == (3, "no", "")
    assert PictureBook.answer(b"warning: something") is None
