import pytest

from kijkocut.effects.expression import BadExpressionError, evaluate


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$WIDTH", 1920.0),
        ("floor($WIDTH/7)", 274.0),
        ("ceil($WIDTH/max(1.0,floor($sigma/4.0)))", 640.0),
        ("-$HEIGHT + 2 * 3 % 4", -1078.0),
        ("min($WIDTH, $HEIGHT)", 1080.0),
        ("640", 640.0),
    ],
)
def test_size_expressions_are_computed(text: str, value: float) -> None:
    names = {"WIDTH": 1920.0, "HEIGHT": 1080.0, "sigma": 13.0}
    assert evaluate(text, names) == value


@pytest.mark.parametrize(
    "text",
    ["__import__('os')", "$WIDTH.real", "$OTHER", "1/0", "2 **", "[1]", "floor(1, key=2)", ""],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(BadExpressionError, match="pass size"):
        evaluate(text, {"WIDTH": 1.0})
