"""Whether the window stays awake while a film is written."""

from pathlib import Path

from kijkocut.bench import Figure, Size
from kijkocut.desktop.measuring.beats import Beats
from kijkocut.desktop.measuring.family import Order
from kijkocut.desktop.measuring.room import Room, open_room
from kijkocut.export import Request
from kijkocut.model.ticks import TICKS_PER_SECOND

LIMIT_MS = 10.0
_PRESET = "youtube-1080p"
_LENGTH_S = {Size.toy: 0.3, Size.quick: 4, Size.full: 20}


def measure(order: Order) -> tuple[Figure, ...]:
    """Export the film by the queue, and look how late the window's timer comes meanwhile."""
    with open_room(Path(order.folder), Path(order.film)) as room:
        beats = Beats()
        beats.start()
        room.spin(_LENGTH_S[order.size] / 2)
        beats.stop()
        idle = beats.figures("nothing going on")
        beats.start()
        _export(room, Path(order.folder) / "out.mp4", _LENGTH_S[order.size])
        beats.stop()
        return (*idle, *beats.figures("exporting"))


def _export(room: Room, out: Path, seconds: float) -> None:
    sequence, work, studio = room.desk.sequence, room.desk.work, room.desk.studio
    assert sequence is not None  # noqa: S101 - the film has one
    assert work is not None  # noqa: S101 - it is open
    preset = next(one for one in studio.presets() if one.name == _PRESET)
    request = Request(preset=preset, out=out, range=(0, round(seconds * TICKS_PER_SECOND)))
    export = studio.exports.add(work.project, sequence.id, request=request, path=work.path)
    room.wait_until(lambda: studio.exports.item(export).stage.is_over, patience_s=600)
