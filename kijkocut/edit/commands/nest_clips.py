"""Nest clips."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import gather, sequence_of
from kijkocut.model.clip import Clip, SequenceSource
from kijkocut.model.ids import ClipId, LinkId, SequenceId, TrackId
from kijkocut.model.sequence import Background, Sequence, TrackKind


class NestClips(Command, frozen=True, kw_only=True, tag="nest_clips"):
    """Move clips into a sequence of their own and put that in their place.

    ```
    V2    |  B  |        ->   V2
    V1 |  A  |  C  |     ->   V1 |   nest    |
    ```
    """

    title: ClassVar[str] = "Nest"

    clips: tuple[ClipId, ...]
    name: str = "Nested sequence"
    with_linked: bool = True
    id: SequenceId | None = None
    """Id of the new sequence; its tracks are then called `<id>-v1`, `<id>-a1` and so on."""
    clip_id: ClipId | None = None
    """Id of the clip that shows it; its sound then is `<clip_id>-audio`."""

    def apply(self, draft: Draft) -> None:
        """Make the sequence, move the clips, place the nest."""
        clips = gather(draft, self.clips, with_linked=self.with_linked)
        outer = sequence_of(draft, clips)
        kinds = {draft.track(clip.track).kind for clip in clips}
        if kinds == {TrackKind.caption}:
            raise EditRefused("Captions alone can't be nested; nest them with a picture.")
        start = outer.rate.frames(min(c.start for c in clips)) * outer.rate.frame_ticks
        end = outer.rate.ceil(max(c.end for c in clips))
        hosts = _hosts(draft, outer, clips, (start, end))
        inner, rows = self._sequence(draft, outer, clips, hosts)
        joined = _joined_keys(draft, clips)
        for clip in clips:
            draft.put(
                replace(
                    clip,
                    track=rows[clip.track],
                    start=clip.start - start,
                    link=clip.link if clip.link in joined else None,
                    group=clip.group if clip.group in joined else None,
                )
            )
        link = LinkId(draft.new_id("link")) if len(hosts) > 1 else None
        for number, track in enumerate(hosts):
            wanted = self.clip_id
            if wanted is not None and number:
                wanted = ClipId(f"{wanted}-audio")
            draft.put(
                Clip(
                    id=ClipId(draft.new_id("clip", wanted)),
                    track=track,
                    start=start,
                    duration=end - start,
                    source=SequenceSource(sequence=inner.id),
                    name=inner.name,
                    link=link,
                )
            )

    def _sequence(
        self, draft: Draft, outer: Sequence, clips: list[Clip], hosts: list[TrackId]
    ) -> tuple[Sequence, dict[TrackId, TrackId]]:
        """Make the new sequence with a copy of each track used; tell which is whose.

        The tracks that show the nest go on doing to it what they did, so their copies do nothing.
        """
        key = SequenceId(draft.new_id("seq", self.id))
        bare = replace(
            outer,
            id=key,
            name=self.name,
            tracks=(),
            range_in=None,
            range_out=None,
            start_timecode=0,
            multicam=None,
            background=Background(),  # a nest shows what is below it where it is empty
            params=(),  # the outer master still does to it what it did
            effects=(),
        )
        draft.put(bare)
        used = {clip.track for clip in clips}
        rows: dict[TrackId, TrackId] = {}
        counts: dict[TrackKind, int] = {}
        for track in draft.project.sequence_tracks(outer.id):
            if track.id not in used:
                continue
            counts[track.kind] = counts.get(track.kind, 0) + 1
            name = f"{track.kind.value[0]}{counts[track.kind]}"
            row = TrackId(draft.new_id("track", f"{key}-{name}"))
            copy = replace(
                track, id=row, sequence=key, name=name.upper(), is_solo=False, angle=None
            )
            if track.id in hosts:
                copy = replace(copy, params=(), effects=(), is_muted=False, is_hidden=False)
            draft.put(copy)
            rows[track.id] = row
        inner = replace(bare, tracks=tuple(rows.values()))
        draft.put(inner)
        return inner, rows


def _hosts(
    draft: Draft, outer: Sequence, clips: list[Clip], place: tuple[int, int]
) -> list[TrackId]:
    """Give the lowest video and the lowest audio track used that holds nothing else in that range.

    Raises:
        EditRefused: On every one of a kind other clips lie between the chosen ones.
    """
    chosen, used = {clip.id for clip in clips}, {clip.track for clip in clips}
    tracks = [track for track in draft.project.sequence_tracks(outer.id) if track.id in used]
    hosts = []
    for kind in (TrackKind.video, TrackKind.audio):
        row = [track.id for track in tracks if track.kind is kind]
        free = [t for t in row if all(c.id in chosen for c in draft.lane(t).between(*place))]
        if row and not free:
            raise EditRefused(
                f"The nest has no room from {draft.at(clips[0], place[0])} to"
                f" {draft.at(clips[0], place[1])}: other clips lie between the chosen ones on every"
                f" {kind} track. Choose them too."
            )
        hosts += free[:1]
    return hosts


def _joined_keys(draft: Draft, clips: list[Clip]) -> set[str]:
    """Give the links and groups of which every clip goes into the nest."""
    ids = {clip.id for clip in clips}
    keys = {key for clip in clips for key in (clip.link, clip.group) if key is not None}
    return {key for key in keys if draft.project.members[key] <= ids}
