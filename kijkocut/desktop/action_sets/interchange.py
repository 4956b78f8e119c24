"""Other projects, and timelines of other programs."""

from typing import Final

from kijkocut.desktop.action import Action, with_project, with_sequence
from kijkocut.desktop.delivery.timelines import TimelineFiles

ACTIONS: Final = (
    Action(
        name="file.import_timeline",
        text="Import Timeline...",
        menu="File",
        tip="OTIO, FCPXML, EDL, Kdenlive, Shotcut or OpenShot, as sequences of their own",
        run=lambda desk: TimelineFiles.of(desk).ask_import(),
        is_enabled=with_project,
        starts_group=True,
    ),
    Action(
        name="file.import_project",
        text="Import Project...",
        menu="File",
        tip="The sequences and media of another project",
        run=lambda desk: TimelineFiles.of(desk).ask_project(),
        is_enabled=with_project,
    ),
    Action(
        name="file.export_timeline",
        text="Export Timeline...",
        menu="File",
        tip="The sequence on show as OTIO, FCPXML or EDL, for other programs",
        run=lambda desk: TimelineFiles.of(desk).ask_export(),
        is_enabled=with_sequence,
    ),
)
