"""What no command may carry, because no project file could keep it."""

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import msgspec

from kijkocut.edit.command import Command
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.params import Param
from kijkocut.model.retime import Retime

_LARGEST: Final = 1 << 60
"""Ticks: about 50 years; sums of a few such still fit the 64 bits of a project file."""


def require_wellformed(command: Command) -> None:
    """Refuse numbers that are not finite or too large, disorder, and texts that are no Unicode.

    Raises:
        EditRefused: With the field and what is wrong with it.
    """
    for name in command.__struct_fields__:
        for problem in _problems(getattr(command, name)):
            tag = command.__struct_config__.tag
            raise EditRefused(f"{tag}.{name} can't be kept: {problem}.")


def _problems(value: object) -> Iterator[str]:
    """Name what is wrong with a value or with anything in it."""
    problem = _simple_problem(value) or _structure_problem(value)
    if problem:
        yield problem
    elif isinstance(value, tuple | list | frozenset):
        for item in value:
            yield from _problems(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _problems(getattr(value, name))


def _simple_problem(value: object) -> str:
    match value:
        case str() if not value.isascii() and any(0xD800 <= ord(c) < 0xE000 for c in value):
            return "it holds half a character (a lone surrogate)"
        case float() if not math.isfinite(value):
            return f"{value} is no finite number"
        case int() if abs(value) > _LARGEST:
            return f"{value} is too large"
        case _:
            return ""


def _structure_problem(value: object) -> str:
    match value:
        case Retime() if not value.is_sound:
            return "its speed ramp has points out of order"
        case Param() if any(a.at >= b.at for a, b in pairwise(value.keys)):
            return f'the keyframes of "{value.name}" are not in order, each at a time of its own'
        case tuple():
            names = [param.name for param in value if isinstance(param, Param)]
            twice = next((name for name in names if names.count(name) > 1), None)
            return f'the parameter "{twice}" is given twice' if twice is not None else ""
        case _:
            return ""
