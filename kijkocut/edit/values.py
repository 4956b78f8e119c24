"""Checks of parameter values against their descriptions."""

from collections.abc import Iterable
from math import isfinite

from kijkocut.edit.refusal import EditRefused, UnknownName, did_you_mean
from kijkocut.model.curves import curve_fault
from kijkocut.model.mask_path import LEAST_POINTS, points_of
from kijkocut.model.params import Keyframe, Param, ParamKind, ParamSpec, Value


def spec_called(name: str, specs: Iterable[ParamSpec], owner: str) -> ParamSpec:
    """Give the description of the parameter called `name`.

    Raises:
        UnknownName: `owner`, as named to people, has no such parameter.
    """
    known = {spec.name: spec for spec in specs}
    if name not in known:
        hint = did_you_mean(name, known)
        has = f"It has: {', '.join(known)}." if known else "It has none."
        raise UnknownName(f'There is no parameter "{name}" of {owner}.{hint} {has}')
    return known[name]


def checked(value: Value, spec: ParamSpec) -> Value:
    """Give the value in the form its parameter keeps: 1 becomes 1.0 where numbers are wanted.

    Raises:
        EditRefused: It is of the wrong kind or out of range; the message says what is allowed.
    """
    match spec.kind:
        case ParamKind.number:
            return _in_range(_number(value, spec), spec)
        case ParamKind.whole:
            number = _in_range(_number(value, spec), spec)
            if number != int(number):
                raise EditRefused(f"{spec.label} is a whole number, not {number}.")
            return int(number)
        case ParamKind.switch:
            if not isinstance(value, bool):
                raise EditRefused(f"{spec.label} is on or off (true or false), not {value!r}.")
            return value
        case ParamKind.choice:
            return _choice(value, spec)
        case ParamKind.point | ParamKind.colour | ParamKind.curve | ParamKind.outline:
            return _tuple(value, spec)
        case ParamKind.text | ParamKind.file:
            if not isinstance(value, str):
                raise EditRefused(f"{spec.label} is a text, not {value!r}.")
            return value


def checked_params(
    params: tuple[Param, ...], specs: tuple[ParamSpec, ...] | None, owner: str
) -> tuple[Param, ...]:
    """Give whole parameters in the form they are kept; `specs` None leaves them unchecked.

    Raises:
        EditRefused: One is unknown, or has a value or keyframe it can't have.
    """
    return tuple(_checked_param(param, specs, owner) for param in params)


def _checked_param(param: Param, specs: tuple[ParamSpec, ...] | None, owner: str) -> Param:
    keys = param.keys
    if specs is None:
        return param
    spec = spec_called(param.name, specs, owner)
    if keys and not spec.can_keyframe:
        raise EditRefused(f"{spec.label} of {owner} can't be keyframed.")
    value = param.value if keys else checked(param.value, spec)
    keys = tuple(
        Keyframe(at=k.at, value=checked(k.value, spec), easing=k.easing, handles=k.handles)
        for k in keys
    )
    return Param(name=param.name, value=value, keys=keys)


def _choice(value: Value, spec: ParamSpec) -> str:
    if isinstance(value, str) and value in spec.choices:
        return value
    hint = did_you_mean(value, spec.choices) if isinstance(value, str) else ""
    raise EditRefused(f"{spec.label} can't be {value!r}.{hint} Choices: {', '.join(spec.choices)}.")


def _number(value: Value, spec: ParamSpec) -> float:
    if isinstance(value, bool | str | tuple):
        raise EditRefused(f"{spec.label} is a number, not {value!r}.")
    return float(value)


def _tuple(value: Value, spec: ParamSpec) -> tuple[float, ...]:
    if spec.kind is ParamKind.curve:
        return _curve(value, spec)
    if spec.kind is ParamKind.outline:
        return _outline(value, spec)
    size = len(spec.default) if isinstance(spec.default, tuple) else 2
    if isinstance(value, tuple) and spec.kind is ParamKind.colour and len(value) == size - 1 == 3:
        value = (*value, _fourth(spec))
    if not isinstance(value, tuple) or len(value) != size:
        raise EditRefused(f"{spec.label} is {size} numbers, not {value!r}.")
    return tuple(_in_range(float(number), spec) for number in value)


def _fourth(spec: ParamSpec) -> float:
    """Give what a colour of three numbers goes without: opaque, or an adjustment's default."""
    if spec.minimum is not None and isinstance(spec.default, tuple):
        return spec.default[3]
    return 1.0


def _curve(value: Value, spec: ParamSpec) -> tuple[float, ...]:
    if not isinstance(value, tuple):
        raise EditRefused(f"{spec.label} is a curve: numbers x, y, x, y, ..., not {value!r}.")
    points = tuple(float(number) for number in value)
    fault = curve_fault(points)
    if fault:
        raise EditRefused(f"{spec.label} can't be this curve: {fault}.")
    return tuple(one if k % 2 == 0 else _in_range(one, spec) for k, one in enumerate(points))


def _outline(value: Value, spec: ParamSpec) -> tuple[float, ...]:
    count = len(points_of(value))
    if not isinstance(value, tuple) or count < LEAST_POINTS:
        raise EditRefused(
            f"{spec.label} is six numbers for each of three points or more: x, y, then dx, dy of"
            " the handle before and of the handle after."
        )
    return tuple(_in_range(float(number), spec) for number in value)


def _in_range(number: float, spec: ParamSpec) -> float:
    low, high = spec.minimum, spec.maximum
    is_low = low is not None and number < low
    if not isfinite(number) or is_low or (high is not None and number > high):
        unit = f" {spec.unit}" if spec.unit else ""
        allowed = f"from {'any' if low is None else low} to {'any' if high is None else high}{unit}"
        raise EditRefused(f"{spec.label} can't be {number}; it goes {allowed}.")
    return number
