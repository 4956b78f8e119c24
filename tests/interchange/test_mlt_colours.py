import pytest

from kijkocut.interchange.mlt_colours import listed_colour, mlt_colour


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("0xff000080", (1, 0, 0, 128 / 255)),
        ("#80ff0000", (1, 0, 0, 128 / 255)),
        ("#00ff00", (0, 1, 0, 1)),
        ("black", (0, 0, 0, 1)),
        ("0", (0, 0, 0, 1)),
        ("no colour", (0, 0, 0, 1)),
    ],
)
def test_colours_are_read_in_every_order(text, colour):
    assert mlt_colour(text) == colour


def test_titles_list_their_colours():
    assert listed_colour("255,0,51,255") == (1, 0, 0.2, 1)
    assert listed_colour("0,0,255") == (0, 0, 1, 1)
    assert listed_colour("#ff0000") == (1, 0, 0, 1)
    assert listed_colour("nan,0,0,0") == (1, 1, 1, 1)
    assert listed_colour("x") == (1, 1, 1, 1)
