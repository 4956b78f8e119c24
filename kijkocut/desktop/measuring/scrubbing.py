"""How soon a viewer follows the play head: real desk, real viewer, real projector."""

from pathlib import Path
from random import Random
from time import monotonic

from kijkocut.bench import Figure, Size
from kijkocut.desktop.measuring.beats import share
from kijkocut.desktop.measuring.family import Order
from kijkocut.desktop.measuring.room import Room, open_room

_MOVES = {Size.toy: 4, Size.quick: 20, Size.full: 120}
_DRAG_S = {Size.toy: 0.2, Size.quick: 1.0, Size.full: 5.0}
_EVERY_S = 1 / 60


def measure(order: Order) -> tuple[Figure, ...]:
    """Go to places, waiting for the picture of each; then drag without waiting."""
    with open_room(Path(order.folder), Path(order.film), quality="half") as room:
        firsts, exacts = _goes(room, _MOVES[order.size])
        shown = _drag(room, _DRAG_S[order.size])
    names = {"first picture": firsts, "exact picture": exacts}
    found = [
        Figure(what=f"scrub, {name}: p{percent}", value=share(values, percent), unit="ms")
        for name, values in names.items()
        for percent in (50, 95)
    ]
    return (*found, Figure(what="scrub, pictures while dragging", value=shown, unit="fps"))


def _goes(room: Room, count: int) -> tuple[list[float], list[float]]:
    """Go to `count` random places; gives milliseconds to the first and to the exact picture."""
    sequence = room.desk.sequence
    assert sequence is not None  # noqa: S101 - the film has one
    frames = room.desk.project.sequence_end(sequence.id) // sequence.rate.frame_ticks
    dice = Random(4)  # noqa: S311 - the same places each time
    firsts: list[float] = []
    exacts: list[float] = []
    began, is_first = 0.0, False

    def see() -> None:
        nonlocal is_first
        if room.program.picture is None or not began:
            return
        took = 1000 * (monotonic() - began)
        if is_first:
            firsts.append(took)
            is_first = False
        if room.program.is_final:
            exacts.append(took)

    room.program.shown.connect(see)
    for number in range(count):
        at = dice.randrange(frames)
        while at * sequence.rate.frame_ticks == room.desk.playhead:
            at = dice.randrange(frames)
        began, is_first = monotonic(), True
        room.desk.move_playhead(at * sequence.rate.frame_ticks)
        room.wait_until(lambda wanted=number + 1: len(exacts) >= wanted)  # type: ignore[misc]
    room.program.shown.disconnect(see)
    return firsts, exacts


def _drag(room: Room, seconds: float) -> float:
    """Drag the play head a frame on sixty times a second; gives pictures shown in a second."""
    sequence = room.desk.sequence
    assert sequence is not None  # noqa: S101 - the film has one
    end = room.desk.project.sequence_end(sequence.id)
    seen = 0

    def see() -> None:
        nonlocal seen
        seen += room.program.picture is not None

    room.program.shown.connect(see)
    began = monotonic()
    while monotonic() - began < seconds:
        room.desk.move_playhead((room.desk.playhead + sequence.rate.frame_ticks) % end)
        room.spin(_EVERY_S)
    took = monotonic() - began
    room.program.shown.disconnect(see)
    room.show_exact()
    return max(seen, 1) / took
