"""Jobs as values: what is ordered, and how it stands."""

from enum import StrEnum
from typing import NewType

from msgspec import Struct

JobId = NewType("JobId", str)
"""Names a job within one run of the program."""


class Resource(StrEnum):
    """What a job keeps busy; each is a lane of its own."""

    processor = "processor"
    """All cores: transcoding, analysis, rendering on the processor. One at a time."""
    light = "light"
    """Reading, hashing, thumbnails: runs beside everything else, two at a time."""
    renderer = "renderer"
    """The render thread and an encoder: exports, pre-rendering. One at a time."""
    network = "network"
    """Waits for other machines. Four at a time."""


class Stage(StrEnum):
    """Where a job is in its life."""

    queued = "queued"
    running = "running"
    paused = "paused"
    done = "done"
    failed = "failed"
    cancelled = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen unless it is tried again."""
        return self in (Stage.done, Stage.failed, Stage.cancelled)


class Order(Struct, frozen=True, kw_only=True):
    """What somebody wants done."""

    title: str
    """For people: what, and to which file."""
    kind: str
    """Groups jobs in lists: `proxy`, `scenes`, `export` ..."""
    key: str = ""
    """Names the result; while a job of that key is not over, ordering it again gives the same job.
    Empty for jobs that are never the same."""
    priority: int = 0
    """Higher goes first; equals go in the order of asking."""
    resource: Resource = Resource.processor


class Fault(Struct, frozen=True, kw_only=True):
    """Why a job failed."""

    code: str
    sentence: str


class JobState(Struct, frozen=True, kw_only=True):
    """A job at one moment."""

    id: JobId
    order: Order
    stage: Stage
    share: float = 0.0
    """How much is done, 0..1."""
    text: str = ""
    """What is being done, as the work said it."""
    fault: Fault | None = None
    started_s: float | None = None
    """Monotonic clock when the work began."""
    left_s: float | None = None
    """Seconds it may still take, by its pace so far; None while that can't be said."""
    revision: int = 0
    """Grows with every change of any job: the higher is the newer."""
