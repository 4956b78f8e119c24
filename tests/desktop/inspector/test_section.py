from PySide6.QtCore import Qt

from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.ids import ClipId

A = ClipId("a")
LEFT = Qt.MouseButton.LeftButton


def test_rows_are_made_when_a_section_opens_and_it_stays_so(panel, film, qtbot):
    crop = panel.sections["crop"]
    assert crop.rows == []
    qtbot.mouseClick(crop.heading, LEFT)
    assert len(crop.rows) == 5
    film.select([ClipId("b")])
    assert panel.sections["crop"].heading.isChecked()
    qtbot.keyClick(crop.heading, Qt.Key.Key_Space)
    assert not crop.heading.isChecked()


def test_a_reset_is_one_step(panel, film, steps, value):
    film.run(SetParam(clip=A, name="rotation", value=3.0))
    film.run(SetParam(clip=A, name="position", value=(3.0, 0.0)))
    before = steps()
    panel.sections["transform"].reset()
    assert (value("rotation"), value("position")) == (None, None)
    assert steps() == before + 1


def test_an_item_is_moved_by_the_arrow_keys_of_its_grip(panel, film, qtbot):
    for kind in ("vignette", "levels"):
        film.run(AddEffect(clip=A, kind=kind))
    qtbot.keyClick(panel.sections["effect:vignette"].grip, Qt.Key.Key_Down)
    assert [e.kind for e in film.project.clip(A).effects] == ["levels", "vignette"]
    qtbot.keyClick(panel.sections["effect:vignette"].grip, Qt.Key.Key_Down)
    assert [e.kind for e in film.project.clip(A).effects] == ["levels", "vignette"]


def test_everything_in_a_heading_has_a_name(panel, film):
    film.run(AddEffect(clip=A, kind="vignette"))
    section = panel.sections["effect:vignette"]
    for button in (section.grip, section.switch, section.cross, section.dots, section.heading):
        assert "Vignette" in button.accessibleName()
