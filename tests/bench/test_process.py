import sys

import pytest

from kijkocut.bench.errors import ProgramFailedError
from kijkocut.bench.process import run_program

_BUSY = "import time\nend = time.process_time() + 0.2\nwhile time.process_time() < end: pass"
_GRANDCHILD = (
    "import subprocess, sys\n"
    "big = bytearray(40_000_000)\n"
    "hold = 'import time; b = bytearray(60_000_000); time.sleep(0.5)'\n"
    "subprocess.run([sys.executable, '-c', hold], check=True)"
)


def test_processor_time_of_a_program_is_counted():
    usage = run_program([sys.executable, "-c", _BUSY])
    assert usage.cpu_s >= 0.18
    assert usage.wall_s > 0


def test_output_is_given():
    assert run_program([sys.executable, "-c", "print('hello')"]).output.split() == [b"hello"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_memory_is_that_of_the_whole_family():
    usage = run_program([sys.executable, "-c", _GRANDCHILD], has_memory=True)
    assert usage.peak_bytes is not None
    assert usage.peak_bytes > 100_000_000


def test_a_failure_says_what_the_program_said():
    with pytest.raises(ProgramFailedError, match=r"code 3.*no such thing"):
        run_program(
            [sys.executable, "-c", "import sys; sys.stderr.write('no such thing'); sys.exit(3)"]
        )


def test_a_program_that_is_not_there_is_one_plain_error(tmp_path):
    with pytest.raises(ProgramFailedError, match="can't be started"):
        run_program([tmp_path / "nothing"])


def test_a_program_that_takes_too_long_is_stopped():
    with pytest.raises(ProgramFailedError, match="took over"):
        run_program([sys.executable, "-c", "import time; time.sleep(60)"], timeout_s=0.3)
