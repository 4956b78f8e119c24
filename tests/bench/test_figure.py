import pytest

from kijkocut.bench import Figure, Table
from kijkocut.bench.figure import at_most, ratio_at_least, ratio_at_most, unjudged

FIGURE = Figure(what="open", value=0.5, unit="s", ratio=4.0, of="melt")


@pytest.mark.parametrize(
    ("figure", "target", "is_met"),
    [
        (at_most(FIGURE, 1), "<= 1 s", True),
        (at_most(FIGURE, 0.4), "<= 0.4 s", False),
        (ratio_at_most(FIGURE, 4), "<= 4x", True),
        (ratio_at_most(FIGURE, 3), "<= 3x", False),
        (ratio_at_least(FIGURE, 4), ">= 4x", True),
        (ratio_at_least(FIGURE, 5), ">= 5x", False),
    ],
)
def test_a_target_is_judged_and_the_rest_kept(figure, target, is_met):
    assert (figure.target, figure.is_met) == (target, is_met)
    assert (figure.value, figure.ratio, figure.of) == (0.5, 4.0, "melt")


def test_a_ratio_that_was_not_taken_misses_its_target():
    assert ratio_at_least(Figure(what="x", value=1, unit="s"), 1).is_met is False


def test_a_table_names_what_missed():
    missed = at_most(FIGURE, 0.4)
    table = Table(name="a", title="A", figures=(FIGURE, at_most(FIGURE, 1), missed))
    assert table.missed == (missed,)


def test_what_was_measured_small_is_not_judged():
    table = unjudged(Table(name="a", title="A", figures=(at_most(FIGURE, 0.4),), notes=("x",)))
    assert table.figures == (FIGURE,)
    assert not table.missed
    assert table.notes[0] == "x"
    assert "full size" in table.notes[1]
