"""What follows from an edit without being asked: transitions and fades that no longer fit.

Run at the end of every command. A transition whose cut is gone goes with it; one whose clips or
handles have become too short is shortened; fades are kept inside their clip.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.joins import whole_frames
from kijkocut.model.clip import Clip, Fade, Transition
from kijkocut.model.handles import handle_after, handle_before
from kijkocut.model.ids import ClipId
from kijkocut.model.project import Project


def tidy(draft: Draft, start: Project) -> None:
    """Mend what a command has left not fitting, near the clips it touched.

    Args:
        draft: The project after the command.
        start: The project before it; a transition stays only on the cut it was made for.
    """
    mend(draft, start, [c for c in draft.take_touched() if c in draft.project.places])
    draft.take_touched()


def mend(draft: Draft, start: Project, clips: Iterable[ClipId]) -> None:
    """Shorten or drop the transitions and fades of `clips` that no longer have room."""
    for clip_id in clips:
        clip = draft.project.clip(clip_id)
        mended = replace(
            clip,
            transition=_transition(draft, clip, start),
            fade_in=_fade(clip.fade_in, clip.duration),
            fade_out=_fade(clip.fade_out, clip.duration),
        )
        if mended != clip:
            draft.put(mended)


def _transition(draft: Draft, clip: Clip, start: Project) -> Transition | None:
    over = clip.transition
    if over is None:
        return None
    lane = draft.project.lanes[clip.track]
    left = lane.previous(clip)
    if left is None or left.end != clip.start or not _is_same_cut(left, clip, start):
        return None
    taken = left.transition.after if left.transition is not None else 0
    right = lane.next(clip)
    owed = 0
    if right is not None and right.transition is not None and right.start == clip.end:
        owed = right.transition.before
    before = min(over.before, left.duration - taken, handle_before(draft.project, clip))
    after = min(over.after, clip.duration - owed, handle_after(draft.project, left))
    before = whole_frames(draft, clip, max(before, 0))
    after = whole_frames(draft, clip, max(after, 0))
    return replace(over, before=before, after=after) if before + after else None


def _is_same_cut(left: Clip, clip: Clip, start: Project) -> bool:
    """Say whether the clip followed the same picture before, or its transition is new."""
    if clip.id not in start.places:
        return True
    before = start.clip(clip.id)
    if before.transition != clip.transition:
        return True
    old = start.lanes[before.track].previous(before)
    return old is not None and (
        old.id == left.id or (old.source == left.source and old.source_end == left.source_end)
    )


def _fade(fade: Fade | None, duration: int) -> Fade | None:
    if fade is None or fade.duration <= duration:
        return fade
    return replace(fade, duration=duration)
