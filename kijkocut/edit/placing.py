"""Turning a source range into clips ready to be put on tracks."""

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.hosts import specs_of
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.values import checked_params
from kijkocut.model.angles import first_angle
from kijkocut.model.clip import (
    AdjustmentSource,
    CaptionSource,
    Clip,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    Source,
    TitleSource,
)
from kijkocut.model.handles import ENDLESS, source_length
from kijkocut.model.ids import ClipId, LinkId, SequenceId, TrackId
from kijkocut.model.sequence import Sequence, Track, TrackKind
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
    require_suits(draft, placement.source, track)
    if at < 0:
        raise EditRefused("A clip can't start before the beginning of the sequence.")
    draft.require_frame(track, at, "start")
    clip = Clip(
        id=ClipId(draft.new_id("clip", wanted)),
        track=track.id,
        start=at,
        duration=1,
        source=_playing(draft, placement.source, track),
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
    require_suits(draft, placement.source, sound)
    link = LinkId(draft.new_id("link"))
    sound_id = ClipId(draft.new_id("clip", f"{wanted}-audio" if wanted else None))
    heard = clip.source
    if isinstance(heard, MediaSource):
        heard = replace(heard, stream=None)
    elif isinstance(heard, SequenceSource):
        heard = _playing(draft, placement.source, sound)
    return [
        replace(clip, link=link),
        replace(clip, id=sound_id, track=sound.id, source=heard, link=link),
    ]


def _playing(draft: Draft, source: Source, track: Track) -> Source:
    """Give the source as a new clip on a track plays it: of a multicam its first angle."""
    if isinstance(source, SequenceSource) and source.angle is None:
        return replace(source, angle=first_angle(draft.project, source.sequence, track.kind))
    return source


def source_name(draft: Draft, source: Source) -> str:
    """Give the name a clip of this source starts with."""
    match source:
        case MediaSource(media=media_id):
            return draft.media(media_id).name
        case SequenceSource(sequence=sequence_id):
            return draft.sequence(sequence_id).name
        case _:
            return ""


def require_suits(draft: Draft, source: Source, track: Track) -> None:
    """Refuse a source that does not exist or that the track can't carry.

    Raises:
        EditRefused: The message names source and track.
    """
    match source:
        case MediaSource(media=media_id):
            facts = draft.media(media_id).facts
            stream = facts.audio if track.kind is TrackKind.audio else facts.video
            suits = stream is not None and track.kind is not TrackKind.caption
        case SequenceSource(sequence=sequence_id):
            inner = draft.sequence(sequence_id)
            if track.sequence in _nested_in(draft, sequence_id):
                raise EditRefused(f'Sequence "{inner.name}" can\'t be placed in itself.')
            suits = track.kind is not TrackKind.caption
        case TitleSource() | AdjustmentSource():
            suits = track.kind is TrackKind.video
        case GeneratorSource(kind=kind, params=params):
            specs = specs_of(draft, kind, "generator")
            checked_params(params, specs, f"the generator {kind}")
            suits = track.kind is not TrackKind.caption
        case CaptionSource():
            suits = track.kind is TrackKind.caption
    if not suits:
        name = source_name(draft, source) or f"A {source.__struct_config__.tag}"
        raise EditRefused(f"{name} has nothing for {track.kind} track {track.name}.")


def _nested_in(draft: Draft, sequence_id: SequenceId) -> set[SequenceId]:
    """Give a sequence and all that it nests, at any depth."""
    found, stack = set[SequenceId](), [sequence_id]
    while stack:
        key = stack.pop()
        if key in found or key not in draft.project.sequences:
            continue
        found.add(key)
        for track in draft.project.sequences[key].tracks:
            sources = (clip.source for clip in draft.project.lanes[track])
            stack += [one.sequence for one in sources if isinstance(one, SequenceSource)]
    return found


def three_point(
    draft: Draft, placement: Placement, track_id: TrackId, at: int | None
) -> tuple[Placement, int]:
    """Work out from source and sequence points what goes where, as a three-point edit does.

    Without `at` the clip starts at the sequence's in point. When the placement has no end, the
    sequence's range gives the length; when the sequence has an out point only, the clip ends there.

    Raises:
        EditRefused: There is no place given and the sequence has no in or out point.
    """
    if at is not None:
        return placement, at
    sequence = draft.sequence(draft.track(track_id).sequence)
    start, end = sequence.range_in, sequence.range_out
    if start is not None:
        if end is not None and placement.source_out is None:
            return replace(placement, source_out=placement.source_in + end - start), start
        return placement, start
    if end is None:
        raise EditRefused(f'Say where to place it (at), or set an in point in "{sequence.name}".')
    length = source_end(draft, placement) - placement.source_in
    return placement, end - sequence.rate.frames(length) * sequence.rate.frame_ticks


def source_end(draft: Draft, placement: Placement) -> int:
    """Give where the placed range of the source ends, in source ticks."""
    if placement.source_out is not None:
        return placement.source_out
    match placement.source:
        case MediaSource(media=media_id):
            length = draft.media(media_id).facts.duration
        case SequenceSource(sequence=sequence_id):
            length = draft.project.sequence_end(draft.sequence(sequence_id).id)
        case _:
            length = 0
    return length or placement.source_in + STILL_TICKS


def _length(draft: Draft, clip: Clip, placement: Placement, sequence: Sequence) -> int:
    length = source_length(draft.project, clip)
    end = source_end(draft, placement)
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
