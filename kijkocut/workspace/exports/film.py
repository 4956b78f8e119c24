"""Writing a film, and the caption files that belong beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from kijkocut.export import EncoderBook, Engine, Progress, Request, Result, export
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.workspace.sidecars import Sidecars


class FilmEngine(Engine, Protocol):
    """An engine that knows which encoders work here."""

    @property
    def encoders(self) -> EncoderBook:
        """Which hardware encoders work here."""


class Wish(Protocol):
    """A wish to stop; `threading.Event` is one."""

    def is_set(self) -> bool:
        """Whether to stop as soon as possible."""


def write_film(
    project: Project,
    sequence_id: SequenceId,
    *,
    request: Request,
    engine: FilmEngine,
    listener: Callable[[Progress], None] | None = None,
    cancel: Wish | None = None,
) -> Result:
    """Write a film of a sequence, and its captions beside it if so asked.

    A hardware encoder that does not work here gives way to software, with a warning in the result.
    See `kijkocut.export.export`; `request.kept` should name the project file.
    """
    preset, told = engine.encoders.proven(request.preset)
    request = replace(request, preset=preset)
    sidecars: Sidecars | None = None
    if request.preset.captions == "sidecar":
        footage = (Path(m.path) for m in project.media.values())
        sidecars = Sidecars(project, sequence_id, request, (*request.kept, *footage))
    result = export(
        project, sequence_id, request=request, engine=engine, listener=listener, cancel=cancel
    )
    if told:
        result = replace(result, warnings=(told, *result.warnings))
    if sidecars is None:
        return result
    written = sidecars.write(result.span)
    return replace(result, sidecars=tuple(str(path) for path in written))
