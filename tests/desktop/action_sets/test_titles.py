import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from kijkocut.edit.commands.set_title import SetTitle
from kijkocut.model.project import Table


@pytest.fixture
def folder(film, tmp_path, monkeypatch):
    """Where templates are kept."""
    monkeypatch.setattr(type(film.studio), "own_titles", tmp_path / "titles")
    return tmp_path / "titles"


def test_a_title_becomes_a_template_that_can_be_used_at_once(film, window, do, dialog, folder):
    template = film.studio.title_templates()[0]
    done = film.work.add_title(film.sequence, template, at=0, text="Look")
    (key,) = (k for t, k in done.added if t is Table.clip)
    film.run(SetTitle(clip=key, colour=(1.0, 0.5, 0.0, 1.0)))
    assert not window.actions_.get("clip.title_template").isEnabled()
    film.select([key])
    dialog(lambda form: form.findChild(QLineEdit).setText("Orange one"))
    do("clip.title_template")
    assert [one.name for one in folder.iterdir()] == ["orange-one.toml"]
    made = film.studio.title_template("orange-one")
    assert made.label == "Orange one"
    title, _ = made.on_canvas(film.sequence.width, film.sequence.height)
    assert title.text == "Look"
    assert title.colour == (1.0, 0.5, 0.0, 1.0)
    was = film.project.clip(key).source.title
    assert abs(title.size - was.size) < 0.01


def test_a_name_is_needed(film, do, dialog, folder):
    done = film.work.add_title(film.sequence, film.studio.title_templates()[0], at=0)
    film.select(k for t, k in done.added if t is Table.clip)
    dialog(lambda form: form.findChild(QLineEdit).clear(), Qt.Key.Key_Escape)
    do("clip.title_template")
    assert not folder.exists()
