"""Size expressions of ISF passes, such as `floor($WIDTH/2.0)`, read without running any code."""

import ast
import math
import operator
from collections.abc import Callable
from typing import Final

from kijkocut.model.errors import UserError

_BINARY: Final[dict[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: operator.mod,
}
_FUNCTIONS: Final[dict[str, Callable[..., float]]] = {
    "floor": math.floor,
    "ceil": math.ceil,
    "round": round,
    "min": min,
    "max": max,
    "abs": abs,
    "sqrt": math.sqrt,
    "pow": math.pow,
    "exp": math.exp,
    "log": math.log,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
}


class BadExpressionError(UserError):
    """A pass size in a shader file can't be computed."""

    code = "effects.bad_expression"


def evaluate(text: str, values: dict[str, float]) -> float:
    """Compute + - * / %, floor, ceil, round, min, max and such over numbers and `$names`.

    Raises:
        BadExpressionError: Something else stands in it, a name is unknown, or it has no value.
    """
    try:
        tree = ast.parse(text.replace("$", "_v_").strip(), mode="eval")
        return float(_value(tree.body, values))
    except (SyntaxError, ZeroDivisionError, ValueError, OverflowError, TypeError) as exc:
        raise BadExpressionError(
            f'The pass size "{text}" can\'t be computed; use numbers, $WIDTH, $HEIGHT and + - * /.'
        ) from exc


def _value(node: ast.expr, values: dict[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name) if name.removeprefix("_v_") in values:
            return values[name.removeprefix("_v_")]
        case ast.UnaryOp(op=ast.USub() | ast.UAdd() as op, operand=operand):
            value = _value(operand, values)
            return -value if isinstance(op, ast.USub) else value
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _BINARY[type(op)](_value(left, values), _value(right, values))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
            return float(_FUNCTIONS[name](*(_value(arg, values) for arg in args)))
        case _:
            raise ValueError(ast.dump(node))
