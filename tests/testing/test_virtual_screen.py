"""Starts the tests that need a screen, on one of our own."""

import os
import sys
from pathlib import Path

import pytest

from kijkocut.testing.virtual_screen import HOW_TO_GET, can_open, run_tests

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.timeout(600)  # each of them has a limit of its own
@pytest.mark.parametrize("path", ["on_screen", "journey/test_by_mouse.py"])
def test_the_tests_on_screen_pass_on_a_virtual_one(path):
    if not can_open() and not os.environ.get("CI"):
        pytest.skip(HOW_TO_GET)
    assert can_open(), HOW_TO_GET
    done = run_tests([f"tests/desktop/{path}"], ROOT)
    sys.stdout.write(done.stdout + done.stderr)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
