"""Rename a sequence."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.naming import checked_name
from kijkocut.model.ids import SequenceId


class RenameSequence(Command, frozen=True, kw_only=True, tag="rename_sequence"):
    """Give a sequence another name.

    ```
    Sequence 1   ->   Rough cut
    ```
    """

    title: ClassVar[str] = "Rename sequence"

    sequence: SequenceId
    name: str

    def apply(self, draft: Draft) -> None:
        """Set the name."""
        sequence = draft.sequence(self.sequence)
        draft.put(replace(sequence, name=checked_name(self.name, "sequence")))
