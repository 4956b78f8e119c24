"""Giving way to the person at the machine, whatever an encoder thinks of itself."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

_THREADS: Final = Path("/proc/self/task")


def give_way() -> None:
    """Take back the real-time priority that SVT-AV1 takes where the program is run by root.

    It does so when it is opened (`svt_av1_enc_init`), for all its threads and the one that opens
    it; everything else on the machine then waits for them. Does nothing outside Linux.
    """
    if not _THREADS.is_dir() or not hasattr(os, "sched_setscheduler"):
        return
    for thread in _THREADS.iterdir():
        with suppress(OSError):  # a thread that ended meanwhile
            if os.sched_getscheduler(int(thread.name)) != os.SCHED_OTHER:
                os.sched_setscheduler(int(thread.name), os.SCHED_OTHER, os.sched_param(0))
