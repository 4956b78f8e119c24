import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.inspector.numeric import NumberControl, PartsControl, parts_of
from kijkocut.model import intrinsics
from kijkocut.model.params import ParamKind, ParamSpec


@pytest.fixture
def scale(qtbot):
    made = PartsControl(intrinsics.spec("scale"), ("X", "Y"), can_link=True)
    qtbot.addWidget(made)
    made.show_value((1.0, 0.5))
    made.heard = []
    made.chosen.connect(made.heard.append)
    return made


def test_linked_parts_keep_their_proportion(scale):
    scale.fields[0].chosen.emit(200.0)
    assert scale.heard == [(2.0, 1.0)]
    assert scale.fields[1].text() == "100%"


def test_parts_apart_change_alone(scale, qtbot):
    qtbot.mouseClick(scale.link, Qt.MouseButton.LeftButton)
    scale.fields[0].chosen.emit(200.0)
    assert scale.heard[0][0] == 2.0
    assert math.isnan(scale.heard[0][1])


def test_a_range_gives_a_slider_that_follows_and_leads(qtbot):
    control = NumberControl(intrinsics.spec("opacity"))
    qtbot.addWidget(control)
    control.show_value(0.25)
    assert control.slider.value() == 250
    heard = []
    control.chosen.connect(heard.append)
    control.slider.setValue(500)
    assert heard == [0.5]
    assert control.field.text() == "50%"


def test_no_range_no_slider_and_whole_numbers_stay_whole(qtbot):
    assert NumberControl(intrinsics.spec("rotation")).slider is None
    control = NumberControl(ParamSpec(name="n", label="N", kind=ParamKind.whole))
    qtbot.addWidget(control)
    heard = []
    control.chosen.connect(heard.append)
    control.field.chosen.emit(3.0)
    assert heard == [3]
    assert isinstance(heard[0], int)


def test_channels_of_colours_have_names(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    spec = ParamSpec(name="c", label="C", kind=ParamKind.colour, default=(0.0, 0.0, 0.0, 0.0))
    assert parts_of(owner, spec) == ("red", "green", "blue", "all")
