"""What a step of scrolling, zooming and dragging costs in a real window on a long film.

A step is all the window does for it, painting included: the ruler, the overview, the bars and the
ghost of a drag with the command that works it out.
"""

from collections.abc import Callable
from pathlib import Path
from time import thread_time
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kijkocut.bench import Figure, Size, at_most
from kijkocut.desktop.measuring.beats import share
from kijkocut.desktop.measuring.family import Order
from kijkocut.desktop.measuring.material import long_film
from kijkocut.desktop.measuring.room import Room, open_room
from kijkocut.desktop.timeline.panel import TimelinePanel
from kijkocut.model.ticks import TICKS_PER_SECOND

FRAME_MS: Final = 16.0
_COUNTS = {Size.toy: (40,), Size.quick: (100, 1000), Size.full: (100, 1000, 10_000)}
_STEPS = {Size.toy: 3, Size.quick: 30, Size.full: 90}
_SEEN_S: Final = 50
_LEFT: Final = Qt.MouseButton.LeftButton
_SETTLE_S: Final = 2.0


def measure(order: Order) -> tuple[Figure, ...]:
    """Scroll, zoom and drag on films of 100, 1,000 and 10,000 clips over 20 tracks."""
    figures: list[Figure] = []
    base: dict[str, float] = {}
    for clips in _COUNTS[order.size]:
        film = long_film(Path(order.folder), clips)
        with open_room(Path(order.folder), film) as room:
            taken = _steps(room, _STEPS[order.size], order.size)
        for kind, values in taken.items():
            value = share(values, 50)
            figure = Figure(what=f"{kind}, {clips} clips: p50", value=value, unit="ms")
            if kind in base:
                figure = Figure(
                    what=figure.what,
                    value=value,
                    unit="ms",
                    ratio=value / base[kind],
                    of=f"{_COUNTS[order.size][0]} clips",
                )
            worst = Figure(what=f"{kind}, {clips} clips: p95", value=share(values, 95), unit="ms")
            is_judged = clips == _COUNTS[Size.full][-1]
            figures += [figure, at_most(worst, FRAME_MS) if is_judged else worst]
        base = base or {kind: share(values, 50) for kind, values in taken.items()}
    return tuple(figures)


def _steps(room: Room, count: int, size: Size) -> dict[str, list[float]]:
    panel = room.window.widget_of("timeline")
    assert isinstance(panel, TimelinePanel)  # noqa: S101 - it is what the dock holds
    panel.view.fit(0, _SEEN_S * TICKS_PER_SECOND)
    room.spin(0 if size is Size.toy else _SETTLE_S)  # faces come in from the background

    def scroll(number: int) -> None:
        way = 1 if number < count // 2 else -1
        panel.view.scroll_to(left=panel.view.left + way * 40 * panel.view.scale)

    def zoom(number: int) -> None:
        panel.view.zoom(0.9 if number < count // 2 else 1 / 0.9, panel.view.width / 2)

    found = {"scroll": _time(count, scroll), "zoom": _time(count, zoom)}
    panel.view.fit(0, _SEEN_S * TICKS_PER_SECOND)
    QApplication.processEvents()
    lanes = room.desk.project.lanes
    row = next(r for r in panel.canvas.rows if len(lanes.get(r.track.id, ())))
    lane = lanes[row.track.id]
    clip = lane.at(panel.view.ticks_at(panel.view.width / 3)) or next(iter(lane))
    middle = panel.view.x_of(clip.start + clip.duration // 2)
    start = QPoint(middle, row.top - panel.view.top + row.height // 2)

    def drag(number: int) -> None:
        QTest.mouseMove(panel.canvas, start + QPoint(4 * (number + 3), 0))

    QTest.mousePress(panel.canvas, _LEFT, Qt.KeyboardModifier.NoModifier, start)
    found["drag"] = _time(count, drag)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(panel.canvas, _LEFT, Qt.KeyboardModifier.NoModifier, start)
    return found


def _time(count: int, step: Callable[[int], None]) -> list[float]:
    """Give the processor time of each step and of all it brings about, in milliseconds."""
    found = []
    for number in range(count):
        began = thread_time()
        step(number)
        QApplication.processEvents()
        found.append(1000 * (thread_time() - began))
    return found
