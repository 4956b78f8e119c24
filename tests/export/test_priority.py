import os
import sys
import threading
from pathlib import Path

import pytest

from kijkocut.export.priority import give_way


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has these priorities")
def test_no_thread_stays_before_all_others():
    told, may_end = threading.Event(), threading.Event()

    def be_important():
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
        told.set()
        may_end.wait(20)

    thread = threading.Thread(target=be_important)
    thread.start()
    assert told.wait(20)
    give_way()
    kinds = {os.sched_getscheduler(int(one.name)) for one in Path("/proc/self/task").iterdir()}
    may_end.set()
    thread.join()
    assert kinds == {os.SCHED_OTHER}
