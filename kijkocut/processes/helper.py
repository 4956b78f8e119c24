"""Starting this interpreter again as a helper that ends with the program."""

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_PACKAGE_FOLDER: Final = str(Path(__file__).resolve().parents[2])
_PR_SET_PDEATHSIG: Final = 1


def start_helper(
    module: str,
    theirs: "Connection[bytes, bytes]",
    *arguments: str,
    errors: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """Run `python -m module CONNECTION *arguments`; the helper inherits its end of the connection.

    Args:
        module: Full name; calls `live_with_parent` before anything else.
        theirs: The helper's end; close it here afterwards.
        arguments: What follows on its command line.
        errors: File number for what it writes while dying.
    """
    handle = theirs.fileno()
    environment = dict(os.environ)
    environment["PYTHONPATH"] = os.pathsep.join(
        filter(None, (_PACKAGE_FOLDER, environment.get("PYTHONPATH", "")))
    )
    environment["OPENBLAS_NUM_THREADS"] = "1"
    # -P: modules that lie in the present folder, such as a project's, are not to be loaded.
    command = [sys.executable, "-P", "-m", module, str(handle), *arguments]
    if sys.platform == "win32":
        os.set_handle_inheritable(handle, True)  # noqa: FBT003 - its only parameter
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command,
        stdin=quiet,
        stdout=quiet,
        stderr=errors,
        env=environment,
        close_fds=sys.platform != "win32",
        pass_fds=() if sys.platform == "win32" else (handle,),
    )


def live_with_parent(parent: int) -> bool:
    """End this process when the thread that started it ends; leave Ctrl+C to the parent.

    Returns:
        Whether `parent`, a process number, is still there; if not, end at once.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    return os.getppid() == parent
