import numpy as np

from kijkocut.export.report import SpanKind
from kijkocut.export.spans import spans
from kijkocut.model.ticks import Rate


class Flags:
    """A watch that saw what it is told: B black, s still, anything else moving."""

    def __init__(self, film):
        self.black = np.array([c == "B" for c in film])
        self.still = np.array([c == "s" or film[i - 1 : i] == "B" == c for i, c in enumerate(film)])


def the_spans(film, sent=None):
    found = spans(Flags(film), Flags(sent) if sent else None, Rate(25))
    return [(s.kind, s.start, s.frames, s.is_intended) for s in found]


def test_black_of_any_length_is_listed():
    assert the_spans("..B...BBBB") == [
        (SpanKind.black, 2, 1, None),
        (SpanKind.black, 6, 4, None),
    ]


def test_frozen_starts_with_the_frame_that_stays():
    film = "..." + "s" * 49 + "..."
    assert the_spans(film) == [(SpanKind.frozen, 2, 50, None)]
    assert the_spans("..." + "s" * 48 + "...") == []


def test_long_black_is_not_frozen_as_well():
    assert the_spans("." + "B" * 80 + ".") == [(SpanKind.black, 1, 80, None)]


def test_what_was_sent_so_is_meant():
    film = "...BB..." + "s" * 60
    assert [s[3] for s in the_spans(film, film)] == [True, True]
    assert [s[3] for s in the_spans(film, "." * len(film))] == [False, False]
