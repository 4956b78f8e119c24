"""Rules of titles and caption styles that several commands keep."""

from collections.abc import Iterable

from msgspec.structs import replace

from kijkocut.edit.refusal import EditRefused
from kijkocut.model.title import Rgba, TextRun, Title

_LARGEST_SIZE = 10_000.0
"""Pixels; larger than any canvas."""


def checked_title(title: Title) -> Title:
    """Give the title if it can be drawn.

    Raises:
        EditRefused: A size, weight, length, colour, time or styled stretch is out of range.
    """
    _check_sizes(title)
    for way in (title.arrive, title.leave):
        if way is not None and way.duration <= 0:
            raise EditRefused("A title's way in or out takes some time; leave it out for none.")
    for colour in _colours(title):
        if not all(0.0 <= part <= 1.0 for part in colour):
            raise EditRefused(f"The parts of a colour go from 0 to 1, not {colour}.")
    for run in title.runs:
        _check_run(run, len(title.text))
    return title


def fitted_runs(runs: Iterable[TextRun], length: int) -> tuple[TextRun, ...]:
    """Give the styled stretches cut down to a text of `length` characters."""
    cut = (replace(run, end=min(run.end, length)) for run in runs)
    return tuple(run for run in cut if run.start < run.end)


def _check_sizes(title: Title) -> None:
    if not 0 < title.size <= _LARGEST_SIZE:
        raise EditRefused(f"A text size goes from above 0 to 10,000 pixels, not {title.size}.")
    if not 1 <= title.weight <= 1000:
        raise EditRefused(f"A font weight goes from 1 to 1000, not {title.weight}.")
    for side, word in ((title.width, "wide"), (title.height, "high")):
        if side is not None and not 0 < side <= _LARGEST_SIZE:
            raise EditRefused(f"A text box is above 0 and up to 10,000 pixels {word}, not {side}.")
    if not 0 < title.line_height <= 100:
        raise EditRefused(f"A line height goes from above 0 to 100, not {title.line_height}.")
    if title.stroke is not None and not 0 <= title.stroke.width <= _LARGEST_SIZE:
        raise EditRefused(f"An outline is 0 to 10,000 pixels wide, not {title.stroke.width}.")


def _check_run(run: TextRun, length: int) -> None:
    if not 0 <= run.start < run.end <= length:
        raise EditRefused(
            f"A styled stretch from {run.start} to {run.end} does not lie in a text of {length}"
            " characters."
        )
    if run.size is not None and not 0 < run.size <= _LARGEST_SIZE:
        raise EditRefused(f"A text size goes from above 0 to 10,000 pixels, not {run.size}.")
    if run.weight is not None and not 1 <= run.weight <= 1000:
        raise EditRefused(f"A font weight goes from 1 to 1000, not {run.weight}.")


def _colours(title: Title) -> Iterable[Rgba]:
    yield title.colour
    yield from title.gradient or ()
    for part in (title.stroke, title.shadow, title.box):
        if part is not None:
            yield part.colour
    for run in title.runs:
        if run.colour is not None:
            yield run.colour
