import pytest

from kijkocut.edit.commands.set_title import SetTitle
from kijkocut.model.clip import TitleSource
from kijkocut.model.title import (
    Animation,
    Box,
    Motion,
    Shadow,
    Stroke,
    TextAlign,
    TextRun,
    Title,
    Travel,
)
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully

HELLO = Title(
    text="Hello world",
    stroke=Stroke(width=2.0),
    runs=(TextRun(start=0, end=5, weight=700), TextRun(start=6, end=11, italic=True)),
)


def project(title=HELLO):
    source = TitleSource(title=title)
    return (
        a_project()
        .with_clip("t", "v1", 0, 50, source=source, source_in=0)
        .with_clip("a", "v2", 0, 50)
        .build()
    )


def changed(**fields):
    return run_lawfully(project(), SetTitle(clip="t", **fields)).clip("t").source.title


def test_what_is_given_changes_and_the_rest_stays():
    made = changed(size=40.0, align=TextAlign.end, box=Box(), colour=(1.0, 0.0, 0.0, 1.0))
    assert (made.size, made.align, made.box) == (40.0, TextAlign.end, Box())
    assert (made.text, made.stroke, made.runs) == (HELLO.text, HELLO.stroke, HELLO.runs)


def test_null_takes_away_and_leaving_out_keeps():
    assert changed(stroke=None).stroke is None
    assert changed(shadow=Shadow()).stroke == HELLO.stroke


def test_styled_stretches_stay_where_the_new_text_reaches():
    made = changed(text="Hello wo")
    assert [(r.start, r.end) for r in made.runs] == [(0, 5), (6, 8)]
    assert [(r.start, r.end) for r in changed(text="Hey").runs] == [(0, 3)]


def test_a_whole_title_can_be_put_in():
    template = Title(text="Lower third", size=30.0)
    assert changed(whole=template) == template
    assert changed(whole=template, text="Ada").size == 30.0


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"size": 0.0}, "text size"),
        ({"size": 20_000.0}, "text size"),
        ({"weight": 0}, "weight"),
        ({"line_height": 0.0}, "line height"),
        ({"width": -5.0}, "text box"),
        ({"stroke": Stroke(width=-1.0)}, "outline"),
        ({"colour": (2.0, 0.0, 0.0, 1.0)}, "colour"),
        ({"gradient": ((0.0, 0.0, 0.0, 1.0), (0.0, -1.0, 0.0, 1.0))}, "colour"),
        ({"runs": (TextRun(start=5, end=12),)}, "styled stretch"),
        ({"runs": (TextRun(start=5, end=5),)}, "styled stretch"),
        ({"runs": (TextRun(start=0, end=5, size=0.0),)}, "text size"),
        ({"runs": (TextRun(start=0, end=5, weight=5000),)}, "weight"),
        ({"runs": (TextRun(start=0, end=5, colour=(0.0, 0.0, 0.0, 7.0)),)}, "colour"),
        ({"size": float("nan")}, "finite"),
    ],
)
def test_what_can_not_be_drawn_is_refused(fields, says):
    assert says in refusal(project(), SetTitle(clip="t", **fields))


def test_other_clips_are_no_titles():
    assert "is no title" in refusal(project(), SetTitle(clip="a", text="x"))


def test_a_title_gets_its_motion():
    way = Animation(motion=Motion.rise, duration=F * 10)
    made = changed(arrive=way, travel=Travel.roll, height=200.0)
    assert (made.arrive, made.travel, made.height) == (way, Travel.roll, 200.0)
    for fields in ({"arrive": Animation(motion=Motion.fade, duration=0)}, {"height": 0.0}):
        refusal(project(), SetTitle(clip="t", **fields))
