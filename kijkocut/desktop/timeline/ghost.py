"""What a gesture would do, worked out by running its commands on the snapshot."""

from msgspec import Struct

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.language import said
from kijkocut.edit.command import Command
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.run import Later, run_commands
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, OperationId, TrackId
from kijkocut.model.project import Project, Put
from kijkocut.model.ticks import Ticks

_TRIAL = OperationId("ghost")


class Outline(Struct, frozen=True, kw_only=True):
    """Where something that can't be there would lie."""

    track: TrackId
    start: Ticks
    end: Ticks


class Ghost(Struct, frozen=True, kw_only=True):
    """The timeline as it would be after release."""

    project: Project
    """With the edit done; the same as it is now when it is refused."""
    touched: frozenset[ClipId] = frozenset()
    """Clips that would come or change."""
    gone: tuple[Clip, ...] = ()
    in_the_way: frozenset[ClipId] = frozenset()
    """Of the touched and gone clips, those that were not dragged."""
    refusal: str = ""
    """Why it can't be done; empty when it can."""
    stuck: ClipId | None = None
    """The clip that keeps it from being done, or from going farther."""
    snapped_at: Ticks | None = None
    hint: str = ""
    """What is shown at the pointer, such as `+00:00:01:05`."""
    outlines: tuple[Outline, ...] = ()
    """What is shown of an edit that is refused or not worked out yet."""


def ghost_of(
    desk: Desk,
    commands: tuple[Command | Later, ...],
    *,
    snapped_at: Ticks | None = None,
    hint: str = "",
    outlines: tuple[Outline, ...] = (),
    moved: frozenset[ClipId] = frozenset(),
) -> Ghost:
    """Try commands on the project as it is; nothing is changed.

    Args:
        desk: The project.
        commands: What would be run.
        snapped_at: Where something is caught.
        hint: What to show at the pointer.
        outlines: What to show when it is refused.
        moved: The clips that are dragged.
    """
    project = desk.project
    if not commands:
        return Ghost(project=project, snapped_at=snapped_at, hint=hint)
    try:
        done = run_commands(project, commands, _TRIAL, desk.studio.catalogue)
    except EditRefused as exc:
        return Ghost(
            project=project,
            refusal=said(str(exc)),
            stuck=exc.clip,
            snapped_at=snapped_at,
            hint=hint,
            outlines=outlines,
        )
    puts = [c for c in done.changes if isinstance(c, Put)]
    after = {c.subject.id for c in puts if isinstance(c.after, Clip)}
    before = {c.before.id: c.before for c in puts if isinstance(c.before, Clip)}
    known = done.project.places
    return Ghost(
        project=done.project,
        touched=frozenset(ClipId(key) for key in after if key in known),
        gone=tuple(c for key, c in before.items() if key not in known),
        in_the_way=frozenset(before) - moved if moved else frozenset(),
        snapped_at=snapped_at,
        hint=hint,
    )
