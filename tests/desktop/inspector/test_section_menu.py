import pytest
from PySide6.QtWidgets import QInputDialog

from kijkocut.desktop.inspector.section_menu import (
    Shelf,
    copy_values,
    keep_preset,
    paste_values,
    section_menu,
    take_preset,
)
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path)


def _texts(menu):
    return [action.text() for action in menu.actions() if action.text()]


def test_values_are_copied_from_clip_to_clip(panel, film, shelf, value, steps):
    film.run(SetParam(clip=A, name="rotation", value=8.0))
    section = panel.sections["transform"]
    paste_values(film, shelf, section)
    copy_values(film, shelf, section)
    film.select([B])
    before = steps()
    paste_values(film, shelf, panel.sections["transform"])
    assert value("rotation", "b") == 8.0
    assert steps() == before + 1
    assert shelf.copied[0] == "transform"


def test_a_preset_is_kept_by_name_and_taken(panel, film, shelf, value, monkeypatch):
    film.run(SetParam(clip=A, name="rotation", value=8.0))
    section = panel.sections["transform"]
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Tilted ", True))
    menu = section_menu(film, shelf, section)
    next(a for a in menu.actions() if a.text().startswith("Save as")).trigger()
    (preset,) = shelf.presets.of("transform")
    assert preset.name == "Tilted"
    film.select([B])
    take_preset(film, panel.sections["transform"], preset)
    assert value("rotation", "b") == 8.0
    menu = section_menu(film, shelf, section)
    gone = next(a for a in menu.actions() if a.text() == "Delete Preset")
    gone.menu().actions()[0].trigger()
    assert shelf.presets.of("transform") == ()


def test_presets_that_cannot_be_kept_are_told(panel, film, tmp_path):
    (tmp_path / "file").write_text("")
    told = []
    film.noticed.connect(told.append)
    keep_preset(film, Shelf(tmp_path / "file"), panel.sections["transform"], "x")
    assert "could not be kept" in told[0].text


def test_items_have_their_order_in_the_menu(panel, film, shelf):
    film.run(AddEffect(clip=A, kind="vignette"))
    assert "Move Up" not in _texts(section_menu(film, shelf, panel.sections["effect:vignette"]))
    film.run(AddEffect(clip=A, kind="levels"))
    menu = section_menu(film, shelf, panel.sections["effect:levels"])
    next(a for a in menu.actions() if a.text() == "Move Up").trigger()
    assert [e.kind for e in film.project.clip(A).effects] == ["levels", "vignette"]
