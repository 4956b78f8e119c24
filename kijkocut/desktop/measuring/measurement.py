"""`bench ui`: the window as a whole."""

from typing import Final

from kijkocut.bench import Bench, Measurement, Size, Table
from kijkocut.desktop.measuring import starting
from kijkocut.desktop.measuring.family import run_part
from kijkocut.desktop.measuring.material import demo_film, small_film

PARTS: Final = {
    "paint": "painting the timeline",
    "steps": "scrolling, zooming and dragging on long films",
    "scrub": "dragging the play head",
    "play": "playing layers of full HD",
    "export": "exporting",
    "hour": "using it for an hour",
}

_TOYS: Final = ("paint", "scrub", "hour")
"""Parts of the toy size, in one process; the others are tested in one that runs anyway."""


def measure(bench: Bench) -> Table:
    """Start the window, paint, scrub, play, and use it for an hour."""
    place = bench.place("ui/film")
    film = small_film(place) if bench.size is Size.toy else demo_film(place)
    figures = [*starting.measure(bench, film)]
    if bench.size is Size.toy:
        figures += run_part("+".join(_TOYS), bench, film)
    else:
        for part, title in PARTS.items():
            bench.say(f"ui: {title}")
            figures += run_part(part, bench, film)
    return Table(name="ui", title=MEASUREMENT.title, figures=tuple(figures))


MEASUREMENT: Final = Measurement(name="ui", title="The window", measure=measure)
