"""Numbers as people type them: sums, percentages, and changes to what is there."""

import ast
import math
import operator
import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLocale

from kijkocut.model.errors import UserError

_BINARY: Final[dict[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
_RELATIVE: Final = re.compile(r"^\s*([-+*/])=(.*)$")
_LONGEST: Final = 80
_TIMES: Final = "\N{MULTIPLICATION SIGN}"
_MINUS: Final = "\N{MINUS SIGN}"
_LARGEST_POWER: Final = 64.0


class BadSumError(UserError):
    """What was typed is no number and no sum."""

    code = "desktop.bad_sum"


def worked_out(text: str, present: float = 0.0, unit: str = "") -> float:
    """Give the number that a text like `1920/2+10`, `50 %` or `+=5` says.

    Args:
        text: A sum of + - * / % ** and brackets, with a point or a comma; `+=`, `-=`, `*=` and
            `/=` start from `present`.
        present: The number that is there now.
        unit: May stand behind the number, and means nothing.

    Raises:
        BadSumError: It can't be read, or gives no finite number.
    """
    bare = text.strip().replace(",", ".").replace(_TIMES, "*").replace(_MINUS, "-")
    if unit and bare.lower().endswith(unit.lower()):
        bare = bare[: -len(unit)].rstrip()
    relative = _RELATIVE.match(bare)
    if relative:
        bare = f"({present!r}) {relative[1]} ({relative[2]})"
    if not bare or len(bare) > _LONGEST:
        raise BadSumError(f'"{text}" is no number; write one, or a sum such as 1920/2+10.')
    try:
        number = _value(ast.parse(bare, mode="eval").body)
    except (SyntaxError, ArithmeticError, ValueError, TypeError, RecursionError) as exc:
        raise BadSumError(f'"{text}" is no number; write one, or a sum such as 1920/2+10.') from exc
    if not math.isfinite(number):
        raise BadSumError(f'"{text}" gives no finite number.')
    return number


def as_text(number: float, decimals: int = 3) -> str:
    """Give a number as the locale writes it, with at most so many decimals that say something."""
    text = f"{number:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace(".", QLocale().decimalPoint())


def _value(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return float(number)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner)
        case ast.UnaryOp(op=ast.UAdd(), operand=inner):
            return _value(inner)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            first, second = _value(left), _value(right)
            if isinstance(op, ast.Pow) and not _has_power(first, second):
                raise ValueError(node)
            return _BINARY[type(op)](first, second)
        case _:
            raise SyntaxError(node)


def _has_power(base: float, power: float) -> bool:
    """Keep away from complex numbers and from sums that take long."""
    return abs(power) <= _LARGEST_POWER and (base >= 0 or power == int(power))
