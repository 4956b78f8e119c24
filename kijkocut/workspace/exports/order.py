"""What is wanted of the queue, and how it stands, as values."""

from pathlib import Path
from typing import NewType

from msgspec import Struct

from kijkocut.export import Request, Result
from kijkocut.jobs import Fault, Stage
from kijkocut.model.ids import SequenceId

ExportId = NewType("ExportId", str)
"""Names an export for as long as it is listed, over restarts of the program."""


class ExportOrder(Struct, frozen=True, kw_only=True):
    """One film to be written."""

    id: ExportId
    title: str
    """For people: the film's name."""
    project: Path
    """The project file it was ordered from; effects and fonts beside it are used."""
    sequence: SequenceId
    request: Request
    made_ms: int
    """When it was ordered: milliseconds since 1970, UTC."""


class ExportItem(Struct, frozen=True, kw_only=True):
    """An order and how it stands."""

    order: ExportOrder
    stage: Stage = Stage.queued
    attempts: int = 0
    """How often it was begun and not ended in any way: more than once tells of a crash."""
    share: float = 0.0
    """How much is done, 0..1, writing and checking together."""
    text: str = ""
    """What is being done."""
    fps: float = 0.0
    left_s: float | None = None
    fault: Fault | None = None
    result: Result | None = None
    picture: Path | None = None
    """A small PNG of it, once there is one."""
