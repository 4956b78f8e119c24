from argparse import ArgumentTypeError

import pytest

from kijkocut.cli.parser_values import above_zero, step_count


def test_steps_are_counted_from_one():
    assert [step_count("1"), step_count("12")] == [1, 12]
    for text in ("0", "-1", "many", ""):
        with pytest.raises(ArgumentTypeError):
            step_count(text)


def test_numbers_above_zero_are_finite():
    assert [above_zero("0.5"), above_zero("3")] == [0.5, 3.0]
    for text in ("0", "-1", "nan", "inf", "x"):
        with pytest.raises(ArgumentTypeError):
            above_zero(text)
