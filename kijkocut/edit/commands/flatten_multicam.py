"""Flatten multicam clips."""

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.angles import multicam_source
from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import with_head, with_tail
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.together import chosen_clips, leave_link
from kijkocut.model.angles import tracks_played
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.params import Param
from kijkocut.model.sequence import Track, TrackKind


class FlattenMulticam(Command, frozen=True, kw_only=True, tag="flatten_multicam"):
    """Put the recordings that are seen and heard in place of multicam clips.

    ```
    |  1  |  2  |  1  |   ->   |  a  |  b  |  a  |
    ```

    What was done to the recordings in the multicam and to the clip both go along. Where the angle
    recorded nothing, a gap stays.
    """

    title: ClassVar[str] = "Flatten multicam"

    clips: tuple[ClipId, ...]
    with_linked: bool = True

    def apply(self, draft: Draft) -> None:
        """Replace each by what its angle holds there."""
        for clip in chosen_clips(draft, self.clips, with_linked=self.with_linked):
            source = multicam_source(draft, clip)
            kind = draft.track(clip.track).kind
            tracks = [
                track
                for track in tracks_played(draft.project, source.sequence, source.angle)
                if track.kind is kind and not (track.is_muted or track.is_hidden)
            ]
            if len(tracks) > 1:
                raise EditRefused(
                    f"{draft.name(clip)} plays {len(tracks)} tracks at once; choose one angle for"
                    " it before it is flattened."
                )
            self._replace(draft, clip, list(_pieces(draft, clip, tracks)))

    def _replace(self, draft: Draft, clip: Clip, pieces: list[Clip]) -> None:
        if len(pieces) != 1:
            clip = leave_link(draft, clip)
        draft.remove(clip)
        for number, piece in enumerate(pieces):
            key = clip.id if not number else ClipId(draft.new_id("clip"))
            draft.put(replace(piece, id=key, link=clip.link))


def _pieces(draft: Draft, clip: Clip, tracks: list[Track]) -> Iterator[Clip]:
    """Give the recordings of a track in the places where the clip shows them."""
    for track in tracks:
        if clip.retime.is_plain:
            lane = draft.lane(track.id)
            for inner in lane.between(clip.source_in, clip.source_end):
                part = _plain_piece(draft, clip, inner)
                if inner.is_enabled and part is not None:
                    yield _dressed(draft, clip, part, track)
            continue
        low, high = clip.retime.span(clip.duration)
        low, high = clip.source_in + low, clip.source_in + high
        found = draft.lane(track.id).between(low, high + 1)
        is_one = len(found) == 1 and found[0].retime.is_plain
        if not is_one or found[0].start > low or found[0].end <= high:
            raise EditRefused(
                f"{draft.name(clip)} has a speed of its own and shows more than one recording, or"
                " one with another speed. Split it where its angle changes recordings, or take"
                " the speed away."
            )
        inner = found[0]
        moved = replace(
            inner,
            start=clip.start,
            duration=clip.duration,
            source_in=inner.source_in + clip.source_in - inner.start,
            retime=clip.retime,
            takes=(),
            take_place=0,
        )
        yield _dressed(draft, clip, moved, track)


def _plain_piece(draft: Draft, clip: Clip, inner: Clip) -> Clip | None:
    """Give the part of a recording that a clip of the multicam's own speed shows, in its place.

    None where that is less than a frame.
    """
    lead = clip.start - clip.source_in
    low, high = max(inner.start + lead, clip.start), min(inner.end + lead, clip.end)
    if draft.track(clip.track).kind is TrackKind.video:
        rate = draft.sequence_of(clip).rate
        low, high = rate.ceil(low), rate.frames(high) * rate.frame_ticks
    if low >= high:
        return None
    return replace(with_tail(with_head(inner, low - lead), high - lead), start=low)


def _dressed(draft: Draft, clip: Clip, piece: Clip, track: Track) -> Clip:
    """Give the piece with what was done to its track and to the clip on top of its own."""
    is_first, is_last = piece.start == clip.start, piece.end == clip.end
    part = with_tail(with_head(clip, piece.start), piece.end)
    return replace(
        piece,
        track=clip.track,
        params=_joined(draft, clip, (piece.params, track.params, part.params)),
        effects=(*piece.effects, *track.effects, *part.effects),
        masks=(*piece.masks, *part.masks),
        blend=clip.blend,
        colour=clip.colour or piece.colour,
        is_enabled=clip.is_enabled,
        fade_in=clip.fade_in if is_first else None,
        fade_out=clip.fade_out if is_last else None,
        transition=clip.transition if is_first else None,
        channel_map=clip.channel_map or piece.channel_map,
        group=clip.group,
    )


def _joined(draft: Draft, clip: Clip, sets: tuple[tuple[Param, ...], ...]) -> tuple[Param, ...]:
    """Give all parameters together.

    Raises:
        EditRefused: One is set twice; what both do together is no one value.
    """
    found: dict[str, Param] = {}
    for param in (param for each in sets for param in each):
        if param.name in found:
            raise EditRefused(
                f"The {param.name} of {draft.name(clip)} is set in the multicam too. Reset one of"
                " them before it is flattened."
            )
        found[param.name] = param
    return tuple(found.values())
