from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kijkocut.desktop.inspector.lettering import style_at, with_run, with_style
from kijkocut.edit.lettering import checked_title
from kijkocut.model.title import TextRun, Title

TEXT = "Hello world"
_SPAN = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(
    lambda span: span[0] < span[1]
)
_STYLE = st.sampled_from([("weight", 700), ("size", 10.0), ("italic", True), ("font", "Serif")])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(_SPAN, _STYLE), max_size=5))
def test_each_character_has_the_style_it_was_given_last(edits):
    title = Title(text=TEXT)
    wanted = [{} for _ in TEXT]
    for span, (name, value) in edits:
        title = with_run(title, span, name, value)
        for at in range(*span):
            wanted[at][name] = value
    checked_title(title)
    for at, styles in enumerate(wanted):
        for name in ("weight", "size", "italic", "font"):
            assert style_at(title, at, name) == styles.get(name, getattr(title, name))
    ends = [(run.start, run.end) for run in title.runs]
    assert ends == sorted(ends)
    assert all(left[1] <= right[0] for left, right in pairwise(ends))


def test_neighbours_that_look_alike_are_one_stretch():
    title = with_run(Title(text=TEXT), (0, 5), "weight", 700)
    title = with_run(title, (5, 8), "weight", 700)
    assert title.runs == (TextRun(start=0, end=8, weight=700),)


def test_a_style_of_the_whole_takes_that_of_stretches_away():
    title = with_run(Title(text=TEXT), (0, 5), "weight", 700)
    title = with_run(title, (0, 5), "italic", value=True)
    title = with_style(title, "weight", 300)
    assert title.weight == 300
    assert title.runs == (TextRun(start=0, end=5, italic=True),)
