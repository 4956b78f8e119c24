import pytest

from kijkocut.edit.lettering import checked_title, fitted_runs
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.title import Box, Shadow, Stroke, TextRun, Title

RED = (1.0, 0.0, 0.0, 1.0)
TOO_RED = (1.5, 0.0, 0.0, 1.0)


def test_a_title_that_can_be_drawn_is_let_through():
    title = Title(
        text="Hello",
        gradient=(RED, RED),
        stroke=Stroke(width=0.0),
        shadow=Shadow(),
        box=Box(),
        width=500.0,
        runs=(TextRun(start=0, end=5, size=9.0, weight=1000, colour=RED),),
    )
    assert checked_title(title) is title


@pytest.mark.parametrize(
    "fields",
    [
        {"shadow": Shadow(colour=TOO_RED)},
        {"box": Box(colour=TOO_RED)},
        {"stroke": Stroke(width=1.0, colour=TOO_RED)},
        {"gradient": (RED, TOO_RED)},
        {"runs": (TextRun(start=-1, end=2),)},
        {"weight": 1001},
        {"width": 0.0},
        {"line_height": 101.0},
    ],
)
def test_what_can_not_be_drawn_is_refused(fields):
    with pytest.raises(EditRefused):
        checked_title(Title(text="Hello", **fields))


def test_styled_stretches_are_cut_to_the_text():
    runs = (TextRun(start=0, end=3), TextRun(start=2, end=9), TextRun(start=5, end=9))
    assert [(r.start, r.end) for r in fitted_runs(runs, 5)] == [(0, 3), (2, 5)]
    assert fitted_runs(runs, 0) == ()
