from pathlib import Path

from PySide6.QtCore import Qt

from kijkocut.desktop.media.intake import RefusedDialog

LEFT = Qt.MouseButton.LeftButton


def test_refused_files_are_listed_until_dismissed(panel, tmp_path, qtbot):
    strip = panel.intake
    notes = tmp_path / "notes.txt"
    notes.write_text("no film")
    panel.importer.take([notes])
    assert strip.isVisible()
    assert strip.cancel.isVisible()
    qtbot.waitUntil(lambda: bool(panel.importer.refused), timeout=20_000)
    assert not strip.cancel.isVisible()
    qtbot.mouseClick(strip.show_refused, LEFT)
    dialog = strip.findChild(RefusedDialog)
    item = dialog.list.topLevelItem(0)
    assert Path(item.text(0)).name == "notes.txt"
    assert item.text(1)
    dialog.reject()
    qtbot.mouseClick(strip.dismiss, LEFT)
    assert not strip.isVisible()
