import re
from pathlib import Path

import pytest
from kijkocut.testing.screenshots import main, shots, still
from PySide6.QtWidgets import QLabel

from kijkocut.desktop.docks import found_docks
from kijkocut.desktop.layouts import LAYOUTS

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
MOST = 3_000_000
"""Bytes that the pictures of the guide may take."""


def names() -> set[str]:
    found = [shot.name for shot in shots(tuple(dock.name for dock in found_docks()))]
    assert len(found) == len(set(found))
    return {*found, "start"}


def test_there_is_a_picture_of_every_layout_and_every_dock():
    assert {layout.name for layout in LAYOUTS} <= names()
    assert {f"dock-{dock.name}" for dock in found_docks()} <= names()


def test_the_guide_shows_pictures_that_the_command_makes_and_links_pages_that_are_there():
    for page in GUIDE.glob("*.md"):
        text = page.read_text("utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"
        for picture in re.findall(r"images/([\w-]+)\.png", text):
            assert picture in names()
    assert sum(one.stat().st_size for one in (GUIDE / "images").glob("*.png")) < MOST


def test_a_widget_is_taken_once_it_stays_the_same(qtbot):
    label = QLabel("before")
    qtbot.addWidget(label)
    label.show()
    image = still(label, 1.0, 0.05)
    assert image == label.grab().toImage()


def test_it_asks_where_to():
    with pytest.raises(SystemExit):
        main([])
