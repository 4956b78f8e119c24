"""What follows from an edit without being asked: transitions and fades that no longer fit.

Run at the end of every command. A transition whose cut is gone goes with it; one whose clips or
handles have become too short is shortened; fades are kept inside their clip.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.model.clip import Clip, Fade, Transition
from kijkocut.model.handles import handle_after, handle_before
from kijkocut.model.ids import ClipId
from kijkocut.model.lane import Lane
from kijkocut.model.project import Put, Shift


def tidy(draft: Draft) -> None:
    """Mend what the draft's changes have left not fitting, near the places they touched."""
    done: set[ClipId] = set()
    for clip_id in list(_near(draft)):
        if clip_id not in done and clip_id in draft.project.places:
            done.add(clip_id)
            clip = draft.project.clip(clip_id)
            mended = replace(
                clip,
                transition=_transition(draft, clip),
                fade_in=_fade(clip.fade_in, clip.duration),
                fade_out=_fade(clip.fade_out, clip.duration),
            )
            if mended != clip:
                draft.put(mended)


def _near(draft: Draft) -> Iterator[ClipId]:
    """Give the clips at, before and after each place where a clip came, went or moved."""
    project = draft.project
    for change in draft.changes:
        if isinstance(change, Shift):
            yield from _around(project.lanes.get(change.track), change.at + change.delta)
        elif isinstance(change, Put):
            for clip in (change.before, change.after):
                if isinstance(clip, Clip):
                    lane = project.lanes.get(clip.track)
                    yield from _around(lane, clip.start)
                    yield from _around(lane, clip.end)


def _around(lane: Lane | None, at: int) -> Iterator[ClipId]:
    if lane is not None:
        for clip in (lane.before(at - 1), lane.before(at), lane.after(at)):
            if clip is not None:
                yield clip.id


def _transition(draft: Draft, clip: Clip) -> Transition | None:
    over = clip.transition
    if over is None:
        return None
    lane = draft.project.lanes[clip.track]
    left = lane.previous(clip)
    if left is None or left.end != clip.start:
        return None
    taken = left.transition.after if left.transition is not None else 0
    right = lane.next(clip)
    owed = 0
    if right is not None and right.transition is not None and right.start == clip.end:
        owed = right.transition.before
    before = min(over.before, left.duration - taken, handle_before(draft.project, clip))
    after = min(over.after, clip.duration - owed, handle_after(draft.project, left))
    if max(before, 0) + max(after, 0) <= 0:
        return None
    return replace(over, before=max(before, 0), after=max(after, 0))


def _fade(fade: Fade | None, duration: int) -> Fade | None:
    if fade is None or fade.duration <= duration:
        return fade
    return replace(fade, duration=duration)
