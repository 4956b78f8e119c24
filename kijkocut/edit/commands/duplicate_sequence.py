"""Duplicate a sequence."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId, GroupId, LinkId, MarkerId, SequenceId, TrackId


class DuplicateSequence(Command, frozen=True, kw_only=True, tag="duplicate_sequence"):
    """Make a copy of a sequence with all its tracks, clips and markers.

    ```
    Cut 1   ->   Cut 1, Cut 1 copy
    ```
    """

    title: ClassVar[str] = "Duplicate sequence"

    sequence: SequenceId
    name: str = ""
    """Empty is the old name and "copy"."""
    id: SequenceId | None = None

    def apply(self, draft: Draft) -> None:
        """Copy it; links and groups hold among the copies."""
        sequence = draft.sequence(self.sequence)
        key = SequenceId(draft.new_id("seq", self.id))
        copy = replace(
            sequence, id=key, name=self.name.strip() or f"{sequence.name} copy", tracks=()
        )
        draft.put(copy)
        tracks = {track: TrackId(draft.new_id("track")) for track in sequence.tracks}
        for old, new in tracks.items():
            draft.put(replace(draft.track(old), id=new, sequence=key, is_locked=False))
        draft.put(replace(copy, tracks=tuple(tracks.values())))
        self._copy_clips(draft, tracks)
        for marker in draft.project.sequence_markers(sequence.id):
            new_id = MarkerId(draft.new_id("marker"))
            draft.put(replace(marker, id=new_id, sequence=key))
        for old, new in tracks.items():
            if draft.track(old).is_locked:
                draft.put(replace(draft.track(new), is_locked=True))

    def _copy_clips(self, draft: Draft, tracks: dict[TrackId, TrackId]) -> None:
        links: dict[LinkId, LinkId] = {}
        groups: dict[GroupId, GroupId] = {}

        def copied(clip: Clip) -> Clip:
            if clip.link is not None and clip.link not in links:
                links[clip.link] = LinkId(draft.new_id("link"))
            if clip.group is not None and clip.group not in groups:
                groups[clip.group] = GroupId(draft.new_id("group"))
            return replace(
                clip,
                id=ClipId(draft.new_id("clip")),
                track=tracks[clip.track],
                link=None if clip.link is None else links[clip.link],
                group=None if clip.group is None else groups[clip.group],
            )

        for old in tracks:
            for clip in draft.lane(old):
                draft.put(copied(clip))
