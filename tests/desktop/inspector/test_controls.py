import pytest
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.inspector.controls import control_for
from kijkocut.model.params import ParamKind, ParamSpec

_DEFAULTS = {
    ParamKind.number: 1.0,
    ParamKind.whole: 1,
    ParamKind.switch: True,
    ParamKind.choice: "a",
    ParamKind.point: (1.0, 2.0),
    ParamKind.colour: (1.0, 0.0, 0.0, 1.0),
    ParamKind.text: "hello",
    ParamKind.file: "/films/x.cube",
    ParamKind.outline: (0.0,) * 24,
    ParamKind.curve: (0.0, 0.0, 1.0, 1.0),
}


@pytest.mark.parametrize("kind", list(ParamKind))
def test_every_kind_has_a_control_with_a_name_that_shows_values(qtbot, kind):
    owner = QWidget()
    qtbot.addWidget(owner)
    spec = ParamSpec(
        name="x", label="Thing", kind=kind, default=_DEFAULTS[kind], choices=("a", "b")
    )
    control = control_for(spec, owner)
    control.setParent(owner)
    heard = []
    control.chosen.connect(heard.append)
    control.show_value(_DEFAULTS[kind])
    control.show_value(None)
    assert heard == []
    named = [control, *control.findChildren(QWidget)]
    assert any("Thing" in widget.accessibleName() for widget in named)
