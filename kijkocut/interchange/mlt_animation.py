"""Values of MLT that move: "0=1;50~=0.5" and rectangles "0=0 0 1920 1080 1".

The forms, and the letters before "=" that say how a value moves on, are those of MLT's
`mlt_animation` and `mlt_property` (documentation of the MLT framework, "Keyframe types").
"""

import itertools
import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from kijkocut.interchange.mlt_time import Profile
from kijkocut.model.params import Easing, Keyframe, Param, Value

_KINDS: Final = {
    "": Easing.linear,
    "|": Easing.hold,
    "!": Easing.hold,
    **dict(
        zip(
            "abcdefghijklmnopqrstuvwxyzABCD",
            (
                Easing(f"{family}_{side}")
                for family in (
                    "sine", "quad", "cubic", "quart", "quint",
                    "expo", "circ", "back", "elastic", "bounce",
                )
                for side in ("in", "out", "in_out")
            ),
            strict=True,
        )
    ),
}  # fmt: skip
_SMOOTH: Final = "~$-"
_KEY: Final = re.compile(r"\s*(-?[\d:.,]+)\s*([|!~$\-a-zA-D]?)=(.*)", re.DOTALL | re.ASCII)
_MOST: Final = 200_000
"""Keys of one value; a file with more is damaged."""
_STEPS: Final = 6
"""Straight pieces that stand for a smooth stretch that no single curve can say."""

Numbers = tuple[float, ...]


class Key(Struct, frozen=True, kw_only=True):
    """A value at a frame, counted from where its filter begins."""

    at: int
    value: Numbers
    kind: str = ""
    """The sign before "="."""


class Animation(Struct, frozen=True, kw_only=True):
    """A value, constant (one key, `is_moving` false) or with keys."""

    keys: tuple[Key, ...]

    @property
    def is_moving(self) -> bool:
        """Whether it has more than one value."""
        return any(key.value != self.keys[0].value for key in self.keys)

    @property
    def is_smooth(self) -> bool:
        """Whether it moves in curves through its keys."""
        return self.is_moving and any(key.kind in tuple(_SMOOTH) for key in self.keys)

    @property
    def first(self) -> Numbers:
        """The first value."""
        return self.keys[0].value

    def map(self, change: Callable[[Numbers], Numbers]) -> "Animation":
        """Give it with every value changed."""
        return Animation(
            keys=tuple(Key(at=k.at, value=change(k.value), kind=k.kind) for k in self.keys)
        )

    def param(self, name: str, *, begin: int, frame: int, plain: Value) -> Param | None:
        """Give the parameter that it is, or None when it is the plain value throughout.

        Args:
            name: Of the parameter; its value is a number if `plain` is one, else a tuple.
            begin: The frame of the filter's clock at the clip's first frame.
            frame: Ticks in a frame.
            plain: The parameter's default.
        """
        is_number = isinstance(plain, int | float)

        def said(value: Numbers) -> Value:
            return value[0] if is_number else value

        if not self.is_moving:
            value = said(self.first)
            return None if value == plain else Param(name=name, value=value)
        made = tuple(
            Keyframe(
                at=(at - begin) * frame if isinstance(at, int) else round((at - begin) * frame),
                value=said(value),
                easing=easing,
                handles=handles,
            )
            for at, value, easing, handles in _moves(self.keys)
        )
        return Param(name=name, value=made[0].value, keys=made)


def parse_animation(text: str, profile: Profile, *, length: int = 0) -> Animation:
    """Read a value.

    Args:
        text: As the file has it.
        profile: Says what a frame is; percentages are of its size.
        length: Frames of what carries it; negative times count from its end.

    Raises:
        ValueError: It is none.
    """
    if "=" not in text:
        return Animation(keys=(Key(at=0, value=_numbers(text, profile)),))
    found: dict[int, Key] = {}
    for part in text.split(";"):
        if not part.strip():
            continue
        match = _KEY.fullmatch(part if "=" in part else f"0={part}")
        if match is None:
            raise ValueError(f'"{part[:40]}" is no keyframe')
        at = profile.frames(match[1])
        if at < 0 < length:
            at += length
        found[at] = Key(at=at, value=_numbers(match[3], profile), kind=match[2])
        if len(found) > _MOST:
            raise ValueError("it has too many keyframes")
    if not found:
        raise ValueError(f'"{text[:40]}" has no value')
    width = max(len(key.value) for key in found.values())
    keys = [found[at] for at in sorted(found)]
    return Animation(
        keys=tuple(Key(at=k.at, value=_widened(k.value, width), kind=k.kind) for k in keys)
    )


def _widened(value: Numbers, width: int) -> Numbers:
    return value + (value[-1:] if width < 4 else (1.0,)) * (width - len(value))


def _numbers(text: str, profile: Profile) -> Numbers:
    """Read one value: numbers with spaces, or `x/y:wxh:opacity` of old files."""
    words = text.replace("\u00a0", " ")
    old = re.fullmatch(r"\s*(\S+?)/(\S+?):(\S+?)x(\S+?)(?::(\S+))?\s*", words)
    if old is not None:
        x, y, wide, high, part = old.groups()
        words = f"{x} {y} {wide} {high}" + (f" {_percent(part)}" if part else "")
    sides = (profile.width, profile.height, profile.width, profile.height, 1.0)
    found = []
    for number, word in enumerate(words.split()):
        value = _float(word)
        if word.endswith("%"):
            value *= sides[number] / 100 if number < 5 else 0.01
        found.append(value)
    if not found:
        raise ValueError(f'"{text[:40]}" is no value')
    if len(words.split()) == 1 and words.strip().endswith("%"):
        found = [_float(words.strip()) / 100]
    return tuple(found)


def _percent(text: str) -> str:
    return text if text.endswith("%") else f"{text}%"


def _float(word: str) -> float:
    plain = word.removesuffix("%").removesuffix("dB").rstrip("xX")
    try:
        value = float(plain.replace(",", "."))
    except ValueError:
        raise ValueError(f'"{word[:40]}" is no number') from None
    if not abs(value) <= 1e9:
        raise ValueError(f'"{word[:40]}" is too large')
    return value


_Move = tuple[int | float, Numbers, Easing, tuple[float, float, float, float]]
_EVEN: Final = (0.33, 0.0, 0.67, 1.0)


def _moves(keys: tuple[Key, ...]) -> list[_Move]:
    made: list[_Move] = []
    for index, key in enumerate(keys):
        after = keys[index + 1] if index + 1 < len(keys) else None
        if key.kind not in tuple(_SMOOTH) or after is None:
            made.append((key.at, key.value, _KINDS.get(key.kind, Easing.linear), _EVEN))
            continue
        before = keys[index - 1] if index else key
        beyond = keys[index + 2] if index + 2 < len(keys) else after
        made += _curve((before, key, after, beyond))
    return made


def _curve(four: tuple[Key, Key, Key, Key]) -> list[_Move]:
    """Give the stretch between the two keys in the middle: a Catmull-Rom curve."""
    before, key, after, beyond = four
    slopes = []
    for low, left, right, high in zip(
        before.value, key.value, after.value, beyond.value, strict=True
    ):
        slopes.append((_slope(key.kind, low, left, right), _slope(key.kind, left, right, high)))
    handles = set()
    for (left, right), (out, into) in zip(
        zip(key.value, after.value, strict=True), slopes, strict=True
    ):
        rise = right - left
        if rise:
            handles.add((round(out / 3 / rise, 6), round(1 - into / 3 / rise, 6)))
        elif out or into:
            handles.add((9e9, 9e9))
    if not handles:
        return [(key.at, key.value, Easing.linear, _EVEN)]
    if len(handles) == 1 and (9e9, 9e9) not in handles:
        low, high = handles.pop()
        return [(key.at, key.value, Easing.bezier, (1 / 3, low, 2 / 3, high))]
    made: list[_Move] = []
    for step in range(_STEPS):
        t = step / _STEPS
        value = tuple(
            _hermite(t, left, right, slope)
            for left, right, slope in zip(key.value, after.value, slopes, strict=True)
        )
        made.append((key.at + (after.at - key.at) * t, value, Easing.linear, _EVEN))
    return made


def _slope(kind: str, before: float, here: float, after: float) -> float:
    """Give the slope at a key; the natural and tight kinds stay level where a value turns."""
    if kind != "~" and (here - before) * (after - here) <= 0:
        return 0.0
    return (after - before) / 2


def _hermite(t: float, left: float, right: float, slope: tuple[float, float]) -> float:
    cubic = (2 * t**3 - 3 * t**2 + 1) * left + (3 * t**2 - 2 * t**3) * right
    return cubic + (t**3 - 2 * t**2 + t) * slope[0] + (t**3 - t**2) * slope[1]


def eased_pairs(animation: Animation) -> list[tuple[Key, Key]]:
    """Give the keys in pairs of neighbours."""
    return list(itertools.pairwise(animation.keys))
