"""What a gesture would do, worked out by running its commands on the snapshot."""

from msgspec import Struct

from kijkocut.desktop.desk import Desk
from kijkocut.edit.command import Command
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.run import run_commands
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, OperationId
from kijkocut.model.project import Project, Put
from kijkocut.model.ticks import Ticks

_TRIAL = OperationId("ghost")


class Ghost(Struct, frozen=True, kw_only=True):
    """The timeline as it would be after release."""

    project: Project
    """With the edit done; the same as it is now when it is refused."""
    touched: frozenset[ClipId] = frozenset()
    """Clips that would come or change."""
    gone: tuple[Clip, ...] = ()
    refusal: str = ""
    """Why it can't be done; empty when it can."""
    snapped_at: Ticks | None = None
    hint: str = ""
    """What is shown at the pointer, such as `+00:00:01:05`."""


def ghost_of(
    desk: Desk, commands: tuple[Command, ...], *, snapped_at: Ticks | None = None, hint: str = ""
) -> Ghost:
    """Try commands on the project as it is; nothing is changed."""
    project = desk.project
    if not commands:
        return Ghost(project=project, snapped_at=snapped_at, hint=hint)
    try:
        done = run_commands(project, commands, _TRIAL, desk.studio.catalogue)
    except EditRefused as exc:
        return Ghost(project=project, refusal=str(exc), snapped_at=snapped_at, hint=hint)
    puts = [c for c in done.changes if isinstance(c, Put)]
    after = {c.subject.id for c in puts if isinstance(c.after, Clip)}
    before = {c.before.id: c.before for c in puts if isinstance(c.before, Clip)}
    return Ghost(
        project=done.project,
        touched=frozenset(ClipId(key) for key in after if key in done.project.places),
        gone=tuple(c for key, c in before.items() if key not in done.project.places),
        snapped_at=snapped_at,
        hint=hint,
    )
