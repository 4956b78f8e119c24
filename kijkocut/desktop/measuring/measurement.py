"""`bench ui`: the window as a whole."""

from typing import Final

from kijkocut.bench import Bench, Measurement, Table
from kijkocut.desktop.measuring import starting
from kijkocut.desktop.measuring.family import run_part

_PARTS: Final = {"paint": "what painting the timeline costs"}


def measure(bench: Bench) -> Table:
    """Start the window, paint, scrub, play, and use it for an hour."""
    figures = [*starting.measure(bench)]
    for part, title in _PARTS.items():
        bench.say(f"ui: {title}")
        figures += run_part(part, bench)
    return Table(name="ui", title=MEASUREMENT.title, figures=tuple(figures))


MEASUREMENT: Final = Measurement(name="ui", title="The window", measure=measure)
