"""Which of our processes goes first when there are more of them than cores."""

import ctypes
import os
import sys
from contextlib import suppress
from enum import IntEnum
from typing import Final

_BELOW_NORMAL_PRIORITY_CLASS: Final = 0x4000
"""Of `SetPriorityClass`, processthreadsapi.h."""


class Rank(IntEnum):
    """Places behind the window, which has the first: steps of niceness where there is such."""

    picture = 5
    """What somebody is looking at; drawn by the window's own rank it would hold the window up."""
    background = 10
    """What nobody waits for at the window: exports, proxies, thumbnails."""


def step_back(rank: Rank) -> None:
    """Give this process its rank, for all threads that it starts from now on.

    Call it first thing in a process: on Linux it goes for the calling thread and its children.
    What the system refuses is left as it is. On Windows both ranks are "below normal".
    """
    if sys.platform == "win32":
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
        return
    with suppress(OSError):
        os.nice(max(0, rank - os.nice(0)))
