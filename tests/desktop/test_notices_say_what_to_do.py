"""What people do wrong, and what the window says: what happened, where, and what to do."""

import shutil
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.language import speak
from kijkocut.desktop.media.panel import MediaPanel
from kijkocut.desktop.window import MainWindow
from kijkocut.model.errors import UserError


@pytest.fixture
def english() -> Iterator[None]:
    (translator,) = speak(QApplication.instance(), "en")
    yield
    QApplication.instance().removeTranslator(translator)


@pytest.fixture
def told(film, english):
    heard = []
    film.noticed.connect(lambda notice: heard.append(notice.text))
    return heard


@pytest.mark.parametrize(
    ("action", "advice"),
    [
        ("edit.paste", "Copy or cut some first."),
        ("transition.remove", "Select a clip that begins with one"),
        ("mark.delete", "Go to one first"),
        ("timeline.delete_gap", "Move the playhead into one."),
    ],
)
def test_an_action_that_finds_nothing_says_what_it_needs(action, advice, window, film, told):
    QApplication.clipboard().clear()
    film.move_playhead(film.work.sequence().rate.frame_ticks * 500)
    window.actions_.get(action).trigger()
    assert len(told) == 1
    assert advice in told[0]


@pytest.mark.parametrize(
    ("content", "advice"), [(b"hello", "Convert it"), (b"", "Copy it again")], ids=["text", "empty"]
)
def test_a_file_that_is_no_media_is_named_with_the_reason(
    content, advice, window: MainWindow, told, tmp_path, qtbot
):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    window.findChild(MediaPanel).importer.take([path])
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "notes.txt" in told[0]
    assert advice in told[0]


def test_a_folder_without_files_says_so(window: MainWindow, told, tmp_path, qtbot):
    (tmp_path / "nothing").mkdir()
    window.findChild(MediaPanel).importer.take([tmp_path / "nothing"])
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == ["There are no files in it. Choose a folder that holds media."]


def test_a_damaged_project_points_to_its_backups(window, film, told, tmp_path):
    damaged = tmp_path / "damaged.kijko"
    shutil.copy(film.work.file.path, damaged)
    with damaged.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 60_000)
    assert not film.open(damaged)
    assert "damaged.kijko" in told[0]
    assert "-backups" in told[0]


def test_what_is_no_project_is_told_as_such(window, film, told, tmp_path):
    (tmp_path / "letter.kijko").write_text("Dear Ann")
    assert not film.open(tmp_path / "letter.kijko")
    assert "letter.kijko is not a KijkoCut project" in told[0]


@pytest.mark.parametrize(
    ("sentence", "advice"),
    [
        (
            (
                "Clip a has only 2 frames of handle after; this dissolve needs 15. Trim the clip,"
                " align the transition to the other side of the cut, or use can_shorten."
            ),
            "make the transition shorter",
        ),
        ("There is nothing to write: neither video_codec nor audio_codec is set.", "is chosen"),
    ],
)
def test_fields_of_commands_are_not_named_to_people(sentence, advice, film, told):
    film.complain(UserError(sentence))
    assert advice in told[0]
    assert "_" not in told[0]
