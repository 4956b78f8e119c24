"""Writing OpenTimelineIO files."""

from pathlib import Path

import opentimelineio as otio  # type: ignore[import-untyped]

from kijkocut.interchange.files import write_text
from kijkocut.interchange.otio_writing import timeline_of
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project


def write_otio(project: Project, sequence: SequenceId, path: Path) -> None:
    """Write the timeline of a sequence, with the whole project in its metadata.

    Raises:
        UnwritablePlaceError: It can't be written there.
    """
    timeline = timeline_of(project, sequence)
    write_text(path, otio.adapters.write_to_string(timeline, adapter_name="otio_json"))
