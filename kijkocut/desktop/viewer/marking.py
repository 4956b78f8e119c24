"""In and out points of the viewer that keys steer."""

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.viewers import viewers_of


def mark_in(desk: Desk) -> None:
    """Let the range begin at the play head."""
    subject = viewers_of(desk).active.subject
    _, stop = subject.range
    subject.set_range(subject.at, stop if stop is None or stop > subject.at else None)


def mark_out(desk: Desk) -> None:
    """Let the frame at the play head be the last of the range."""
    subject = viewers_of(desk).active.subject
    start, _ = subject.range
    end = subject.at + subject.rate.frame_ticks
    subject.set_range(start if start is None or start < end else None, end)


def clear_marks(desk: Desk) -> None:
    """Have no range."""
    viewers_of(desk).active.subject.set_range(None, None)


def go_to_in(desk: Desk) -> None:
    """Go to the first frame of the range."""
    start, _ = viewers_of(desk).active.subject.range
    _go(desk, start)


def go_to_out(desk: Desk) -> None:
    """Go to the last frame of the range."""
    subject = viewers_of(desk).active.subject
    _, stop = subject.range
    _go(desk, None if stop is None else stop - subject.rate.frame_ticks)


def _go(desk: Desk, at: int | None) -> None:
    stage = viewers_of(desk).active
    if at is not None:
        stage.stop()
        stage.subject.move(at)
