"""Delete a sequence."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.uses import clips_showing, clips_with_take
from kijkocut.model.clip import SequenceSource
from kijkocut.model.ids import SequenceId


class DeleteSequence(Command, frozen=True, kw_only=True, tag="delete_sequence"):
    """Delete a sequence with its tracks, clips and markers; media stay.

    ```
    Cut 1, Cut 2   ->   Cut 1
    ```
    """

    title: ClassVar[str] = "Delete sequence"

    sequence: SequenceId

    def apply(self, draft: Draft) -> None:
        """Empty it and take it away, unless it is nested elsewhere."""
        sequence = draft.sequence(self.sequence)
        own = set(sequence.tracks)
        takes = clips_with_take(draft, SequenceSource(sequence=sequence.id))
        nests = [c for c in (*clips_showing(draft, sequence.id), *takes) if c.track not in own]
        if nests:
            inside = draft.sequence_of(nests[0]).name
            raise EditRefused(
                f'"{sequence.name}" is nested as {draft.name(nests[0])} of "{inside}"'
                f" ({len(nests)} uses). Remove these clips first."
            )
        for marker in draft.project.sequence_markers(sequence.id):
            draft.remove(marker)
        for track_id in sequence.tracks:
            # A lock guards against slips on the timeline, not against deleting all of it.
            draft.put(replace(draft.track(track_id), is_locked=False))
            for clip in draft.lane(track_id):
                draft.remove(clip)
            draft.remove(draft.track(track_id))
        draft.remove(sequence)
