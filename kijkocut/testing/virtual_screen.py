"""A screen without a monitor: Xvfb, with a real (software) OpenGL behind Qt's `xcb` platform.

`run_tests` runs test files in a pytest of their own on such a screen. The files decide by
`is_on_screen` whether they are there; see `tests/desktop/on_screen`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

MARK: Final = "KIJKOCUT_ON_SCREEN"
"""Set in the environment of tests that run on a screen, whichever it is."""

_SURFACE: Final = "KIJKOCUT_VIEWER_SURFACE"
"""See `kijkocut.desktop.viewer.gl_record`."""

HOW_TO_GET: Final = "there is no Xvfb: install it with `sudo apt install xvfb`"
_SIZE: Final = "1600x1000x24"


def is_on_screen() -> bool:
    """Whether this process was started to run tests on a screen."""
    return bool(os.environ.get(MARK))


def can_open() -> bool:
    """Whether there is an Xvfb to start."""
    return shutil.which("Xvfb") is not None


@contextmanager
def virtual_screen() -> Iterator[dict[str, str]]:
    """Run an X server on a free display; gives the environment for programs that show on it.

    Raises:
        RuntimeError: It does not start; what it said is part of the sentence.
    """
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", _SIZE, "-nolisten", "tcp"]
    command += ["+extension", "GLX", "-noreset"]
    server = subprocess.Popen(
        command,
        pass_fds=(theirs,),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(theirs)
    try:
        with os.fdopen(ours) as said:
            number = said.readline().strip()
        if not number:
            server.terminate()
            raise RuntimeError(f"Xvfb does not start: {server.communicate()[1].strip()}")
        yield {**_without_screen(os.environ), "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.communicate()


def run_tests(
    paths: list[str], root: Path, *, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run test files on a virtual screen, in one pytest of their own, viewers drawing with OpenGL.

    Args:
        paths: Files, folders or test names, from `root`.
        root: The clone.
        environment: What is set beside the screen, such as a driver.
    """
    with virtual_screen() as shown:
        command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider"]
        return subprocess.run(
            [*command, "-q", "-s", *paths],
            cwd=root,
            env={**shown, MARK: "1", _SURFACE: "gl", **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


def _without_screen(environment: Mapping[str, str]) -> dict[str, str]:
    """Leave out what names another screen, and the pytest that runs us."""
    left = ("WAYLAND_DISPLAY", "XAUTHORITY", "XDG_SESSION_TYPE")
    return {
        name: value
        for name, value in environment.items()
        if name not in left and not name.startswith("PYTEST_")
    }
