"""Each measurement at toy size: that it runs, compares what it says it compares, and is sane."""

import math

import pytest

from kijkocut.bench import Size, measurements, run_bench
from kijkocut.bench.errors import UnknownMeasurementError

NAMES = [m.name for m in measurements()]


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_a_positive_number_and_every_ratio_names_its_base(table, name):
    made = table(name)
    assert made.name == name
    assert made.figures or made.notes
    for figure in made.figures:
        assert math.isfinite(figure.value)
        assert figure.value > 0
        assert (figure.ratio is None) == (not figure.of)
        assert (figure.is_met is None) == (not figure.target)


@pytest.mark.parametrize("name", NAMES)
def test_no_two_figures_say_the_same(table, name):
    told = [(f.what, f.of) for f in table(name).figures]
    assert len(set(told)) == len(told)


def test_an_unknown_name_is_refused_before_anything_runs():
    with pytest.raises(UnknownMeasurementError, match='Did you mean "edits"'):
        run_bench(["edit"], size=Size.toy)


def test_names_are_told_apart():
    assert len(set(NAMES)) == len(NAMES)


def test_small_sizes_are_judged_only_where_that_is_fair(table):
    for measurement in measurements():
        judged = [f for f in table(measurement.name).figures if f.target]
        assert bool(judged) == measurement.is_fair_when_small
