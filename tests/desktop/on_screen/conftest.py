"""Tests with a real screen and a real OpenGL context. They run in a pytest of their own.

`tests/testing/test_virtual_screen.py` starts them under Xvfb. On any screen, with any driver:
`KIJKOCUT_ON_SCREEN=1 QT_QPA_PLATFORM=xcb python -m pytest -p no:xdist -s tests/desktop/on_screen`.
Other tests can run there too, drawing with OpenGL where KIJKOCUT_VIEWER_SURFACE is `gl`.
"""

from collections.abc import Iterator

import pytest

from kijkocut.desktop.desk import Desk
from kijkocut.testing.virtual_screen import is_on_screen

if not is_on_screen():
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture
def desk(desk) -> Iterator[Desk]:
    """The desk, with viewers that draw with the graphics card; silent."""
    desk.settings.set("viewer.surface", "gl")
    desk.settings.set("viewer.sound_device", "none")
    return desk
