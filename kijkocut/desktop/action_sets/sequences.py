"""Sequences: new, settings, duplicate, delete."""

from functools import partial
from typing import Final

from kijkocut.desktop.action import Action, with_sequence
from kijkocut.desktop.desk import Desk
from kijkocut.edit.commands.delete_sequence import DeleteSequence
from kijkocut.edit.commands.duplicate_sequence import DuplicateSequence
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Table


def _ask(what: str) -> partial[None]:
    return partial(_asked, what)


def _asked(what: str, desk: Desk) -> None:
    desk.shelf.ask(what)


def _duplicate(desk: Desk, sequences: tuple[SequenceId, ...]) -> None:
    commands = [DuplicateSequence(sequence=key) for key in sequences]
    done = desk.run(*commands, label="Duplicate sequence")
    if done is not None and len(commands) == 1:
        made = next(key for table, key in done.added if table is Table.sequence)
        desk.show_sequence(SequenceId(made))


def _duplicate_shown(desk: Desk) -> None:
    if desk.sequence is not None:
        _duplicate(desk, (desk.sequence.id,))


def _duplicate_chosen(desk: Desk) -> None:
    _duplicate(desk, desk.shelf.sequences)


def _delete_shown(desk: Desk) -> None:
    if desk.sequence is not None:
        desk.run(DeleteSequence(sequence=desk.sequence.id))


def _has_chosen_sequence(desk: Desk) -> bool:
    return len(desk.shelf.sequences) == 1


def _has_chosen_sequences(desk: Desk) -> bool:
    return bool(desk.shelf.sequences)


ACTIONS: Final = (
    Action(
        name="sequence.new",
        text="New Sequence...",
        menu="Sequence",
        keys=("Ctrl+Shift+N",),
        run=_ask("new_sequence"),
    ),
    Action(
        name="sequence.settings",
        text="Sequence Settings...",
        menu="Sequence",
        run=_ask("shown_sequence_settings"),
        is_enabled=with_sequence,
    ),
    Action(
        name="sequence.duplicate",
        text="Duplicate the Sequence",
        menu="Sequence",
        run=_duplicate_shown,
        is_enabled=with_sequence,
    ),
    Action(
        name="sequence.delete",
        text="Delete the Sequence",
        menu="Sequence",
        run=_delete_shown,
        is_enabled=with_sequence,
    ),
    Action(
        name="media.sequence_settings",
        text="Settings of the Chosen Sequence...",
        menu="File/Media",
        run=_ask("chosen_sequence_settings"),
        is_enabled=_has_chosen_sequence,
        starts_group=True,
    ),
    Action(
        name="media.duplicate",
        text="Duplicate the Chosen Sequences",
        menu="File/Media",
        run=_duplicate_chosen,
        is_enabled=_has_chosen_sequences,
    ),
)
