"""What a paint of the timeline costs, by the number of clips."""

from typing import Final

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from kijkocut.bench import Figure, Size, at_most
from kijkocut.desktop.measuring.family import Order
from kijkocut.desktop.timeline.painting_cost import PaintCost, measure_paint

FRAME_MS: Final = 16.0
_TRACKS: Final = 20
_JUDGED: Final = 10_000
_KINDS: Final = {
    "fit_ms": "all in sight",
    "scroll_ms": "scrolled",
    "zoom_ms": "zoomed",
    "drag_ms": "a clip dragged",
    "edit_ms": "edited",
    "still_ms": "unchanged",
}


def measure(order: Order) -> tuple[Figure, ...]:
    """Paint 100, 1,000 and 10,000 clips on 20 tracks."""
    application = QApplication.instance() or QApplication(["kijkocut"])
    counts = (40,) if order.size is Size.toy else (100, 1000, _JUDGED)
    costs = {clips: measure_paint(clips, _TRACKS) for clips in counts}
    del application
    return tuple(
        _figure(kind, text, clips, costs[counts[0]], cost)
        for clips, cost in costs.items()
        for kind, text in _KINDS.items()
    ) + tuple(_worst(clips, cost) for clips, cost in costs.items())


def _figure(kind: str, text: str, clips: int, base: PaintCost, cost: PaintCost) -> Figure:
    value: float = getattr(cost, kind)
    figure = Figure(what=f"paint, {text}: {clips} clips", value=value, unit="ms")
    if cost is not base:
        of = "the fewest clips"
        figure = replace(figure, ratio=value / getattr(base, kind), of=of)
    return at_most(figure, FRAME_MS) if clips == _JUDGED else figure


def _worst(clips: int, cost: PaintCost) -> Figure:
    text = f"paint, one in twenty costs at least: {clips} clips"
    return Figure(what=text, value=cost.worst_ms, unit="ms")
