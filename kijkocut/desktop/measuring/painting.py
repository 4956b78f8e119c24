"""What a paint of the timeline costs, by the number of clips."""

from typing import Final

from PySide6.QtWidgets import QApplication

from kijkocut.bench import Figure, Size, at_most
from kijkocut.desktop.measuring.family import Order
from kijkocut.desktop.timeline.painting_cost import measure_paint

FRAME_MS: Final = 16.0
_TRACKS: Final = 20
_JUDGED: Final = 10_000


def measure(order: Order) -> tuple[Figure, ...]:
    """Paint 100, 1,000 and 10,000 clips on 20 tracks."""
    application = QApplication.instance() or QApplication(["kijkocut"])
    counts = (40,) if order.size is Size.toy else (100, 1000, _JUDGED)
    figures = []
    base: dict[str, float] = {}
    for clips in counts:
        cost = measure_paint(clips, _TRACKS)
        kinds = {"fit": cost.fit_ms, "scroll": cost.scroll_ms, "zoom": cost.zoom_ms}
        base = base or kinds
        for kind, value in kinds.items():
            ratio, of = (value / base[kind], f"{counts[0]} clips") if kinds != base else (None, "")
            figure = Figure(
                what=f"paint, {kind}: {clips} clips", value=value, unit="ms", ratio=ratio, of=of
            )
            figures.append(at_most(figure, FRAME_MS) if clips == _JUDGED else figure)
    del application
    return tuple(figures)
