"""What can be taken hold of on the ruler: in and out points, markers."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.edit.command import Command
from kijkocut.edit.commands.set_marker import SetMarker
from kijkocut.edit.commands.set_range import SetRange
from kijkocut.model.project import Project
from kijkocut.model.sequence import Marker, Sequence
from kijkocut.model.ticks import Ticks

_NEAR: Final = 6
"""Points to each side within which something is taken hold of."""


class Hold(StrEnum):
    """What is held."""

    range_in = "range_in"
    range_out = "range_out"
    marker = "marker"


class Handle(Struct, frozen=True, kw_only=True):
    """Something on the ruler that can be moved."""

    hold: Hold
    at: Ticks
    marker: Marker | None = None


def handle_at(
    project: Project, sequence: Sequence, view: TimelineView, spot: tuple[int, int, int]
) -> Handle | None:
    """Give what is at a spot.

    Args:
        project: Of the sequence.
        sequence: On show.
        view: Of it.
        spot: x, y and the height of the ruler: the range lies in its upper third, markers in its
            lower half.
    """
    x, y, height = spot
    if y < height // 3:
        for hold, at in ((Hold.range_in, sequence.range_in), (Hold.range_out, sequence.range_out)):
            if at is not None and abs(view.x_of(at) - x) <= _NEAR:
                return Handle(hold=hold, at=at)
        return None
    if y < height // 2:
        return None
    near = [m for m in project.sequence_markers(sequence.id) if abs(view.x_of(m.at) - x) <= _NEAR]
    if not near:
        return None
    marker = min(near, key=lambda m: abs(view.x_of(m.at) - x))
    return Handle(hold=Hold.marker, at=marker.at, marker=marker)


def moved(handle: Handle, sequence: Sequence, to: Ticks) -> Command | None:
    """Give the command that moves what is held to the frame nearest to `to`; None if it is there.

    In and out points stop a frame before each other.
    """
    frame = sequence.rate.frame_ticks
    to = max(0, sequence.rate.snap(to))
    if handle.hold is Hold.range_in and sequence.range_out is not None:
        to = min(to, sequence.range_out - frame)
    if handle.hold is Hold.range_out:
        to = max(to, (sequence.range_in or 0) + frame)
    if to == handle.at:
        return None
    match handle.hold:
        case Hold.range_in:
            return SetRange(sequence=sequence.id, range_in=to)
        case Hold.range_out:
            return SetRange(sequence=sequence.id, range_out=to)
    assert handle.marker is not None  # noqa: S101 - a held marker is one
    return SetMarker(marker=handle.marker.id, at=to)
