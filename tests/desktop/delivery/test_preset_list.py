import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from kijkocut.desktop.delivery.preset_list import PresetList
from kijkocut.export import overridden


@pytest.fixture
def presets(desk, qtbot) -> PresetList:
    made = PresetList(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _shown(presets) -> set[str]:
    return {item.text(0) for item in presets._items() if not item.isHidden()}


def test_a_preset_is_chosen_with_the_keyboard(presets, qtbot):
    presets.select("h264")
    presets.tree.setFocus()
    with qtbot.waitSignal(presets.chosen) as chosen:
        qtbot.keyClick(presets.tree, Qt.Key.Key_Down)
    assert chosen.args[0].name != "h264"
    assert presets.about.text() == chosen.args[0].description


def test_the_search_looks_at_titles_groups_and_descriptions(presets, qtbot):
    qtbot.keyClicks(presets.search, "youtube 4k")
    assert _shown(presets) == {"YouTube 4K"}
    presets.search.clear()
    assert len(_shown(presets)) > 10


def test_own_presets_are_kept_and_deleted(presets, desk, qtbot):
    presets.select("h264")
    assert not presets.delete.isEnabled()
    with qtbot.waitSignal(presets.saving) as saving:
        qtbot.mouseClick(presets.save, Qt.MouseButton.LeftButton)
        dialog = presets.findChild(QInputDialog)
        dialog.setTextValue("For grandma")
        dialog.accept()
    own = presets.keep(overridden(presets.current, {"crf": 30}), saving.args[0])
    assert presets.current == own
    assert own.crf == 30
    qtbot.mouseClick(presets.delete, Qt.MouseButton.LeftButton)
    assert "For grandma" not in _shown(presets)
    assert presets.keep(own, "///") is None
