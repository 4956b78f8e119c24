import os
import sys
from multiprocessing import Pipe

import pytest

from kijkocut.processes import live_with_parent, start_helper


@pytest.fixture
def echo(tmp_path, monkeypatch):
    """A module that sends back its arguments, on the path of helpers."""
    (tmp_path / "echo_helper.py").write_text(
        "import os, sys\n"
        "from multiprocessing.connection import Connection\n"
        "from kijkocut.processes import live_with_parent\n"
        "line = Connection(int(sys.argv[1]))\n"
        "is_there = live_with_parent(int(sys.argv[2]))\n"
        "line.send_bytes(f'{is_there} {sys.argv[3]} {os.getpid()}'.encode())\n"
        "line.recv_bytes()\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return "echo_helper"


def test_a_helper_speaks_over_its_connection_and_ends_when_hung_up_on(echo):
    ours, theirs = Pipe()
    helper = start_helper(echo, theirs, str(os.getpid()), "word")
    theirs.close()
    assert ours.poll(20)
    assert ours.recv_bytes().decode() == f"True word {helper.pid}"
    ours.close()
    assert helper.wait(20) != 0  # EOFError: nobody is there


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel")
def test_another_parent_is_found_out(monkeypatch):
    monkeypatch.setattr("kijkocut.processes.helper.ctypes.CDLL", lambda *_, **__: _Libc())
    monkeypatch.setattr("kijkocut.processes.helper.signal.signal", lambda *_: None)
    assert live_with_parent(os.getppid())
    assert not live_with_parent(1 << 30)


class _Libc:
    def prctl(self, *_):
        return 0
