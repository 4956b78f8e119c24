import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDropEvent

from kijkocut.desktop.dragging import EffectDrag, encode
from kijkocut.desktop.inspector.marks import Mark
from kijkocut.desktop.inspector.scrub import MIXED
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.ids import ClipId

LEFT = Qt.MouseButton.LeftButton


def _effects(desk, clip="a"):
    return [e.kind for e in desk.project.clip(ClipId(clip)).effects]


def _drag(qtbot, widget, by, keys=Qt.KeyboardModifier.NoModifier):
    begin = widget.rect().center()
    qtbot.mousePress(widget, LEFT, keys, begin)
    for share in (0.3, 0.6, 1.0):
        qtbot.mouseMove(widget, begin + QPoint(round(by * share), 0))
    qtbot.mouseRelease(widget, LEFT, keys, begin + QPoint(by, 0))


def test_a_typed_sum_sets_a_parameter(panel, row, value, qtbot):
    field = row("transform", "position").control.fields[0]
    qtbot.mouseClick(field, LEFT)
    qtbot.keyClicks(field, "20/2+1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert value("position") == (11.0, 0.0)
    assert field.text() == "11"


def test_a_scrub_drag_is_one_step_and_undo_shows(panel, film, row, value, steps, qtbot):
    before = steps()
    field = row("transform", "position").control.fields[0]
    _drag(qtbot, field, 40)
    assert value("position") == (40.0, 0.0)
    assert steps() == before + 1
    film.undo()
    assert value("position") is None
    assert field.number == 0.0


def test_the_diamond_puts_a_keyframe_and_edits_go_to_the_playhead(panel, film, row, value, qtbot):
    opacity = row("opacity", "opacity")
    qtbot.mouseClick(opacity.keys.diamond, LEFT)
    frame = film.sequence.rate.frame_ticks
    film.move_playhead(10 * frame)
    opacity.control.field.show_number(50.0)
    opacity.control.chosen.emit(0.5)
    assert [(k.at // frame, k.value) for k in value("opacity")] == [(0, 1.0), (10, 0.5)]
    assert opacity.keys.diamond.mark is Mark.diamond_full
    film.move_playhead(5 * frame)
    qtbot.waitUntil(lambda: opacity.control.field.number == 75.0)
    qtbot.mouseClick(opacity.keys.after, LEFT)
    assert film.playhead == 10 * frame


def test_effects_are_added_ordered_and_removed(panel, film, qtbot):
    plan = panel.sections["effects"].plan
    menu = panel.adding_menu(plan)
    blurs = [
        a
        for part in menu.actions()
        if part.menu()
        for a in part.menu().actions()
        if a.text() == "Vignette"
    ]
    blurs[0].trigger()
    film.run(AddEffect(clip=ClipId("a"), kind="levels"))
    assert _effects(film) == ["vignette", "levels"]
    panel.sections["effect:levels"].move_by(-1)
    assert _effects(film) == ["levels", "vignette"]
    assert list(panel.sections)[-2:] == ["effect:levels", "effect:vignette"]
    qtbot.mouseClick(panel.sections["effect:levels"].switch, LEFT)
    assert not film.project.clip(ClipId("a")).effects[0].is_enabled
    qtbot.mouseClick(panel.sections["effect:levels"].cross, LEFT)
    assert _effects(film) == ["vignette"]
    assert "effect:levels" not in panel.sections


def test_a_dragged_grip_reorders_effects(panel, film, qtbot):
    for kind in ("vignette", "levels", "mirror"):
        film.run(AddEffect(clip=ClipId("a"), kind=kind))
    first, last = panel.sections["effect:vignette"], panel.sections["effect:mirror"]
    panel.ensureWidgetVisible(last)
    qtbot.wait(1)
    grip = first.grip
    end = grip.mapFromGlobal(last.mapToGlobal(last.rect().bottomLeft()))
    qtbot.mousePress(grip, LEFT)
    qtbot.mouseMove(grip, end)
    qtbot.mouseRelease(grip, LEFT, pos=end)
    assert _effects(film) == ["levels", "mirror", "vignette"]


def test_a_dropped_effect_goes_onto_everything_selected(panel, film):
    film.select([ClipId("a"), ClipId("b")])
    data = encode(EffectDrag(kind="vignette"))
    event = QDropEvent(
        QPoint(100, 100).toPointF(), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier(0)
    )
    panel.dropEvent(event)
    assert _effects(film, "a") == _effects(film, "b") == ["vignette"]


def test_values_that_differ_are_shown_as_mixed_and_set_together(panel, film, row, value, steps):
    film.run(SetParam(clip=ClipId("b"), name="position", value=(7.0, 3.0)))
    film.select([ClipId("a"), ClipId("b")])
    position = row("transform", "position")
    assert position.control.fields[0].text() == MIXED
    before = steps()
    position.control.fields[0].chosen.emit(5.0)
    assert value("position", "a") == (5.0, 0.0)
    assert value("position", "b") == (5.0, 3.0)
    assert steps() == before + 1


def test_double_click_and_the_reset_button_bring_the_default_back(panel, film, row, value, qtbot):
    rotation = row("transform", "rotation")
    assert not rotation.back.isVisible()
    film.run(SetParam(clip=ClipId("a"), name="rotation", value=30.0))
    assert rotation.back.isVisible()
    qtbot.mouseClick(rotation.back, LEFT)
    assert value("rotation") is None
    film.run(SetParam(clip=ClipId("a"), name="rotation", value=30.0))
    qtbot.mouseDClick(rotation.control.field, LEFT)
    assert value("rotation") is None


@pytest.mark.parametrize("keys", [["a"], ["b"]])
def test_sections_are_reused_from_clip_to_clip(panel, film, keys):
    section = panel.sections["transform"]
    film.select([ClipId(key) for key in keys])
    assert panel.sections["transform"] is section
