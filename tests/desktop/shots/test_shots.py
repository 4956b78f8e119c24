"""Every dock and the main dialogs look as they did, and nothing in them lacks room."""

import pytest
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.clipped import clipped
from kijkocut.desktop.docks import found_docks
from kijkocut.desktop.layouts import LAYOUTS
from kijkocut.desktop.screenshots import DIALOGS, still


def settle(window) -> None:
    for _ in range(3):
        QApplication.processEvents()
    QApplication.sendPostedEvents()


def show(window, name):
    dock = window.docks[name]
    dock.show()
    dock.raise_()
    settle(window)
    return dock


def test_docks_and_dialogs_look_as_they_were_kept(dressed, opened, looks_as_kept):
    dressed()
    window = opened(1280, 720)
    lost = []
    window.take_layout("edit")
    for name in (dock.name for dock in found_docks()):
        dock = show(window, name)
        if name == "jobs":
            dock.widget()._clear()
        lost += _faults(looks_as_kept, still(dock, 1.5, 0.1), f"dock-{name}")
    for name in DIALOGS.keys() - {"versions", "new-project"}:  # they show times and folders
        dialog = DIALOGS[name](window)
        dialog.show()
        lost += _faults(looks_as_kept, still(dialog, 1.0, 0.1), f"dialog-{name}")
        dialog.close()
        dialog.deleteLater()
    assert lost == []


def _faults(looks_as_kept, image, name) -> list[str]:
    try:
        looks_as_kept(image, name)
    except AssertionError as fault:
        return [str(fault)]
    return []


@pytest.mark.parametrize(
    ("scale", "language", "size"),
    [(1.0, "en", (1280, 720)), (1.0, "nl", (1280, 720)), (2.0, "en", (1600, 960))],
)
def test_nothing_lacks_room(dressed, opened, scale, language, size):
    dressed(scale=scale, language=language)
    window = opened(*size)
    found: dict[str, None] = {}
    for layout in LAYOUTS:
        window.take_layout(layout.name)
        settle(window)
        assert window.size().toTuple() == size, f"{layout.name} does not fit"
        found.update(dict.fromkeys(f"{layout.name}: {fault}" for fault in clipped(window)))
    window.take_layout("edit")
    for name in window.docks:
        dock = show(window, name)
        found.update(dict.fromkeys(f"{name}: {fault}" for fault in clipped(dock)))
    for name, make in DIALOGS.items():
        dialog = make(window)
        dialog.show()
        settle(window)
        found.update(dict.fromkeys(f"{name}: {fault}" for fault in clipped(dialog)))
        dialog.close()
        dialog.deleteLater()
    assert list(found) == []
