"""The process of one export: `python -m kijkocut.workspace.export_child FOLDER CACHE CONFIG`.

Reads the order in FOLDER, writes the film, tells how far it is on its standard output and obeys
what comes in on its standard input; see `wire`. It runs at low priority, so that a window stays
smooth. When the program that started it is gone it stops, leaving nothing half-written behind.
"""

import logging
import os
import sys
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import BinaryIO, Final

from msgspec.structs import replace

from kijkocut.export import Progress, Result, forecast
from kijkocut.model.errors import BugError, KijkoError
from kijkocut.model.project import Project
from kijkocut.processes import Rank, step_back
from kijkocut.workspace.exports import wire
from kijkocut.workspace.exports.film import write_film
from kijkocut.workspace.exports.order import ExportOrder
from kijkocut.workspace.exports.shelf import PICTURE, PROJECT, read_item
from kijkocut.workspace.exports.snapshot import SnapshotError, read_snapshot
from kijkocut.workspace.project_services import ProjectServices
from kijkocut.workspace.still import StillRenderer, write_png
from kijkocut.workspace.studio import Studio

log = logging.getLogger(__name__)

_WIDE: Final = 192
"""Of the small picture, in pixels."""


class Wish:
    """What the program wants: going on, waiting or stopping. `is_set` waits while it is paused."""

    def __init__(self) -> None:
        """Go on."""
        self._go = threading.Event()
        self._go.set()
        self._is_stopping = False

    def follow(self, calls: Iterable[bytes]) -> None:
        """Obey the calls that come in, until they end, which means to stop."""
        for line in calls:
            match line.strip().decode("ascii", "replace"):
                case wire.Call.pause:
                    self._go.clear()
                case wire.Call.go_on:
                    self._go.set()
                case _:
                    break
        self._is_stopping = True
        self._go.set()

    def is_set(self) -> bool:
        """Whether to stop; blocks while the export is paused."""
        self._go.wait()
        return self._is_stopping


class Teller:
    """Writes messages to the program; one that is gone is no fault here."""

    def __init__(self, out: BinaryIO) -> None:
        """Write to `out`."""
        self._out = out

    def tell(self, message: wire.Message) -> None:
        """Send one message at once."""
        with suppress(OSError):
            self._out.write(wire.written(message))
            self._out.flush()

    def went(self, progress: Progress, /) -> None:
        """Pass progress on."""
        self.tell(wire.Went(progress=progress))


def main(words: Sequence[str]) -> int:
    """Do one export; gives the exit code: 0 also for one that failed in an orderly way."""
    place, cache, config = (Path(word) for word in words)
    logging.basicConfig(level=logging.INFO)
    step_back(Rank.background)
    teller = Teller(own_output())
    wish = Wish()
    # Unbuffered: a thread that waits inside a buffered reader aborts the interpreter at its end.
    calls = FileIO(0, closefd=False)
    threading.Thread(target=wish.follow, args=(calls,), name="calls", daemon=True).start()
    try:
        with Studio(cache_dir=cache, config_dir=config) as studio:
            teller.tell(wire.Finished(result=_export(place, studio, teller, wish)))
    except KijkoError as exc:
        teller.tell(wire.Failed(code=exc.code, sentence=str(exc)))
    except Exception as exc:
        log.exception("the export broke")
        sentence = f"Something went wrong inside the export ({type(exc).__name__}: {exc})."
        teller.tell(wire.Failed(code=BugError.code, sentence=sentence))
    return 0


def _export(place: Path, studio: Studio, teller: Teller, wish: Wish) -> Result:
    item = read_item(place)
    if item is None:
        raise SnapshotError("The order of the export can't be read. Export from the project again.")
    order = item.order
    project = read_snapshot(place / PROJECT)
    services = ProjectServices(studio, order.project.parent)
    try:
        _draw(order, project, services, place / PICTURE, teller)
        return write_film(
            project,
            order.sequence,
            request=replace(order.request, kept=(*order.request.kept, order.project)),
            engine=services,
            listener=teller.went,
            cancel=wish,
        )
    finally:
        services.close()


def _draw(
    order: ExportOrder, project: Project, services: ProjectServices, path: Path, teller: Teller
) -> None:
    """Make a small picture of the film's middle; a film is written without one too."""
    found = forecast(project, order.sequence, request=order.request)
    if found.problem or found.target is None or not found.target.has_video or path.exists():
        return
    sequence = project.sequences[order.sequence]
    high = max(2, round(_WIDE * sequence.height / sequence.width / 2) * 2)
    stills = StillRenderer(
        project, pool=services.pool, renderer=services.renderer, catalogue=services.catalogue
    )
    at = sequence.rate.snap(sum(found.span) // 2)
    try:
        write_png(path, stills.frame(order.sequence, at, size=(_WIDE, high)))
    except KijkoError as exc:
        log.info("no picture of the film: %s", exc)
        return
    teller.tell(wire.Drawn(path=path))


def own_output() -> BinaryIO:
    """Take standard output for messages alone: what else is printed goes to the log."""
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own


if __name__ == "__main__":  # decoder processes import this module anew; they must not run it
    raise SystemExit(main(sys.argv[1:]))
