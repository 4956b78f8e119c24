from argparse import ArgumentTypeError

import pytest

from kijkocut.cli.parser_values import step_count


def test_steps_are_counted_from_one():
    assert [step_count("1"), step_count("12")] == [1, 12]
    for text in ("0", "-1", "many", ""):
        with pytest.raises(ArgumentTypeError):
            step_count(text)
