"""The colour labels that media and bins can have."""

from typing import Final

COLOURS: Final = {
    "Red": "#d9534f",
    "Orange": "#e08a3c",
    "Yellow": "#d8b93a",
    "Green": "#5aa55a",
    "Teal": "#3fa0a0",
    "Blue": "#4a80c8",
    "Purple": "#8a63b8",
    "Pink": "#c86a98",
}
"""Names in English, shown translated (context `MediaColours`), and the colour that is kept."""


def name_of_colour(value: str) -> str:
    """Give the name of a colour, or the value itself if it is none of ours."""
    return next((name for name, own in COLOURS.items() if own == value), value)
