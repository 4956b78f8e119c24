import pytest

from kijkocut.desktop.inspector.arithmetic import BadSumError, as_text, worked_out


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1920/2+10", 970.0),
        ("12,5", 12.5),
        ("50 %", 50.0),
        ("-(3+4)*2", -14.0),
        ("2**10", 1024.0),
        ("(-3)**2", 9.0),
        ("+=5", 15.0),
        ("*=2", 20.0),
        ("-=2+3", 5.0),
        ("3 \N{MULTIPLICATION SIGN} 4", 12.0),
    ],
)
def test_sums_are_worked_out(text, number):
    assert worked_out(text, present=10.0, unit="%") == number


@pytest.mark.parametrize(
    "text",
    ["", "twelve", "1/0", "9**9**9", "__import__('os')", "(-1)**0.5", "1e999", "True", "[1]"],
)
def test_what_means_nothing_is_refused(text):
    with pytest.raises(BadSumError) as told:
        worked_out(text)
    assert told.value.code == "desktop.bad_sum"


@pytest.mark.parametrize(
    ("number", "text"), [(1.5, "1.5"), (2.0, "2"), (-0.0001, "0"), (100.0, "100")]
)
def test_digits_that_say_nothing_are_left_out(number, text):
    assert as_text(number, 2) == text
