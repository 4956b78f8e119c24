"""What effects, transitions and generators of other programs are called here.

The tables are files, `resources/interchange/*.toml`; a table may name several effects here for one
there. What no table names has no equal, and whoever reads a file says so.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, Literal

import msgspec
from msgspec import Struct

import kijkocut
from kijkocut.model.clip import BlendMode, Effect
from kijkocut.model.errors import OutsideError
from kijkocut.model.ids import EffectId
from kijkocut.model.params import Param, Value

Plain = bool | int | float | str | tuple[float, ...]


class MissingTableError(OutsideError):
    """A table of the installation can't be read."""

    code = "interchange.table"


class ParamRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a parameter here is made of theirs."""

    to: str
    of: str | tuple[str, ...] = ()
    """Their parameter, `|` between other names of it; several make a point or a colour."""
    kind: Literal["number", "colour", "text"] = "number"
    default: float | str | None = None
    """What theirs is when the file doesn't say."""
    value: Plain | None = None
    """A fixed value here."""
    scale: float = 1.0
    offset: float = 0.0
    low: float = -1e9
    high: float = 1e9

    @property
    def names(self) -> tuple[str, ...]:
        """Their parameters."""
        return (self.of,) if isinstance(self.of, str) else self.of

    def number(self, value: float) -> float:
        """Give the value here of one there."""
        return round(min(self.high, max(self.low, value * self.scale + self.offset)), 9) + 0.0


class EffectRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An effect there, and one here."""

    name: str
    kind: str
    how: str = ""
    """In what they differ, when they do."""
    neutral: float | None = None
    """The value of the first parameter here that changes nothing: then there is no effect."""
    params: tuple[ParamRule, ...] = ()


class WipeRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A transition there, and one here."""

    name: str
    kind: str
    how: str = ""
    params: dict[str, Plain] = msgspec.field(default_factory=dict)


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One program's names."""

    effects: tuple[EffectRule, ...] = ()
    wipes: tuple[WipeRule, ...] = ()
    generators: dict[str, str] = msgspec.field(default_factory=dict)
    blends: dict[str, BlendMode] = msgspec.field(default_factory=dict)
    silent: tuple[str, ...] = ()
    """Effects that do nothing to what is seen or heard: meters and the like."""

    def rules(self, name: str) -> tuple[EffectRule, ...]:
        """Give the rules of an effect there; none means that it has no equal."""
        return tuple(rule for rule in self.effects if rule.name == name)

    def generator(self, name: str) -> str | None:
        """Give the generator here that one there is, or None."""
        return self.generators.get(name)

    def wipe(self, name: str) -> WipeRule | None:
        """Give the transition here that a picture or a name there means, or None."""
        low = name.lower()
        return next((rule for rule in self.wipes if rule.name == low), None)


Read = Callable[[str, str], Param | None]
"""Gives their parameter of some names, kind `number`, `colour` or `text`, as one here."""


def made_effects(rules: tuple[EffectRule, ...], read: Read, prefix: str) -> Iterator[Effect]:
    """Give the effects here that rules make of one there.

    Args:
        rules: Of that effect.
        read: Gives its parameters, keyframes and all; None where the file doesn't say.
        prefix: Of the effects' ids.
    """
    for number, rule in enumerate(rules):
        params = [made for one in rule.params if (made := _param(one, read)) is not None]
        first = next((p for p in params if rule.params and p.name == rule.params[0].to), None)
        is_still = first is None or (not first.keys and first.value == rule.neutral)
        if rule.neutral is not None and is_still:
            continue
        yield Effect(id=EffectId(f"{prefix}-{number}"), kind=rule.kind, params=tuple(params))


def _param(rule: ParamRule, read: Read) -> Param | None:
    if rule.value is not None:
        return Param(name=rule.to, value=rule.value)
    found = [read(name, rule.kind) for name in rule.names]
    if rule.kind != "number":
        one = found[0] if found else None
        if one is None:
            return None if rule.default is None else Param(name=rule.to, value=rule.default)
        return msgspec.structs.replace(one, name=rule.to)
    if all(one is None for one in found):
        if rule.default is None:
            return None
        return Param(name=rule.to, value=rule.number(float(rule.default)))
    if len(found) > 1:
        default = float(rule.default) if rule.default is not None else 0.0
        values = [rule.number(_number(one.value) if one else default) for one in found]
        is_colour = len(values) == 3
        return Param(name=rule.to, value=(*values, 1.0) if is_colour else tuple(values))
    one = found[0]
    if one is None:
        return None
    keys = tuple(
        msgspec.structs.replace(key, value=rule.number(_number(key.value))) for key in one.keys
    )
    return Param(name=rule.to, value=rule.number(_number(one.value)), keys=keys)


def _number(value: Value) -> float:
    if isinstance(value, str):
        return 0.0
    return float(value[0]) if isinstance(value, tuple) else float(value)


def read_table(name: str) -> Table:
    """Give one of the program's own tables.

    Raises:
        MissingTableError: It is not there or not sound: a broken installation.
    """
    path = _folder() / f"{name}.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Table)
    except (OSError, msgspec.MsgspecError) as exc:
        raise MissingTableError(f"{path} can't be read: {exc}. Install the program again.") from exc


_INSTALLED: Final = ("resources", "interchange")


def _folder() -> Path:
    package = Path(kijkocut.__file__).parent
    installed = package.joinpath(*_INSTALLED)
    return installed if installed.is_dir() else package.parent.joinpath(*_INSTALLED)
