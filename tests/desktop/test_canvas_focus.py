from kijkocut.desktop.canvas_focus import CanvasFocus, Held, places_of
from kijkocut.model.ids import ClipId, MaskId
from kijkocut.model.params import ParamKind, ParamSpec


def point(name, default, unit=""):
    return ParamSpec(name=name, label=name, kind=ParamKind.point, default=default, unit=unit)


def test_one_thing_is_worked_on_at_a_time(qtbot):
    focus = CanvasFocus()
    mask = Held(clip=ClipId("a"), mask=MaskId("m"))
    with qtbot.waitSignal(focus.changed):
        focus.take(mask)
    with qtbot.assertNotEmitted(focus.changed):
        focus.take(mask)
    focus.draw()
    assert focus.is_drawing
    assert focus.held == Held()
    focus.let_go()
    assert not focus.is_drawing


def test_places_are_points_that_lie_on_the_picture():
    specs = (
        point("centre", (0.5, 0.5), "of the picture"),
        point("far", (4.0, 4.0)),
        point("shift", (0.0, 0.0), "px"),
        point("foreign", (0.2, 1.0)),
        ParamSpec(name="size", label="Size"),
    )
    assert [spec.name for spec in places_of(specs)] == ["centre", "foreign"]
