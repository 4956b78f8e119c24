"""Rendering ahead in a process of its own, beside a window that stays smooth."""

import tempfile
from pathlib import Path
from threading import Thread
from typing import Final

import msgspec
from msgspec import Struct

from kijkocut.jobs import Control, Job, JobCancelledError, Order, Resource
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.workspace.exports import wire
from kijkocut.workspace.exports.process import ExportFailedError, ExportProcess
from kijkocut.workspace.exports.shelf import PROJECT
from kijkocut.workspace.exports.snapshot import write_snapshot
from kijkocut.workspace.prerender import (
    NothingToRenderError,
    Prerendered,
    Span,
    span_frames,
)
from kijkocut.workspace.segments import Segments
from kijkocut.workspace.services import Services

_MODULE: Final = "kijkocut.workspace.prerender_child"
ORDER: Final = "ahead.json"
_STEP_S: Final = 0.1
_GRACE_S: Final = 10.0


class AheadOrder(Struct, frozen=True, kw_only=True):
    """A span to be rendered, as the process reads it."""

    folder: str
    """Where the project file is, with effects and fonts beside it."""
    sequence: SequenceId
    span: tuple[int, int]
    """Ticks, half-open."""


class PrerenderApart:
    """Starts processes that render ahead for one project."""

    def __init__(self, services: Services, folder: Path) -> None:
        """Start nothing yet.

        Args:
            services: Whose jobs show it, and whose cache the films are for.
            folder: Where the project file is.
        """
        self._services, self._folder = services, folder

    def start(
        self, project: Project, sequence_id: SequenceId, span: Span | None = None
    ) -> Job[Prerendered]:
        """Start rendering a span, or else the range between in and out, or else everything.

        Raises:
            NothingToRenderError: It holds no frame.
        """
        sequence = project.sequences[sequence_id]
        ticks = span_frames(project, sequence, span)
        if not ticks:
            raise NothingToRenderError(f'There is nothing to render there in "{sequence.name}".')
        order = AheadOrder(
            folder=str(self._folder),
            sequence=sequence_id,
            span=(ticks[0], ticks[-1] + ticks.step),
        )
        title = f"Render {sequence.name} ahead"
        return self._services.jobs.submit(
            Order(title=title, kind="prerender", resource=Resource.renderer),
            lambda control: self._run(project, order, control),
        )

    def _run(self, project: Project, order: AheadOrder, control: Control) -> Prerendered:
        control.check()
        segments = self._services.segments
        cache = segments.folder.parent
        with tempfile.TemporaryDirectory(prefix="kijkocut-ahead-") as folder:
            place = Path(folder)
            write_snapshot(project, place / PROJECT)
            (place / ORDER).write_bytes(msgspec.json.encode(order))
            process = ExportProcess(
                place,
                cache_dir=cache,
                config_dir=self._services.own_effects.parent,
                module=_MODULE,
            )
            return _followed(process, segments, control)


def _followed(process: ExportProcess, segments: Segments, control: Control) -> Prerendered:
    """See a process through to its end."""
    ends: list[wire.Message] = []

    def read() -> None:
        for message in process.messages():
            if isinstance(message, wire.Stepped):
                segments.refresh()
                control.report(message.share)
            else:
                ends.append(message)

    reader = Thread(target=read, name="ahead-told", daemon=True)
    reader.start()
    is_stopped = False
    waited_s = 0.0
    while reader.is_alive():
        reader.join(_STEP_S)
        if not is_stopped and control.is_cancelled():
            is_stopped = True
            process.stop()
        waited_s += _STEP_S if is_stopped else 0.0
        if waited_s > _GRACE_S:
            process.kill()
    code = process.close()
    segments.refresh()
    if is_stopped:
        raise JobCancelledError("Rendering ahead was stopped; what is done stays.")
    match ends:
        case [wire.Rendered() as done, *_]:
            return Prerendered(
                frames=done.frames,
                rendered=done.rendered,
                reused=done.reused,
                light=done.light,
                size_bytes=segments.size_bytes,
            )
        case [wire.Failed() as failed, *_]:
            raise ExportFailedError(failed)
    raise process.obituary(code)
