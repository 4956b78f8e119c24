"""What an export would be, before it is started: length, size, room for it, what is missing."""

import shutil
from pathlib import Path

from msgspec import Struct

from kijkocut.export.check import frame_count
from kijkocut.export.estimate import Estimate, estimate
from kijkocut.export.exporting import span_of
from kijkocut.export.keeping import refuse_replacing
from kijkocut.export.offline import offline
from kijkocut.export.request import Request
from kijkocut.export.target import Target, resolve
from kijkocut.export.writer import film_path
from kijkocut.media import MediaPool
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks


class Forecast(Struct, frozen=True, kw_only=True):
    """An export as it would be. With a `problem` it can't be started as it is asked for."""

    path: Path
    """What would be written."""
    problem: str = ""
    """One sentence; the fields below may then be empty."""
    span: tuple[Ticks, Ticks] = (0, 0)
    frames: int = 0
    """0 for sound only."""
    target: Target | None = None
    size: Estimate | None = None
    """In bytes."""
    free: int | None = None
    """Bytes left on the disk it goes to; None where that can't be asked."""
    is_replacing: bool = False
    """Whether a file of that name is there already."""
    missing: tuple[str, ...] = ()
    """Media that is offline or broken, one sentence each; see `forecast` on when it is looked for.
    """

    @property
    def has_room(self) -> bool:
        """Whether the least that the film can take fits on the disk."""
        return self.free is None or self.size is None or self.size.least <= self.free

    @property
    def is_tight(self) -> bool:
        """Whether the film will probably fill the disk, or nearly."""
        return (
            self.free is not None and self.size is not None and self.size.likely > self.free * 0.9
        )


def forecast(
    project: Project, sequence_id: SequenceId, *, request: Request, pool: MediaPool | None = None
) -> Forecast:
    """Say what `request` would lead to. Never raises for what a person can put right.

    Args:
        project: A snapshot.
        sequence_id: Which sequence.
        request: What to write, and where.
        pool: Looks whether the media is there, which asks the disk about every file; without it
            `missing` stays empty.
    """
    out = request.out.absolute()
    try:
        target = resolve(request.preset, project.sequences[sequence_id])
        out = film_path(target, out)
        span = span_of(project, project.sequences[sequence_id], request)
        refuse_replacing(out, (*(Path(m.path) for m in project.media.values()), *request.kept))
    except KijkoError as exc:
        return Forecast(path=out, problem=str(exc))
    ticks = span[1] - span[0]
    is_there = out.is_dir() and any(out.iterdir()) if not target.file.suffix else out.exists()
    return Forecast(
        path=out,
        problem=_fault_of_place(out, is_folder=not target.file.suffix, is_there=is_there),
        span=span,
        frames=frame_count(ticks, target.rate) if target.has_video else 0,
        target=target,
        size=estimate(target, ticks),
        free=_free(out.parent),
        is_replacing=is_there,
        missing=_missing(project, sequence_id, span, pool),
    )


def _missing(
    project: Project, sequence_id: SequenceId, span: tuple[Ticks, Ticks], pool: MediaPool | None
) -> tuple[str, ...]:
    if pool is None:
        return ()
    return tuple(one.sentence() for one in offline(project, sequence_id, span, pool))


def _fault_of_place(out: Path, *, is_folder: bool, is_there: bool) -> str:
    if not out.parent.is_dir():
        return f"There is no folder {out.parent}. Choose another."
    if is_folder and is_there:
        return f"{out} is not empty. A PNG sequence needs a new or empty folder."
    return ""


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
