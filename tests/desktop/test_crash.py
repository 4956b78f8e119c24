import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kijkocut.desktop.crash import CrashKeeper, Scene

SCENE = Scene(project="/films/harbour.kijko", name="Harbour", playhead=42, layout="abc")
_CRASH = """
import os, sys
from pathlib import Path
from kijkocut.desktop.crash import CrashKeeper, Scene
keeper = CrashKeeper(Path(sys.argv[1]))
keeper.begin(print)
keeper.keep(Scene(project="/films/harbour.kijko", name="Harbour", playhead=42, layout="abc"))
if sys.argv[2] == "segfault":
    import faulthandler
    faulthandler._sigsegv()
os._exit(9) if sys.argv[2] == "kill" else keeper.end()
"""


@pytest.mark.parametrize(("how", "scenes"), [("kill", [SCENE]), ("segfault", [SCENE]), ("end", [])])
def test_the_next_start_knows_where_a_crash_was(tmp_path, how, scenes):
    command = [sys.executable, "-c", _CRASH, str(tmp_path), how]
    subprocess.run(command, capture_output=True, check=False, timeout=60)
    keeper = CrashKeeper(tmp_path)
    crashes = keeper.begin(print)
    assert [crash.scene for crash in crashes] == scenes
    if how == "segfault":
        assert "Segmentation fault" in crashes[0].report
    keeper.end()
    assert CrashKeeper(tmp_path)._gone() == []


def test_a_run_that_is_alive_is_no_crash(tmp_path):
    alive = CrashKeeper(tmp_path)
    alive.begin(print)
    try:
        alive.keep(SCENE)
        other = CrashKeeper(tmp_path)
        assert other._gone() == []
    finally:
        alive.end()


def test_exceptions_are_written_down_also_from_threads(tmp_path, capsys):
    keeper, told = CrashKeeper(tmp_path), []
    keeper._hooks = (lambda *_: None, lambda *_: None)
    keeper.begin(told.append)
    try:
        try:
            raise ValueError("on the main thread")
        except ValueError as exc:
            sys.excepthook(ValueError, exc, exc.__traceback__)

        def fail():
            raise ValueError("on another thread")

        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    finally:
        keeper.end()
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
    texts = [Path(path).read_text("utf-8") for path in told]
    assert "on the main thread" in texts[0]
    assert "on another thread" in texts[1]
