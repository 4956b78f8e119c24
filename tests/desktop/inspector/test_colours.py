import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.inspector.colours import ColourControl, as_colour, as_parts, colour_at
from kijkocut.model.params import ParamKind, ParamSpec

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def control(qtbot):
    spec = ParamSpec(name="c", label="Tint", kind=ParamKind.colour, default=(0.0, 0.0, 0.0, 1.0))
    made = ColourControl(spec)
    qtbot.addWidget(made)
    made.resize(240, 30)
    made.show_value((1.0, 0.0, 0.0, 1.0))
    with qtbot.waitExposed(made):
        made.show()
    made.heard = []
    made.chosen.connect(made.heard.append)
    return made


def test_hex_is_shown_and_typed_with_alpha_last(control, qtbot):
    assert control.hex.text() == "#ff0000"
    control.hex.selectAll()
    qtbot.keyClicks(control.hex, "#00ff0080")
    qtbot.keyClick(control.hex, Qt.Key.Key_Return)
    (parts,) = control.heard
    assert parts == pytest.approx((0.0, 1.0, 0.0, 128 / 255), abs=1e-4)


def test_nonsense_in_hex_brings_the_colour_back(control, qtbot):
    control.hex.selectAll()
    qtbot.keyClicks(control.hex, "reddish")
    qtbot.keyClick(control.hex, Qt.Key.Key_Return)
    assert control.hex.text() == "#ff0000"
    assert control.heard == []


def test_the_picker_is_one_change_that_can_be_called_off(control, qtbot):
    said = []
    control.began.connect(lambda: said.append("began"))
    control.moved.connect(lambda parts: said.append(tuple(round(p, 2) for p in parts)))
    control.cancelled.connect(lambda: said.append("cancelled"))
    qtbot.mouseClick(control.swatch, LEFT)
    control._dialog.setCurrentColor(QColor(0, 0, 255))
    control._dialog.reject()
    assert said == ["began", (0.0, 0.0, 1.0, 1.0), "cancelled"]


def test_the_eyedropper_takes_what_is_clicked(control, qtbot, monkeypatch):
    # Without a display there is no mouse to grab.
    monkeypatch.setattr(control.dropper, "grabMouse", lambda _: None)
    monkeypatch.setattr(control.dropper, "releaseMouse", lambda: None)
    patch = QWidget()
    qtbot.addWidget(patch)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(10, 200, 30))
    patch.setPalette(palette)
    patch.setAutoFillBackground(True)
    patch.setGeometry(400, 400, 50, 50)
    with qtbot.waitExposed(patch):
        patch.show()
    assert colour_at(patch.mapToGlobal(QPoint(25, 25))) == QColor(10, 200, 30)
    assert colour_at(QPoint(100_000, 100_000)) is None
    qtbot.mouseClick(control.dropper, LEFT)
    spot = control.dropper.mapFromGlobal(patch.mapToGlobal(QPoint(25, 25)))
    qtbot.mousePress(control.dropper, LEFT, pos=spot)
    (parts,) = control.heard
    assert as_colour(parts) == QColor(10, 200, 30)


def test_colours_go_there_and_back():
    assert as_parts(as_colour((0.2, 0.4, 0.6, 0.8))) == pytest.approx(
        (0.2, 0.4, 0.6, 0.8), abs=1e-4
    )
    assert as_colour((2.0, -1.0, float("nan"))) == QColor(255, 0, 0)
