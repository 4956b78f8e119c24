from kijkocut.desktop.markers.colours import (
    MARKER_COLOURS,
    colour_icon,
    colour_name,
    shown_colour,
)


def test_every_colour_has_a_name_and_looks_like_no_other():
    assert {colour_name(one) for one in MARKER_COLOURS} == {
        one.capitalize() for one in MARKER_COLOURS
    }
    assert len({shown_colour(one).name() for one in MARKER_COLOURS}) == len(MARKER_COLOURS)


def test_colours_of_other_programs_are_shown_as_they_are_called():
    assert shown_colour("cyan").name() == "#00ffff"
    assert shown_colour("no colour") == shown_colour("green")
    assert colour_name("cyan") == "cyan"


def test_a_dot_has_the_colour():
    image = colour_icon("red", 12, 2.0).pixmap(24, 24).toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2) == shown_colour("red")
