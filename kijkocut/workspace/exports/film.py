"""Writing a film, and the caption files that belong beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from kijkocut.export import Engine, Progress, Request, Result, export
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.workspace.sidecars import Sidecars


class Wish(Protocol):
    """A wish to stop; `threading.Event` is one."""

    def is_set(self) -> bool:
        """Whether to stop as soon as possible."""


def write_film(
    project: Project,
    sequence_id: SequenceId,
    *,
    request: Request,
    engine: Engine,
    listener: Callable[[Progress], None] | None = None,
    cancel: Wish | None = None,
) -> Result:
    """Write a film of a sequence, and its captions beside it if so asked.

    See `kijkocut.export.export`; `request.kept` should name the project file.
    """
    sidecars: Sidecars | None = None
    if request.preset.captions == "sidecar":
        footage = (Path(m.path) for m in project.media.values())
        sidecars = Sidecars(project, sequence_id, request, (*request.kept, *footage))
    result = export(
        project, sequence_id, request=request, engine=engine, listener=listener, cancel=cancel
    )
    if sidecars is None:
        return result
    written = sidecars.write(result.span)
    return replace(result, sidecars=tuple(str(path) for path in written))
