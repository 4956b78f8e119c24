import os
import subprocess
import sys

import pytest

from kijkocut.desktop.heaps import HEAPS

_COUNTS = """
import ctypes, os, sys, tempfile, threading
from kijkocut.desktop.heaps import bound_heaps

libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.fdopen.restype, libc.fdopen.argtypes = ctypes.c_void_p, [ctypes.c_int, ctypes.c_char_p]
libc.malloc_info.argtypes, libc.fclose.argtypes = [ctypes.c_int, ctypes.c_void_p], [ctypes.c_void_p]
is_bound = bound_heaps() if sys.argv[1] == "bound" else False
together = threading.Barrier(6)


def work():
    together.wait()
    libc.malloc(1000)
    together.wait()


threads = [threading.Thread(target=work) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
with tempfile.TemporaryFile() as file:
    stream = libc.fdopen(os.dup(file.fileno()), b"w")
    libc.malloc_info(0, stream)
    libc.fclose(stream)
    file.seek(0)
    print(is_bound, file.read().count(b"<heap nr="))
"""


def _heaps(how: str, **variables: str) -> tuple[bool, int]:
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("MALLOC_", "GLIBC_"))}
    done = subprocess.run(
        [sys.executable, "-c", _COUNTS, how],
        env={**surroundings, **variables},
        capture_output=True,
        text=True,
        check=True,
    )
    is_bound, heaps = done.stdout.split()
    return is_bound == "True", int(heaps)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the heaps of glibc")
def test_threads_share_the_heaps_of_the_window_instead_of_each_taking_one():
    _, alone = _heaps("unbound")
    assert alone > HEAPS  # what there would be
    assert _heaps("bound") == (True, HEAPS)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the heaps of glibc")
def test_what_the_person_set_is_left():
    is_bound, heaps = _heaps("bound", MALLOC_ARENA_MAX="4")
    assert not is_bound
    assert heaps == 4
