import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.delivery.preset_form import PresetControls
from kijkocut.export import PresetLibrary


@pytest.fixture
def controls(desk, qtbot) -> PresetControls:
    made = PresetControls(PresetLibrary().named("h264"))
    qtbot.addWidget(made)
    qtbot.addWidget(made.file)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _pick(box, value) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_every_control_has_a_name(controls):
    assert all(editor.accessibleName() for editor in controls.editors.values())
    assert len({id(e) for e in controls.editors.values()}) == len(controls.editors)


def test_numbers_are_typed_and_left_open(controls, qtbot):
    kbps = controls.editors["video_kbps"]
    assert controls.preset.video_kbps is None
    assert kbps.text() == "By quality"
    with qtbot.waitSignal(controls.changed):
        kbps.setFocus()
        kbps.selectAll()
        qtbot.keyClicks(kbps, "8000")
        qtbot.keyClick(kbps, Qt.Key.Key_Return)
    assert controls.preset.video_kbps == 8000
    kbps.setValue(kbps.minimum())
    assert controls.preset.video_kbps is None


def test_switches_are_switched_with_the_space_bar(controls, qtbot):
    smart = controls.editors["is_smart"]
    qtbot.keyClick(smart, Qt.Key.Key_Space)
    assert controls.preset.is_smart


def test_another_file_kind_brings_other_controls(controls, qtbot):
    _pick(controls.editors["container"], "wav")
    assert not controls.preset.has_video
    assert "size" not in controls.editors
    assert not controls.isTabEnabled(2)
    _pick(controls.editors["container"], "mov")
    assert "profile" in controls.editors


def test_other_sizes_and_rates_are_typed(controls, qtbot):
    size = controls.editors["size"]
    size.lineEdit().selectAll()
    qtbot.keyClicks(size.lineEdit(), "1000x500")
    qtbot.keyClick(size.lineEdit(), Qt.Key.Key_Return)
    assert (controls.preset.width, controls.preset.height) == (1000, 500)
    rate = controls.editors["rate"]
    rate.lineEdit().selectAll()
    with qtbot.waitSignal(controls.refused):
        qtbot.keyClicks(rate.lineEdit(), "soon")
        qtbot.keyClick(rate.lineEdit(), Qt.Key.Key_Return)
    assert controls.preset.rate is None


def test_another_preset_is_shown_whole(controls):
    wide = PresetLibrary().named("youtube-4k")
    controls.show_preset(wide)
    assert controls.preset == wide
    assert controls.editors["size"].currentData() == "3840x2160"
    assert isinstance(controls.file, QWidget)
