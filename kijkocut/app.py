"""The composition root: the only module that knows every room.

Sets up the process, makes the services, and hands over to the window or to the command line.
"""

import faulthandler
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs

from kijkocut.workspace import Studio

if TYPE_CHECKING:
    from kijkocut.bench import Measurement

MEASURED: Final = "--measure-start"
"""With this word a window tells on stdout when its start came how far, and closes."""


def main() -> int:
    """Run the program; gives its exit code."""
    faulthandler.enable()
    cache = Path(platformdirs.user_cache_dir("kijkocut"))
    config = Path(platformdirs.user_config_dir("kijkocut"))
    words = [word for word in sys.argv[1:] if word != MEASURED]
    is_measured = MEASURED in sys.argv
    with Studio(cache_dir=cache, config_dir=config) as studio:
        if is_for_window(words):
            # Qt takes a fifth of a second to import, which the command line need not wait for.
            from kijkocut.desktop import measure_start, run_window  # noqa: PLC0415

            return run_window(
                studio,
                next((Path(word) for word in words if word != "--demo"), None),
                data_dir=Path(platformdirs.user_data_dir("kijkocut")),
                is_demo="--demo" in words,
                watched_by=measure_start if is_measured else None,
            )
        from kijkocut.cli import main as run_cli  # noqa: PLC0415 the window needs none of it

        return run_cli(words, studio, measurements=_measurements(words))


def _measurements(words: Sequence[str]) -> "tuple[Measurement, ...]":
    """Give what the bench can measure of the window, which the command line does not know."""
    if words[:1] != ["bench"]:
        return ()
    from kijkocut.desktop import measurements  # noqa: PLC0415 brings Qt

    return measurements()


def is_for_window(words: Sequence[str]) -> bool:
    """Tell whether the window is meant.

    Without words it shows the start screen, with a project file and nothing else that project, and
    with `--demo` and nothing else the demo.
    """
    return not words or (len(words) == 1 and (words[0].endswith(".kijko") or words[0] == "--demo"))
