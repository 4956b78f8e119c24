"""What renders left behind that were killed before they could clean up."""

import logging
import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

log = logging.getLogger(__name__)

_NAME: Final = re.compile(r"^\..+\.(?:(?P<owner>[0-9a-f]{1,8})-)?[0-9a-f]{8}\.part$")
_QUIET_S: Final = 120
"""A render writes all the time, also one of another machine that shares the folder."""
_OLD_S: Final = 24 * 3600


def sweep(folder: Path) -> None:
    """Remove half-written films in a folder whose writers are gone.

    Gone is a process of this machine that is no more, when its film was not touched for a while;
    whatever is a day old is nobody's. What can't be removed stays.
    """
    try:
        found = [path for path in folder.iterdir() if _NAME.match(path.name)]
    except OSError:
        return
    for path in found:
        try:
            if _is_left(path):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
                log.info("removed a half-written film: %s", path)
        except OSError as exc:
            log.info("a half-written film stays: %s: %s", path, exc)


def _is_left(path: Path) -> bool:
    files = [path, *path.iterdir()] if path.is_dir() else [path]
    quiet_s = datetime.now(UTC).timestamp() - max(file.stat().st_mtime for file in files)
    match = _NAME.match(path.name)
    owner = match["owner"] if match is not None else None
    is_dead = owner is not None and not _is_running(int(owner, 16))
    return quiet_s > _OLD_S or (is_dead and quiet_s > _QUIET_S)


def _is_running(number: int) -> bool:
    """Whether a process of that number runs; taken for granted where asking is dangerous."""
    if os.name != "posix":
        return True  # there os.kill ends what it asks about
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
