"""What a decoder process does for one open stream. Runs in the decoder process only."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path

from kijkocut.media import wire
from kijkocut.media.facts import Measured, glance, measure
from kijkocut.media.index import FileIndex, load, save
from kijkocut.media.limits import MediaLimits
from kijkocut.media.scan import Report
from kijkocut.media.sequence import measure_sequence

Tick = Callable[[], None]


class Session(ABC):
    """One open stream."""

    def __init__(self, source: wire.Source) -> None:
        self.path = source.path
        self.ticket = -1
        """The request under which the present work is done."""
        self.deferred: list[wire.Request] = []
        """Requests that came while something else was waited for; to be answered next."""

    @property
    def has_work(self) -> bool:
        """Whether there is something to read ahead."""
        return False

    @abstractmethod
    def handle(self, request: wire.Request) -> None:
        """Answer one request."""

    def step(self) -> None:  # noqa: B027 - most sessions read nothing ahead
        """Read one piece ahead."""

    def stop(self) -> None:  # noqa: B027
        """Read no further ahead: something failed."""

    @abstractmethod
    def close(self) -> None:
        """Close the file."""


def measure_source(request: wire.Measure, tick: Tick, report: Report) -> Measured:
    """Measure a file or a sequence, and leave its index in the folder named."""
    source = request.source
    if source.sequence_rate is not None:
        return measure_sequence(source.path, source.sequence_rate, request.limits)
    if request.is_rough:
        return glance(source.path, request.limits)
    measured = measure(source.path, request.limits, tick, report=report)
    if request.index_folder:
        save(measured.index, Path(request.index_folder) / f"{measured.facts.content_hash}.index")
    return measured


def index_of(
    source: wire.Source, limits: MediaLimits, tick: Tick, *, is_rough: bool = False
) -> FileIndex:
    """Read the kept index of a file, or make it; if that will do, a rough one, not kept."""
    path = Path(source.index_path) if source.index_path else None
    found = load(path) if path is not None else None
    if found is None and is_rough:
        return glance(source.path, limits).index
    if found is None:
        found = measure(source.path, limits, tick).index
        if path is not None:
            save(found, path)
    return found
