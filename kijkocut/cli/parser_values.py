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
