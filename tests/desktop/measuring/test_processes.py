import os
import subprocess
import sys
import threading

import pytest

from kijkocut.desktop.measuring.processes import (
    children_of,
    files_of,
    resident_bytes,
    threads_of,
)

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")


def test_a_thread_a_file_and_a_child_more_are_counted(tmp_path):
    own = os.getpid()
    before = threads_of(own), files_of(own)
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    with (
        (tmp_path / "a").open("w"),
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child,
    ):
        assert threads_of(own) >= before[0] + 1
        assert files_of(own) >= before[1] + 2
        assert child.pid in children_of(own)
        child.communicate(b"\n")
    end.set()
    thread.join()
    assert child.pid not in children_of(own)


def test_memory_is_that_of_the_process_and_a_process_that_is_gone_has_none():
    assert 10 << 20 < resident_bytes(os.getpid()) < 16 << 30
    assert resident_bytes(1 << 30) == threads_of(1 << 30) == files_of(1 << 30) == 0
