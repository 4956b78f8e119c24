"""The name of the sequence on show, and going to another one."""

from collections.abc import Callable
from typing import Final

from kijkocut.desktop.action import Action, with_sequence
from kijkocut.desktop.asking import ask_text, tr
from kijkocut.desktop.desk import Desk
from kijkocut.edit.commands.rename_sequence import RenameSequence


def _rename(desk: Desk) -> None:
    sequence = desk.sequence
    if sequence is None:
        return
    name = ask_text(tr("Rename Sequence"), tr("Name"), sequence.name)
    if name and name != sequence.name:
        desk.run(RenameSequence(sequence=sequence.id, name=name))


def _show(way: int) -> Callable[[Desk], None]:
    def show(desk: Desk) -> None:
        if desk.sequence is not None:
            order = sorted(desk.project.sequences.values(), key=lambda s: (s.name, s.id))
            place = [s.id for s in order].index(desk.sequence.id)
            desk.show_sequence(order[(place + way) % len(order)].id)

    return show


def _are_several(desk: Desk) -> bool:
    return desk.sequence is not None and len(desk.project.sequences) > 1


ACTIONS: Final = (
    Action(
        name="sequence.next",
        text="Next Sequence",
        menu="Sequence",
        keys=("Ctrl+PgDown",),
        run=_show(1),
        is_enabled=_are_several,
    ),
    Action(
        name="sequence.previous",
        text="Previous Sequence",
        menu="Sequence",
        keys=("Ctrl+PgUp",),
        run=_show(-1),
        is_enabled=_are_several,
    ),
    Action(
        name="sequence.rename",
        text="Rename Sequence...",
        menu="Sequence",
        run=_rename,
        is_enabled=with_sequence,
    ),
)
