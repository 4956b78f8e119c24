"""Where changes have touched tracks, told in the times of the project after them."""

import bisect
from collections.abc import Iterable

from kijkocut.model.clip import Clip
from kijkocut.model.ids import TrackId
from kijkocut.model.project import Change, Shift


def touched_places(changes: Iterable[Change]) -> list[tuple[TrackId, int]]:
    """Give each track and time (ticks) at which a clip came, went, began, ended or was rippled.

    A time that a later ripple moved is given where it lies now. Tracks in the order first touched,
    times rising, each once.
    """
    times: dict[TrackId, list[int]] = {}
    for change in changes:
        if isinstance(change, Shift):
            moved = times.setdefault(change.track, [])
            _shift(moved, change)
            _add(moved, change.at + change.delta)
            continue
        for clip in (change.before, change.after):
            if isinstance(clip, Clip):
                held = times.setdefault(clip.track, [])
                _add(held, clip.start)
                _add(held, clip.end)
    return [(track, at) for track, held in times.items() for at in held]


def _add(times: list[int], at: int) -> None:
    place = bisect.bisect_left(times, at)
    if place == len(times) or times[place] != at:
        times.insert(place, at)


def _shift(times: list[int], shift: Shift) -> None:
    """Move what lies at or after the shift; only that end of the list is rewritten."""
    first = bisect.bisect_left(times, min(shift.at, shift.at + shift.delta))
    tail = {at + shift.delta if at >= shift.at else at for at in times[first:]}
    times[first:] = sorted(tail)
