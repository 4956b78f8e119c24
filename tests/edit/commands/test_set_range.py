from kijkocut.edit.commands.set_range import SetRange
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def points(start=None, end=None, **fields):
    project = a_project().with_range(start, end).build()
    made = run_lawfully(project, SetRange(sequence="s", **fields)).sequences["s"]
    return tuple(None if p is None else p / F for p in (made.range_in, made.range_out))


def test_points_are_set_together_or_alone():
    assert points(range_in=10 * F, range_out=20 * F) == (10, 20)
    assert points(range_in=10 * F) == (10, None)
    assert points(5, 30, range_out=20 * F) == (5, 20)


def test_null_clears_a_point():
    assert points(5, 30, range_in=None) == (None, 30)
    assert points(5, 30, range_in=None, range_out=None) == (None, None)


def test_they_lie_on_frames():
    assert points(range_in=10 * F + F // 3, range_out=20 * F - F // 3) == (10, 20)


def test_a_point_that_passes_the_other_clears_it():
    assert points(5, 30, range_in=30 * F) == (30, None)
    assert points(5, 30, range_out=2 * F) == (None, 2)


def test_what_makes_no_sense_is_refused():
    project = a_project().build()
    swapped = SetRange(sequence="s", range_in=20 * F, range_out=10 * F)
    assert "before the out point" in refusal(project, swapped)
    assert "beginning" in refusal(project, SetRange(sequence="s", range_in=-F))
    assert "beginning" in refusal(project, SetRange(sequence="s", range_out=0))
