"""Places that a film or a picture must never take: the footage and the project it is made from."""

from collections.abc import Iterable
from pathlib import Path

from kijkocut.export.errors import TargetError


def refuse_replacing(out: Path, kept: Iterable[Path]) -> None:
    """See that writing `out` would replace none of the `kept` files, by whatever name.

    Raises:
        TargetError: It would; links and other spellings of a path are seen through.
    """
    there = _identity(out)
    if there is None:
        return
    for path in kept:
        if _identity(path) == there:
            raise TargetError(
                f"{out} would replace {path}, which the project is made from or kept in."
                " Choose another name."
            )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:  # a place that is not there, or can't be seen, has nothing to lose
        return None
    return found.st_dev, found.st_ino
