"""Writing OpenTimelineIO files."""

from collections.abc import Sequence as Many
from pathlib import Path

import opentimelineio as otio  # type: ignore[import-untyped]

from kijkocut.interchange.files import write_text
from kijkocut.interchange.otio_writing import collection_of, timeline_of
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project


def write_otio(project: Project, sequences: Many[SequenceId], path: Path) -> None:
    """Write a timeline, or several as a collection, with the whole project in its metadata.

    Raises:
        UnwritablePlaceError: It can't be written there.
    """
    is_one = len(sequences) == 1
    made = timeline_of(project, sequences[0]) if is_one else collection_of(project, sequences)
    write_text(path, otio.adapters.write_to_string(made, adapter_name="otio_json"))
