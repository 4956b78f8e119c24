"""How many heaps the C library spreads the window's memory over.

glibc gives each thread that finds a heap taken one of its own, up to eight for each core
(mallopt(3), M_ARENA_MAX). Pictures and sound go from thread to thread here, so that every heap
keeps holes where a passing piece of work was: memory grows for hours while what is in use does
not. Two heaps, one of them mostly the UI thread's, keep those holes together.
"""

import ctypes
import os
import sys
from typing import Final

HEAPS: Final = 2
"""Heaps of the C library in the process of the window."""

_ARENA_MAX: Final = -8
"""M_ARENA_MAX of glibc's malloc.h."""


def bound_heaps() -> bool:
    """Keep this process to `HEAPS` heaps from now on; tells whether the C library does.

    To be called before threads are started: heaps that are there stay. Where the person set
    `MALLOC_ARENA_MAX`, and where the C library is not glibc, nothing is changed.
    """
    if not sys.platform.startswith("linux") or os.environ.get("MALLOC_ARENA_MAX"):
        return False
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "gnu_get_libc_version"):
        return False
    return bool(libc.mallopt(_ARENA_MAX, HEAPS))
