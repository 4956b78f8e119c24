"""What is done to captions by actions: each one step of the history."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kijkocut.desktop.captions.track_choice import TrackChoice
from kijkocut.desktop.desk import Desk
from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_caption import AddCaption
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.edit.commands.merge_captions import MergeCaptions
from kijkocut.edit.commands.set_caption import SetCaption
from kijkocut.edit.commands.split_caption import SplitCaption
from kijkocut.model.clip import CaptionSource, Clip
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.project import Project
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks

_LONG: Final = 2 * TICKS_PER_SECOND
_SHORT: Final = TICKS_PER_SECOND // 5
"""Less room than this is none."""


def selected_captions(desk: Desk) -> tuple[Clip, ...]:
    """Give the selected clips that are captions, by time."""
    return tuple(c for c in desk.selected_clips if isinstance(c.source, CaptionSource))


def caption_at_playhead(desk: Desk) -> Clip | None:
    """Give the caption of the chosen track that is on show."""
    track = TrackChoice.of(desk).track
    return desk.project.lane(track.id).at(desk.playhead) if track is not None else None


def add_caption(desk: Desk) -> ClipId | None:
    """Put an empty caption at the playhead, or right after the one that is there; selects it.

    A caption track is made where there is none. Gives the new caption.
    """
    sequence = desk.sequence
    if sequence is None:
        return None
    track = TrackChoice.of(desk).track
    start, end = desk.playhead, desk.playhead + _LONG
    if track is not None:
        lane = desk.project.lane(track.id)
        here = lane.at(start)
        start = here.end if here is not None else start
        following = lane.between(start, start + _LONG)
        end = min([start + _LONG, *(clip.start for clip in following)])
    if end - start < _SHORT:
        desk.say(
            _tr("There is no room for a caption here. Go to a place without one, or shorten it.")
        )
        return None

    def placed(project: Project) -> Command:
        rows = project.sequence_tracks(sequence.id)
        key = track.id if track else next(t.id for t in rows if t.kind is TrackKind.caption)
        return AddCaption(track=key, at=start, duration=end - start, text="")

    made = () if track else (AddTrack(sequence=sequence.id, kind=TrackKind.caption),)
    done = desk.run(*made, placed, label="Add caption")
    if done is None:
        return None
    clip = next(ClipId(key) for _, key in done.added if key in done.after.places)
    desk.select([clip])
    return clip


def add_track(desk: Desk, language: str = "") -> None:
    """Add a caption track, such as for another language, and choose it."""
    if desk.sequence is None:
        return
    name = language or ""
    done = desk.run(
        AddTrack(sequence=desk.sequence.id, kind=TrackKind.caption, name=name, language=language),
        label="Add caption track",
    )
    if done is not None:
        for _, key in done.added:
            if key in done.after.tracks:
                TrackChoice.of(desk).choose(TrackId(key))


def split_caption(desk: Desk, clip: ClipId | None = None, character: int | None = None) -> None:
    """Split a caption in two.

    Args:
        desk: The desk.
        clip: The caption; by default the selected one under the playhead, or what is spoken there.
        character: Where in its text, and at that share of its time; by default at the playhead.
    """
    if clip is None:
        here = [c for c in selected_captions(desk) if c.start < desk.playhead < c.end]
        found = here[0] if here else caption_at_playhead(desk)
        if found is None:
            desk.say(_tr("Put the playhead into the caption that shall be split."))
            return
        clip = found.id
    at = desk.playhead if character is None else None
    desk.run(SplitCaption(clip=clip, at=at, character=character))


def merge_captions(desk: Desk) -> None:
    """Make one caption of those selected, or of the selected one and the next."""
    clips = selected_captions(desk)
    if len(clips) == 1:
        following = desk.project.lane(clips[0].track).next(clips[0])
        clips = (*clips, following) if following is not None else clips
    if len(clips) < 2:
        desk.say(_tr("Select the captions that shall become one."))
        return
    if desk.run(MergeCaptions(clips=tuple(clip.id for clip in clips))) is not None:
        desk.select([clips[0].id])


def delete_captions(desk: Desk) -> None:
    """Take the selected captions away; the next one is selected then."""
    clips = selected_captions(desk)
    if not clips:
        return
    following = desk.project.lane(clips[-1].track).next(clips[-1])
    if desk.run(DeleteClips(clips=tuple(clip.id for clip in clips))) is not None and following:
        desk.select([following.id])


def set_start(desk: Desk) -> None:
    """Let the selected caption come at the playhead."""
    clip = _one(desk)
    if clip is not None:
        desk.run(SetCaption(clip=clip.id, start=desk.playhead), label="Retime caption")


def set_end(desk: Desk) -> None:
    """Let the selected caption go at the playhead."""
    clip = _one(desk)
    if clip is not None:
        desk.run(SetCaption(clip=clip.id, end=desk.playhead), label="Retime caption")


def nudge(desk: Desk, *, start_frames: int = 0, end_frames: int = 0) -> None:
    """Move beginning and end of the selected captions by frames.

    Captions that move in one direction are moved in the order that keeps them clear of each other.
    """
    if desk.sequence is None:
        return
    step: Ticks = desk.sequence.rate.frame_ticks
    clips = selected_captions(desk)
    is_later = max(start_frames, end_frames) > 0
    ordered = reversed(clips) if is_later else iter(clips)
    commands = [
        SetCaption(
            clip=clip.id, start=clip.start + start_frames * step, end=clip.end + end_frames * step
        )
        for clip in ordered
    ]
    if commands:
        desk.run(*commands, label="Retime caption")


def _one(desk: Desk) -> Clip | None:
    clips = selected_captions(desk)
    if len(clips) != 1:
        desk.say(_tr("Select the one caption that shall change."))
        return None
    return clips[0]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Captions", text)
