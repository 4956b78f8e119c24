"""What an edit is on: which clips, which tracks, which range of time."""

from collections.abc import Iterable

from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import linked, partners
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.sequence import Sequence, Track, TrackKind


def gather(
    draft: Draft, ids: Iterable[ClipId], *, with_linked: bool, with_group: bool = False
) -> list[Clip]:
    """Give the named clips as named, then all that are linked or grouped with them, by id.

    Raises:
        EditRefused: No clip is named, or they lie in different sequences.
    """
    named = [draft.clip(i) for i in dict.fromkeys(ids)]
    if not named:
        raise EditRefused("No clip is named; give at least one.")
    found = {clip.id: clip for clip in named}
    if with_linked or with_group:
        more: dict[ClipId, Clip] = {}
        for clip in named:
            keys = (clip.link if with_linked else None, clip.group if with_group else None)
            for other in _members(draft, keys):
                more[other.id] = other
        if with_group:
            more |= {o.id: o for c in tuple(more.values()) for o in linked(draft, c)}
        for key in sorted(more):
            found.setdefault(key, more[key])
    sequence_of(draft, found.values())
    return list(found.values())


def with_partners(draft: Draft, ids: Iterable[ClipId], *, with_linked: bool) -> list[Clip]:
    """Give the named clips, each followed by its `partners` when linked ones come along."""
    found: dict[ClipId, Clip] = {}
    for key in ids:
        clip = draft.clip(key)
        for each in partners(draft, clip) if with_linked else [clip]:
            found[each.id] = each
    return list(found.values())


def sequence_of(draft: Draft, clips: Iterable[Clip]) -> Sequence:
    """Give the one sequence that all the clips lie in.

    Raises:
        EditRefused: They lie in different ones.
    """
    clips = list(clips)
    sequence = draft.sequence_of(clips[0])
    for clip in clips:
        if draft.sequence_of(clip) is not sequence:
            raise EditRefused(
                f'{draft.name(clip)} lies in another sequence than "{clips[0].name}"; edit one'
                " sequence at a time."
            )
    return sequence


def tracks_for(
    draft: Draft, sequence_id: SequenceId, named: tuple[TrackId, ...], *, only_targets: bool = True
) -> list[Track]:
    """Give the named tracks; when none is named, the unlocked target tracks (or all unlocked).

    Raises:
        EditRefused: A named track is locked or of another sequence, or there is none to edit.
    """
    sequence = draft.sequence(sequence_id)
    for track_id in named:
        track = draft.track(track_id)
        if track.sequence != sequence.id:
            raise EditRefused(f'Track {track.name} is not in sequence "{sequence.name}".')
        if track.is_locked:
            raise EditRefused(f"Track {track.name} is locked. Unlock it to edit its clips.")
    if named:
        return [draft.track(track_id) for track_id in dict.fromkeys(named)]
    found = [
        track
        for track in draft.project.sequence_tracks(sequence.id)
        if not track.is_locked and (track.is_target or not only_targets)
    ]
    if not found:
        raise EditRefused(f'"{sequence.name}" has no unlocked target track to edit.')
    return found


def time_range(
    draft: Draft, sequence_id: SequenceId, start: int | None, end: int | None
) -> tuple[int, int]:
    """Give a range of the sequence; what is not given comes from its in and out points.

    Raises:
        EditRefused: An end is missing, or the range is empty or starts before zero.
    """
    sequence = draft.sequence(sequence_id)
    start = sequence.range_in if start is None else start
    end = sequence.range_out if end is None else end
    if start is None or end is None:
        raise EditRefused(
            f'"{sequence.name}" has no in and out points to edit between; set them, or give start'
            " and end."
        )
    if not 0 <= start < end:
        raise EditRefused(f"The range from {start} to {end} ticks is empty or starts before zero.")
    return start, end


def track_beside(draft: Draft, track_id: TrackId, by: int) -> TrackId:
    """Give the track `by` places above (below when negative) among those of its kind.

    Raises:
        EditRefused: There is none.
    """
    track = draft.track(track_id)
    row = tracks_of_kind(draft, track.sequence, track.kind)
    place = row.index(track_id) + by
    if not 0 <= place < len(row):
        where = "above" if by > 0 else "below"
        raise EditRefused(
            f"There are not {abs(by)} {track.kind} tracks {where} {track.name}; add tracks first."
        )
    return row[place]


def tracks_of_kind(draft: Draft, sequence_id: SequenceId, kind: TrackKind) -> list[TrackId]:
    """Give a sequence's tracks of one kind, bottom to top."""
    return [t.id for t in draft.project.sequence_tracks(sequence_id) if t.kind is kind]


def _members(draft: Draft, keys: Iterable[str | None]) -> list[Clip]:
    ids = {i for key in keys if key is not None for i in draft.project.members[key]}
    return [draft.clip(i) for i in sorted(ids)]
