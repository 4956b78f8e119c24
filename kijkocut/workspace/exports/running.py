"""Seeing one export through: passing on what its process tells, and what a person wants of it."""

import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final, Protocol

from kijkocut.export import Progress, Request, Result
from kijkocut.jobs import Control, JobCancelledError
from kijkocut.workspace.exports import wire
from kijkocut.workspace.exports.process import ExportFailedError, ExportProcess

_STEP_S: Final = 0.1
_GRACE_S: Final = 15.0
"""A process that does not leave within this time after it was asked to is ended."""
_WRITING: Final = 0.85
"""How much of the whole the writing is, the rest being the check."""


class OnChange(Protocol):
    """Takes note of fields of the order's `ExportItem` that changed."""

    def __call__(self, **fields: object) -> None:
        """Called on the job's thread."""


class Running:
    """One process at work for one job."""

    def __init__(
        self,
        start: Callable[[], ExportProcess],
        *,
        request: Request,
        is_paused: Callable[[], bool],
        on_change: OnChange,
    ) -> None:
        """Start nothing yet."""
        self._start, self._request = start, request
        self._is_paused, self._on_change = is_paused, on_change
        self._told: SimpleQueue[wire.Message | None] = SimpleQueue()

    def run(self, control: Control) -> Result:
        """Export; gives what came of it.

        Raises:
            JobCancelledError: It was stopped; nothing is left of it.
            ExportFailedError, ExportCrashedError: It could not be done.
        """
        process = self._start()
        reader = Thread(target=self._read, args=(process,), name="export-told", daemon=True)
        reader.start()
        end: wire.Finished | wire.Failed | None = None
        is_stopping, code = False, 0
        try:
            end, is_stopping = self._follow(process, control)
        finally:
            if end is None and not is_stopping:
                process.stop()
            code = process.close()
            reader.join()
        match end:
            case wire.Finished(result=result):
                return result
            case wire.Failed() if not is_stopping:
                raise ExportFailedError(end)
        process.sweep(self._request.out.parent)
        if is_stopping:
            raise JobCancelledError("The export was stopped; nothing was left behind.")
        raise process.obituary(code)

    def _follow(
        self, process: ExportProcess, control: Control
    ) -> tuple[wire.Finished | wire.Failed | None, bool]:
        """Listen until the end; gives what it said last, and whether it was asked to stop."""
        stopped_s: float | None = None
        end: wire.Finished | wire.Failed | None = None
        has_begun = False
        while True:
            # Waits for as long as the job is paused.
            if control.is_cancelled():
                if stopped_s is None:
                    stopped_s = time.monotonic()
                    # What has not begun to write can go at once; the rest tidies up itself.
                    process.stop() if has_begun else process.kill()
                elif time.monotonic() - stopped_s > _GRACE_S:
                    process.kill()
            else:
                process.go_on()
            try:
                message = self._told.get(timeout=_STEP_S)
            except Empty:
                continue
            has_begun = True
            match message:
                case None:
                    return end, stopped_s is not None
                case wire.Finished() | wire.Failed():
                    end = message
                case wire.Drawn(path=path):
                    self._on_change(picture=path)
                case wire.Went(progress=progress):
                    self._went(progress, control)

    def _read(self, process: ExportProcess) -> None:
        for message in process.messages():
            # The job's thread may be waiting in a pause: then it is told from here.
            if isinstance(message, wire.Went) and self._is_paused():
                process.pause()
            self._told.put(message)
        self._told.put(None)

    def _went(self, progress: Progress, control: Control) -> None:
        is_checked = self._request.is_checked
        if not is_checked:
            low, part = 0.0, 1.0
        elif progress.stage == "writing":
            low, part = 0.0, _WRITING
        else:
            low, part = _WRITING, 1.0 - _WRITING
        share = low + part * progress.share
        text = "Writing" if progress.stage == "writing" else "Checking"
        left_s = progress.left_s
        if left_s is not None and is_checked and progress.stage == "writing":
            left_s += (progress.elapsed_s + left_s) * (1.0 - _WRITING) / _WRITING
        self._on_change(share=share, text=text, fps=progress.fps, left_s=left_s)
        control.report(share, text)
