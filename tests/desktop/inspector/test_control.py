import pytest

from kijkocut.desktop.inspector.control import Control
from kijkocut.model.params import ParamSpec


def test_each_kind_of_control_shows_values_in_its_own_way(qtbot):
    control = Control(ParamSpec(name="x", label="X"))
    qtbot.addWidget(control)
    with pytest.raises(NotImplementedError):
        control.show_value(1.0)
