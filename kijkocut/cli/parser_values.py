"""Kinds of words on the command line, as argparse's `type`."""

from argparse import ArgumentTypeError


def step_count(text: str) -> int:
    """Read how many steps to go: a whole number from 1.

    Raises:
        ArgumentTypeError: It is none.
    """
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f'"{text}" is no number of steps. Write 1 or more')
    return int(text)


def above_zero(text: str) -> float:
    """Read a number above 0.

    Raises:
        ArgumentTypeError: It is none.
    """
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.0 < value < float("inf"):
        raise ArgumentTypeError(f'"{text}" is no number above 0')
    return value
