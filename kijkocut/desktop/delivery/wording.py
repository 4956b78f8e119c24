"""Sizes, times and how exports stand, as people read them."""

from PySide6.QtCore import QCoreApplication

from kijkocut.desktop.language import figures
from kijkocut.jobs import Stage
from kijkocut.model.ticks import Ticks, to_seconds


def size_text(count: int) -> str:
    """Give a number of bytes: 1.2 GB, 34 MB, 5 kB."""
    for unit, scale in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6)):
        if count >= scale:
            value = count / scale
            return f"{value:.0f} {unit}" if value >= 100 else figures(f"{value:.1f} {unit}")
    return f"{count / 1e3:.0f} kB"


def seconds_text(seconds: float) -> str:
    """Give a length of time: 1:02:03, 4:05, 0:06."""
    whole = max(0, round(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def length_text(ticks: Ticks) -> str:
    """Give the length of a film; short ones to the tenth of a second."""
    seconds = to_seconds(ticks)
    return figures(f"{seconds:.1f} s") if seconds < 10 else seconds_text(seconds)


def stage_text(stage: Stage) -> str:
    """Give how a job stands in a word."""
    words = {
        Stage.queued: "Waiting",
        Stage.running: "Running",
        Stage.paused: "Paused",
        Stage.done: "Done",
        Stage.failed: "Failed",
        Stage.cancelled: "Cancelled",
    }
    return QCoreApplication.translate("Delivery", words[stage])
