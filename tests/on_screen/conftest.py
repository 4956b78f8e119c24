"""Tests with a real screen and a real OpenGL context. They run in a pytest of their own.

`tests/testing/test_virtual_screen.py` starts them under Xvfb. On any screen, with any driver:
`KIJKOCUT_ON_SCREEN=1 QT_QPA_PLATFORM=xcb python -m pytest -p no:xdist -s tests/on_screen`.
"""

from kijkocut.testing.virtual_screen import is_on_screen

if not is_on_screen():
    collect_ignore_glob = ["test_*.py"]
