from kijkocut.desktop.inspector.outline import OutlineControl
from kijkocut.model.params import ParamKind, ParamSpec


def test_it_tells_of_how_many_points_an_outline_is(qtbot):
    control = OutlineControl(
        ParamSpec(name="path", label="Path", kind=ParamKind.outline, default=())
    )
    qtbot.addWidget(control)
    control.show_value((0.0,) * 24)
    assert control.count.text() == "4 points"
    control.show_value(())
    assert control.count.text() == ""
    assert control.count.accessibleName() == "Path"
