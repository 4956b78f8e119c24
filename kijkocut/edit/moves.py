"""The moves commands are composed of: cut, trim, clear a range, open and close gaps.

Each works on a draft and keeps the rules of the trade: keyframes, fades, speed ramps and link ids
follow the part of the clip they belong to.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Clip, GeneratorSource, Source, TitleSource
from kijkocut.model.handles import ENDLESS, handle_after, handle_before
from kijkocut.model.ids import ClipId, LinkId, SequenceId, TrackId
from kijkocut.model.params import Param
from kijkocut.model.sequence import Track, TrackKind
from kijkocut.model.takes import moved_takes


def with_head(clip: Clip, start: int) -> Clip:
    """Give the clip starting at `start` instead, its end kept."""
    delta = start - clip.start
    if not delta:
        return clip
    later = clip.retime.head_offset(delta)
    return replace(
        clip,
        start=start,
        duration=clip.duration - delta,
        source_in=clip.source_in + later,
        takes=moved_takes(clip.takes, later),
        source=_moved_source(clip.source, -delta),
        retime=clip.retime.cut(delta),
        params=_moved(clip.params, -delta),
        effects=tuple(replace(e, params=_moved(e.params, -delta)) for e in clip.effects),
        masks=tuple(replace(m, params=_moved(m.params, -delta)) for m in clip.masks),
    )


def with_tail(clip: Clip, end: int) -> Clip:
    """Give the clip ending at `end` instead, its start kept."""
    return replace(clip, duration=end - clip.start)


def cut(draft: Draft, clip: Clip, at: int, *, right_id: str | None = None) -> tuple[Clip, Clip]:
    """Split `clip` at `at` and give both parts; link ids are the caller's business (`relink`).

    ```
    |    A    |   ->   | A  | A' |
    ```

    Raises:
        EditRefused: `at` is not inside the clip, or not on a frame.
    """
    if not clip.start < at < clip.end:
        raise EditRefused(
            f"{draft.at(clip, at)} is not inside {draft.name(clip)}; nothing to split."
        )
    draft.require_frame(draft.track(clip.track), at, "cut")
    right = with_head(clip, at)
    new_id = ClipId(draft.new_id("clip", right_id))
    right = replace(_started(right), id=new_id)
    left = _unending(with_tail(clip, at))
    draft.put(left)
    draft.put(right)
    return left, right


def cut_together(
    draft: Draft, clips: Iterable[Clip], at: int, *, right_id: str | None = None
) -> list[Clip]:
    """Split all `clips` that span `at`; right parts are linked anew. Gives the right parts."""
    rights: list[Clip] = []
    for clip in clips:
        if clip.start < at < clip.end:
            rights.append(cut(draft, clip, at, right_id=right_id if not rights else None)[1])
    for link in sorted({c.link for c in rights if c.link is not None}):
        parts = [right for right in rights if right.link == link]
        new_link = LinkId(draft.new_id("link")) if len(parts) > 1 else None
        for right in parts:
            draft.put(replace(draft.clip(right.id), link=new_link))
    return [draft.clip(r.id) for r in rights]


def partners(draft: Draft, clip: Clip) -> list[Clip]:
    """Give `clip` first, then what is linked with it and plays at the same time on other tracks.

    These are the clips that are trimmed, rolled and slipped with it: at most one of each track.
    """
    found = {clip.track: clip}
    for other in linked(draft, clip):
        if other.start < clip.end and clip.start < other.end:
            found.setdefault(other.track, other)
    return list(found.values())


def linked(draft: Draft, clip: Clip, *, with_group: bool = False) -> list[Clip]:
    """Give `clip` first, then the clips linked (and with `with_group` grouped) with it, by id."""
    if with_group:
        ids = draft.project.clips_together(clip)
    else:
        ids = draft.project.members[clip.link] if clip.link is not None else frozenset()
    return [clip, *(draft.clip(i) for i in sorted(ids) if i != clip.id)]


def trim_head(draft: Draft, clip: Clip, start: int) -> Clip:
    """Move the clip's start within its handle and put it back.

    Raises:
        EditRefused: Not on a frame, no length left, or not enough handle.
    """
    draft.require_frame(draft.track(clip.track), start, "new start")
    if start >= clip.end:
        raise EditRefused(
            f"Trimming {draft.name(clip)} to {draft.at(clip, start)} would leave nothing of it.",
            clip=clip.id,
        )
    room = handle_before(draft.project, clip)
    if clip.start - start > room:
        raise EditRefused(_short(draft, clip, "before its start", room), clip=clip.id)
    if start < 0:
        raise EditRefused(
            f"{draft.name(clip)} can't start before the beginning of the sequence.", clip=clip.id
        )
    trimmed = with_head(clip, start)
    draft.put(trimmed)
    return trimmed


def trim_tail(draft: Draft, clip: Clip, end: int) -> Clip:
    """Move the clip's end within its handle and put it back.

    Raises:
        EditRefused: Not on a frame, no length left, or not enough handle.
    """
    draft.require_frame(draft.track(clip.track), end, "new end")
    if end <= clip.start:
        raise EditRefused(
            f"Trimming {draft.name(clip)} to {draft.at(clip, end)} would leave nothing of it.",
            clip=clip.id,
        )
    room = handle_after(draft.project, clip)
    if end - clip.end > room:
        raise EditRefused(_short(draft, clip, "after its end", room), clip=clip.id)
    trimmed = with_tail(clip, end)
    draft.put(trimmed)
    return trimmed


def clear(draft: Draft, track_id: TrackId, start: int, end: int) -> None:
    """Empty [start, end) on a track: clips inside go, clips across are trimmed or split.

    ```
    |  A  |  B  |  C  |   ->   | A |       | C |
    ```
    """
    clear_tracks(draft, (track_id,), start, end)


def clear_tracks(draft: Draft, track_ids: Iterable[TrackId], start: int, end: int) -> None:
    """Empty [start, end) on several tracks at once; linked clips stay linked on both sides."""
    tracks = [draft.track(track_id) for track_id in track_ids]
    spanning = []
    for track in tracks:
        clip = draft.lane(track.id).at(start)
        if clip is not None and clip.start < start and clip.end > end:
            spanning.append(clip)
    cut_together(draft, spanning, end)
    for track in tracks:
        for clip in draft.lane(track.id).between(start, end):
            _clear_one(draft, track, clip, (start, end))


def _clear_one(draft: Draft, track: Track, clip: Clip, hole: tuple[int, int]) -> None:
    start, end = hole
    if clip.start >= start and clip.end <= end:
        draft.remove(clip)
    elif clip.start < start:
        draft.require_frame(track, start, "edit")
        draft.put(_unending(with_tail(clip, start)))
    else:
        draft.require_frame(track, end, "edit")
        draft.put(_started(with_head(clip, end)))


def _started(clip: Clip) -> Clip:
    """Take away how a clip begins: what lies behind a cut is in the midst of it."""
    clip = replace(clip, transition=None, fade_in=None)
    if isinstance(clip.source, TitleSource) and clip.source.title.arrive is not None:
        return replace(clip, source=TitleSource(title=replace(clip.source.title, arrive=None)))
    return clip


def _unending(clip: Clip) -> Clip:
    """Take away how a clip ends."""
    clip = replace(clip, fade_out=None)
    if isinstance(clip.source, TitleSource) and clip.source.title.leave is not None:
        return replace(clip, source=TitleSource(title=replace(clip.source.title, leave=None)))
    return clip


def ripple_tracks(
    draft: Draft, sequence_id: SequenceId, *, with_captions: bool = True
) -> list[Track]:
    """Give the tracks that a ripple moves: sync-locked, not locked, captions only when asked."""
    return [
        track
        for track in draft.project.sequence_tracks(sequence_id)
        if track.is_sync_locked
        and not track.is_locked
        and (with_captions or track.kind is not TrackKind.caption)
    ]


def open_gap(
    draft: Draft, tracks: Iterable[Track], at: int, length: int, *, with_markers: bool = True
) -> None:
    """Push everything from `at` on to the right by `length`, splitting clips that span `at`.

    The gap begins and ends on frames of the sequence: it is widened where need be.

    ```
    |    A    | B |   ->   | A  |      | A' | B |
    ```
    """
    tracks = list(tracks)
    if not tracks:
        return
    rate = draft.project.sequences[tracks[0].sequence].rate
    end = rate.ceil(at + length)
    at = rate.frames(at) * rate.frame_ticks
    spanning = [
        clip for t in tracks if (clip := draft.lane(t.id).at(at)) is not None and clip.start < at
    ]
    cut_together(draft, spanning, at)
    ripple(draft, {t.id: at for t in tracks}, end - at)
    if with_markers:
        shift_markers(draft, tracks[0].sequence, at, end - at)


def close_gap(
    draft: Draft, tracks: Iterable[Track], at: int, length: int, *, with_markers: bool = True
) -> None:
    """Pull everything that starts at or after `at + length` to the left by `length`.

    Only the whole frames of the gap are closed. Captions inside it go.

    ```
    | A |      | B |   ->   | A | B |
    ```

    Raises:
        EditRefused: On one of the tracks something lies in the way; the message names it.
    """
    tracks = list(tracks)
    if not tracks:
        return
    rate = draft.project.sequences[tracks[0].sequence].rate
    end = rate.frames(at + length) * rate.frame_ticks
    delta = min(0, rate.ceil(at) - end)
    ripple(draft, {t.id: end for t in tracks}, delta)
    if with_markers and delta:
        shift_markers(draft, tracks[0].sequence, end, delta)


def ripple(draft: Draft, points: Mapping[TrackId, int], delta: int) -> None:
    """Move everything at or after a point of its own on each track by `delta` ticks.

    To the left, captions between the new and the old place go (one that spans it all is shortened);
    anything else there is in the way.

    Raises:
        EditRefused: On one of the tracks something lies in the way; the message names it.
    """
    for track_id, at in points.items():
        track = draft.track(track_id)
        if delta < 0 and track.kind is TrackKind.caption:
            _clear_captions(draft, track_id, at + delta, at)
        lane = draft.lane(track_id)
        first, left = lane.after(at), lane.before(at - 1)
        if first is None or delta >= 0:
            continue
        if first.start + delta < 0:
            raise EditRefused(
                f"{draft.name(first)} can't move before the start of the sequence.", clip=first.id
            )
        if left is not None and left.end > first.start + delta:
            raise EditRefused(
                f"Closing the gap at {draft.at(track, at + delta)} would push {draft.name(first)}"
                f" onto {draft.name(left)}. Turn off sync lock on {track.name}, or use extract.",
                clip=left.id,
            )
    for track_id, at in points.items():
        draft.shift(track_id, at, delta)


def _clear_captions(draft: Draft, track_id: TrackId, start: int, end: int) -> None:
    spanning = draft.lane(track_id).at(start)
    if spanning is not None and spanning.start < start and spanning.end > end:
        draft.put(with_tail(spanning, spanning.end - (end - start)))
    else:
        clear(draft, track_id, start, end)


def shift_markers(draft: Draft, sequence_id: SequenceId, at: int, delta: int) -> None:
    """Move the markers at or after `at` by `delta`; those in a closed hole go to its edge."""
    for marker in draft.project.sequence_markers(sequence_id):
        if marker.at >= at:
            draft.put(replace(marker, at=marker.at + delta))
        elif delta < 0 and marker.at > at + delta:
            draft.put(replace(marker, at=at + delta))


def _moved_source(source: Source, delta: int) -> Source:
    if isinstance(source, GeneratorSource) and source.params:
        return replace(source, params=_moved(source.params, delta))
    return source


def _moved(params: tuple[Param, ...], delta: int) -> tuple[Param, ...]:
    return tuple(p.moved(delta) for p in params)


def _short(draft: Draft, clip: Clip, where: str, room: int) -> str:
    rate = draft.sequence_of(clip).rate
    has = "no limit" if room >= ENDLESS else f"{rate.frames(room)} frames"
    return f"{draft.name(clip)} has only {has} of handle {where}."
