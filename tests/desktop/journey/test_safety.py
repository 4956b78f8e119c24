"""What keeps work safe: one writer, a crash, missing media."""

import os
import signal
import subprocess
import sys
import time

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from kijkocut.model.codec import digest
from kijkocut.synth import read_frame_number

_CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kijkocut.desktop import run_window, start
from kijkocut.testing.hands import Hands
from kijkocut.workspace import Studio

home, project = Path(sys.argv[1]), Path(sys.argv[2])
hands = Hands()

async def work():
    await hands.press("Ctrl+4", "Shift+Right", "Shift+Right", "M", "Left", "Alt+Shift+3")

made = start._application

def application(*what, **how):
    one = made(*what, **how)
    QTimer.singleShot(300, lambda: hands.play(work()))
    return one

start._application = application
with Studio(cache_dir=home / "cache", config_dir=home / "config") as studio:
    run_window(studio, project, data_dir=home / "data")
"""


@pytest.fixture
def other(tmp_path, filed):
    """Another program on the same project, in which somebody works: marks, goes, lays out."""
    home = tmp_path / "other"
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(home), str(filed)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    kept = home / "config" / "crashes" / f"run-{child.pid}.json"
    with child:
        until = time.monotonic() + 60
        # Nine frames of 25 a second, in ticks.
        while not (kept.exists() and b'"playhead":254016000' in kept.read_bytes()):
            assert child.poll() is None, child.stderr.read()
            if time.monotonic() > until:
                child.kill()
                pytest.fail("the other program does not get on")
            time.sleep(0.02)
        yield child, home
        child.kill()


def test_a_second_window_reads_only_and_a_crash_leads_back_exactly(sit, filed, other, tmp_path):
    child, home = other
    second = sit(tmp_path / "second")
    second.hands.play(_read_only(second, filed))
    second.end()
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    again = sit(home)
    again.hands.play(_go_back(again, filed))


async def _read_only(sitting, path):
    hands, desk = sitting.hands, sitting.desk
    await hands.press("Ctrl+O")
    await hands.until(lambda: QApplication.activeModalWidget() is not None, "the dialog")
    await hands.type(str(path))
    await hands.press("Return")
    await hands.until(lambda: desk.work is not None, "the project")
    assert sitting.window.banner.isVisible()
    assert "read" in sitting.window.banner.text
    sitting.photo("s01-read-only")
    before = digest(desk.project)
    await hands.press("Ctrl+4", "M")
    assert digest(desk.project) == before
    assert any(n.isVisible() for n in sitting.window.notices.findChildren(QPushButton)) or (
        "read" in sitting.window.statusBar().currentMessage()
    )
    sitting.photo("s02-refused")


async def _go_back(sitting, path):
    hands, desk, banner = sitting.hands, sitting.desk, sitting.window.banner
    assert banner.isVisible()
    assert "Harbour" in banner.text
    sitting.photo("s03-note")
    await hands.click(sitting.control(banner, QPushButton, "Reopen There"))
    await hands.until(lambda: desk.work is not None, "the project")
    assert desk.work.path == path
    assert not desk.work.file.is_read_only
    frame = desk.sequence.rate.frame_ticks
    assert desk.playhead == 9 * frame
    (marker,) = desk.project.sequence_markers(desk.sequence.id)
    assert marker.at == 10 * frame
    await hands.rest()
    assert sitting.window.docks["effects"].isVisible()
    assert not sitting.window.docks["source"].isVisible()
    assert not banner.isVisible()
    sitting.photo("s04-back")


def test_missing_footage_is_shown_and_found_again(sit, filed, tmp_path):
    sitting = sit()
    footage = tmp_path / "footage" / "harbour.mp4"
    (tmp_path / "elsewhere" / "deep").mkdir(parents=True)
    footage.rename(tmp_path / "elsewhere" / "deep" / "renamed.mp4")
    sitting.hands.play(_find(sitting, filed, tmp_path / "elsewhere"))


async def _find(sitting, path, folder):
    hands, desk = sitting.hands, sitting.desk
    sitting.desk.open(path)
    program = sitting.program
    stage = program.widget.stage
    await hands.until(lambda: stage.is_settled, "the frame")
    await hands.until(lambda: "harbour.mp4" in program.screen.message, "the word on it")
    media, line = sitting.media, sitting.timeline
    (key,) = desk.project.media
    await hands.until(lambda: media.widget.presence.is_missing(key), "the mark in the list")
    sitting.photo("s05-offline")
    await hands.press("Ctrl+K")
    await hands.type("find missing")
    await hands.press("Return")
    await hands.until(lambda: QApplication.activeModalWidget() is not None, "the dialog")
    form = sitting.dialog()
    assert form.list.topLevelItemCount() == 1
    sitting.photo_of(form, "s06-missing")
    await hands.click(sitting.control(form, QPushButton, "Search in a Folder..."))
    await hands.until(lambda: sitting.dialog() is not form, "the folders")
    await hands.type(str(folder))
    await hands.press("Return")
    await hands.until(lambda: form.list.topLevelItemCount() == 0, "the file")
    await hands.press("Escape")
    assert desk.project.media[key].path == str(folder / "deep" / "renamed.mp4")
    await hands.press("Ctrl+4", "Right", "Right")
    await hands.until(lambda: stage.is_settled and not program.screen.message, "the picture")
    assert read_frame_number(stage.picture.pixels) == 2
    assert line.frames("V1") == [(0, 75)]
    sitting.photo("s07-found")
