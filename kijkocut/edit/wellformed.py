"""What no command may carry, because no project file could keep it."""

import math
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from kijkocut.edit.command import Command
from kijkocut.edit.refusal import EditRefused

_LARGEST: Final = 1 << 60
"""Ticks: about 50 years; sums of a few such still fit the 64 bits of a project file."""


def require_wellformed(command: Command) -> None:
    """Refuse numbers that are not finite or too large, and texts that are not Unicode.

    Raises:
        EditRefused: With the field and what is wrong with it.
    """
    for name in command.__struct_fields__:
        for problem in _problems(getattr(command, name)):
            tag = command.__struct_config__.tag
            raise EditRefused(f"{tag}.{name} can't be kept: {problem}.")


def _problems(value: object) -> Iterator[str]:
    match value:
        case str():
            if not value.isascii() and any(0xD800 <= ord(c) < 0xE000 for c in value):
                yield "it holds half a character (a lone surrogate)"
        case float():
            if not math.isfinite(value):
                yield f"{value} is no finite number"
        case int():
            if abs(value) > _LARGEST:
                yield f"{value} is too large"
        case tuple() | list() | frozenset():
            yield from _all_problems(value)
        case msgspec.Struct():
            yield from _all_problems(getattr(value, name) for name in value.__struct_fields__)


def _all_problems(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        yield from _problems(value)
