"""Turning a source range into clips ready to be put on tracks."""

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip, MediaSource, SequenceSource, Source
from kijkocut.model.handles import ENDLESS, source_length
from kijkocut.model.ids import ClipId, LinkId, TrackId
from kijkocut.model.sequence import Sequence, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks

STILL_TICKS = 5 * TICKS_PER_SECOND
"""How long a source without length of its own (still, title, generator) is placed by default."""


class Placement(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What to place: a source and the range of it."""

    source: Source
    source_in: Ticks = 0
    source_out: Ticks | None = None
    """End of the range, exclusive; None takes the rest of the source, or 5 s of one without
    length."""
    name: str = ""


def place(
    draft: Draft,
    placement: Placement,
    *,
    at: int,
    tracks: tuple[TrackId, TrackId | None],
    wanted: str | None = None,
) -> list[Clip]:
    """Make the clips of a placement, not yet on the timeline: the first, then its linked sound.

    A video clip's length is cut down to whole frames of the sequence; its sound gets the same
    length.

    Args:
        draft: The project under edit.
        placement: The source and its range.
        at: Start in the sequence, in ticks; on a frame for video tracks.
        tracks: The track of the picture (or of a source with sound only), and of its linked sound.
        wanted: Id for the first clip; the sound then is `<id>-audio`.

    Raises:
        EditRefused: The track does not take the source, the range is empty or outside the source.
    """
    track = draft.track(tracks[0])
    sequence = draft.project.sequences[track.sequence]
    _check_source(draft, placement.source, sequence)
    if at < 0:
        raise EditRefused("A clip can't start before the beginning of the sequence.")
    draft.require_frame(track, at, "start")
    clip = Clip(
        id=ClipId(draft.new_id("clip", wanted)),
        track=track.id,
        start=at,
        duration=1,
        source=placement.source,
        source_in=placement.source_in,
        name=placement.name or source_name(draft, placement.source),
    )
    clip = replace(clip, duration=_length(draft, clip, placement, sequence))
    if tracks[1] is None:
        return [clip]
    sound = draft.track(tracks[1])
    if sound.kind is not TrackKind.audio or track.kind is not TrackKind.video:
        raise EditRefused(
            f"Linked sound goes from a video track to an audio track, not to {sound.name}."
        )
    if sound.sequence != track.sequence:
        raise EditRefused(f"{track.name} and {sound.name} belong to different sequences.")
    link = LinkId(draft.new_id("link"))
    sound_id = ClipId(draft.new_id("clip", f"{wanted}-audio" if wanted else None))
    return [replace(clip, link=link), replace(clip, id=sound_id, track=sound.id, link=link)]


def source_name(draft: Draft, source: Source) -> str:
    """Give the name a clip of this source starts with."""
    match source:
        case MediaSource(media=media_id):
            return draft.media(media_id).name
        case SequenceSource(sequence=sequence_id):
            return draft.sequence(sequence_id).name
        case _:
            return ""


def _check_source(draft: Draft, source: Source, sequence: Sequence) -> None:
    match source:
        case MediaSource(media=media_id):
            draft.media(media_id)
        case SequenceSource(sequence=sequence_id):
            draft.sequence(sequence_id)
            if sequence_id == sequence.id:
                raise EditRefused(f'Sequence "{sequence.name}" can\'t be placed in itself.')
        case _:
            return


def _length(draft: Draft, clip: Clip, placement: Placement, sequence: Sequence) -> int:
    length = source_length(draft.project, clip)
    end = placement.source_out
    if end is None:
        end = placement.source_in + STILL_TICKS if length == ENDLESS else length
    if not 0 <= placement.source_in < end or end > length:
        raise EditRefused(
            f'The range {placement.source_in} to {end} does not lie in "{clip.name or clip.id}",'
            f" which runs from 0 to {length if length != ENDLESS else 'any time'} (ticks)."
        )
    duration = end - placement.source_in
    if draft.track(clip.track).kind is TrackKind.video:
        duration = sequence.rate.frames(duration) * sequence.rate.frame_ticks
    if duration <= 0:
        raise EditRefused(f'The range of "{clip.name or clip.id}" is shorter than one frame.')
    return duration
