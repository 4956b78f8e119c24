"""Where changes have touched tracks, told in the times of the project after them."""

from collections.abc import Iterable

from kijkocut.model.clip import Clip
from kijkocut.model.ids import TrackId
from kijkocut.model.project import Change, Shift


def touched_places(changes: Iterable[Change]) -> list[tuple[TrackId, int]]:
    """Give each track and time (ticks) at which a clip came, went, began, ended or was rippled.

    A time that a later ripple moved is given where it lies now. In order of the changes, each once.
    """
    places: dict[tuple[TrackId, int], None] = {}
    for change in changes:
        if isinstance(change, Shift):
            places = dict.fromkeys(_after(place, change) for place in places)
            places[change.track, change.at + change.delta] = None
            continue
        for clip in (change.before, change.after):
            if isinstance(clip, Clip):
                places[clip.track, clip.start] = None
                places[clip.track, clip.end] = None
    return list(places)


def _after(place: tuple[TrackId, int], shift: Shift) -> tuple[TrackId, int]:
    track, at = place
    return (track, at + shift.delta) if track == shift.track and at >= shift.at else place
