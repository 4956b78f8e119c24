"""Having a decoder process make a file, which it tells of now and then."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kijkocut.media import wire
from kijkocut.media.crew import Crew

if TYPE_CHECKING:
    from kijkocut.media.process import WorkerProcess

OnProgress = Callable[[float], object]
"""Told the share done, 0 to 1, on the calling thread."""
IsCancelled = Callable[[], bool]


class Making:
    """One request to make a file."""

    def __init__(
        self,
        crew: Crew,
        request: wire.MakeProxy | wire.CutFile,
        on_progress: OnProgress | None,
        is_cancelled: IsCancelled | None,
    ) -> None:
        """Start nothing yet."""
        self._crew, self._request = crew, request
        self._on_progress, self._is_cancelled = on_progress or _unheard, is_cancelled or _never
        self._worker: WorkerProcess | None = None

    def run(self) -> bool:
        """Make it; False if it was cancelled."""
        if self._is_cancelled():
            return False
        worker = self._worker = self._crew.take(None)
        try:
            worker.send(self._request)
            while True:
                match worker.receive():
                    case wire.Made():
                        self._on_progress(1.0)
                        return True
                    case wire.Failed() as failed:
                        raise wire.error_of(failed)
                    case wire.Progress(share=share):
                        self._on_progress(share)
                        if self._is_cancelled():
                            return False
                        worker.send(wire.GoOn())
                    case _:
                        continue
        finally:
            self.lose()  # it may have made itself slow for good

    def lose(self) -> None:
        """End the process."""
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            self._crew.leave()


def _unheard(_share: float) -> None:
    return


def _never() -> bool:
    return False
