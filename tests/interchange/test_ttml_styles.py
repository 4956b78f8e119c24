import pytest

from kijkocut.interchange.ttml_styles import properties, title_of
from kijkocut.model.title import Box, TextAlign, Title

LOUD = Title(
    text="",
    font="Open Sans",
    size=54.0,
    weight=700,
    italic=True,
    underline=True,
    colour=(1.0, 1.0, 0.0, 1.0),
    align=TextAlign.start,
    box=Box(colour=(0.0, 0.0, 0.0, 0.2)),
)


@pytest.mark.parametrize("title", [Title(text="", size=72.0), LOUD])
def test_a_style_comes_back(title):
    assert title_of(properties(title, 1080), 1080) == title


@pytest.mark.parametrize(
    ("colour", "rgba"),
    [
        ("red", (1, 0, 0, 1)),
        ("#00FF0080", (0, 1, 0, 128 / 255)),
        ("rgba(0,0,255,0)", (0, 0, 1, 0)),
        ("nix", (1, 1, 1, 1)),
    ],
)
def test_colours_are_read(colour, rgba):
    assert title_of({"tts:color": colour}, 1080).colour == rgba


def test_sizes_are_of_the_canvas():
    sizes = {text: title_of({"tts:fontSize": text}, 1080).size for text in ("100%", "2c", "30px")}
    assert sizes == {"100%": 72, "2c": 144, "30px": 30}
