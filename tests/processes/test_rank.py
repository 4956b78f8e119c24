import os
import subprocess
import sys

import pytest

from kijkocut.processes import Rank


@pytest.mark.skipif(sys.platform == "win32", reason="ranks are steps of niceness")
@pytest.mark.parametrize("rank", list(Rank))
def test_a_process_and_its_threads_stand_behind_the_window(rank):
    base = os.nice(0)
    script = (
        "import os, threading\n"
        "from kijkocut.processes import Rank, step_back\n"
        f"step_back(Rank.{rank.name})\n"
        f"step_back(Rank.{rank.name})\n"
        "said = []\n"
        "thread = threading.Thread(target=lambda: said.append(os.nice(0)))\n"
        "thread.start(); thread.join()\n"
        "print(os.nice(0), *said)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    wanted = max(base, int(rank))
    assert done.stdout.split() == [str(wanted), str(wanted)]


def test_what_is_on_show_goes_before_what_nobody_waits_for():
    assert 0 < Rank.picture < Rank.background
