"""The programs that ours is measured against, where they are installed: melt and ffmpeg."""

import shutil
from pathlib import Path
from typing import Final

from msgspec import Struct

from kijkocut.bench.process import Usage, run_program

INSTALL: Final = "On Debian: apt-get install --no-install-recommends melt ffmpeg."


class Anchor(Struct, frozen=True, kw_only=True):
    """One installed program."""

    name: str
    path: Path
    version: str


def find_anchor(name: str) -> Anchor | None:
    """Look for `melt` or `ffmpeg` on the PATH; None if it is not there."""
    found = shutil.which(name)
    if found is None:
        return None
    flag = "-version" if name == "ffmpeg" else "--version"
    usage = run_program([found, flag], env=ENV)
    words = (usage.output.decode(errors="replace").splitlines() or [""])[0].split()
    number = next((word for word in words if word[:1].isdigit()), "of unknown version")
    return Anchor(name=name, path=Path(found), version=number)


ENV: Final = {"LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "DISPLAY": ""}
"""melt's Qt module must not look for a screen."""


def missing(*names: str) -> tuple[str, ...]:
    """Give a note for each anchor that is not installed."""
    return tuple(
        f"{name} is not installed, so there is nothing to compare with. {INSTALL}"
        for name in names
        if shutil.which(name) is None
    )


def run_melt(melt: Anchor, project: Path, *consumer: str, has_memory: bool = False) -> Usage:
    """Let melt play an XML project to its end into a consumer.

    Args:
        melt: The program.
        project: An MLT XML file.
        consumer: The consumer and its properties, such as `"null"`.
        has_memory: Whether to watch memory.

    Raises:
        ProgramFailedError: It failed.
    """
    words = [str(melt.path), "-silent", f"xml:{project}", "-consumer", *consumer]
    # Without it the null consumer waits for a key at the end, for ever.
    words += ["terminate_on_pause=1", "real_time=-1"]
    return run_program(words, env=ENV, has_memory=has_memory)
