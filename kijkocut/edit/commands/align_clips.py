"""Align clips."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import require_free
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import gather, sequence_of
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Ticks


class AlignClips(Command, frozen=True, kw_only=True, tag="align_clips"):
    """Move clips beside one that stays, each to where what it shows happened at the same time.

    Clips stay on their tracks, and what is linked or grouped with them moves along. Picture lands
    on the nearest frame, sound alone to the tick. What is in the way is never overwritten: the edit
    is refused. If something would start before the sequence does, all of them go later together.

    ```
    v1  |   ref   |           ->   |   ref   |
    v2            |    B    |          |    B    |
    ```
    """

    title: ClassVar[str] = "Synchronise"

    reference: ClipId
    clips: tuple[ClipId, ...]
    offsets: tuple[Ticks, ...]
    """For each clip, how long after the beginning of the reference's source its own source began;
    below zero when before."""
    with_linked: bool = True
    with_group: bool = True

    def apply(self, draft: Draft) -> None:
        """Take all away that moves, and land it."""
        if len(self.clips) != len(self.offsets):
            raise EditRefused("Every clip needs an offset of its own; give as many as clips.")
        stays = self._with(draft, self.reference)
        deltas = self._deltas(draft, {clip.id for clip in stays})
        if not any(deltas.values()):
            raise EditRefused("Nothing would change: the clips fit already.")
        moved = [draft.clip(key) for key, delta in deltas.items() if delta]
        rate = sequence_of(draft, (*stays, *moved)).rate
        first = min(clip.start + deltas[clip.id] for clip in moved)
        later = rate.ceil(max(0, -first))
        if later:
            rest = (draft.clip(key) for key in deltas if not deltas[key])
            unmoved = {clip.id: clip for clip in (*stays, *rest)}
            moved += unmoved.values()
        landed = [replace(c, start=c.start + deltas.get(c.id, 0) + later) for c in moved]
        for clip in moved:
            draft.remove(clip)
        for clip in landed:
            require_free(draft, clip)
            draft.put(clip)

    def _with(self, draft: Draft, key: ClipId) -> list[Clip]:
        return gather(draft, (key,), with_linked=self.with_linked, with_group=self.with_group)

    def _deltas(self, draft: Draft, stays: set[ClipId]) -> dict[ClipId, int]:
        """Give how far every clip goes, those that come along too."""
        reference = draft.clip(self.reference)
        deltas: dict[ClipId, int] = {}
        for key, offset in zip(self.clips, self.offsets, strict=True):
            clip = draft.clip(key)
            family = self._with(draft, key)
            sequence = sequence_of(draft, (reference, *family))
            delta = reference.start - reference.source_in + offset + clip.source_in - clip.start
            tracks = (draft.track(one.track) for one in family)
            if any(track.kind is TrackKind.video for track in tracks):
                delta = sequence.rate.snap(delta)
            for one in family:
                if delta and one.id in stays:
                    raise EditRefused(
                        f"{draft.name(clip)} is linked or grouped with {draft.name(reference)},"
                        " which stays where it is. Take them apart first."
                    )
                if deltas.setdefault(one.id, delta) != delta:
                    raise EditRefused(
                        f"{draft.name(clip)} is linked or grouped with a clip that goes elsewhere."
                        " Take them apart first."
                    )
        return deltas
