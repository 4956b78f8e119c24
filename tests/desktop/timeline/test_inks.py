from PySide6.QtGui import QColor

from kijkocut.desktop.theme import DARK, LIGHT
from kijkocut.desktop.timeline.inks import (
    DISABLED,
    LABEL,
    OFFLINE,
    Inks,
    Look,
    faded,
    label_of,
    mixed,
)


def _luminance(colour: QColor) -> float:
    """WCAG 2.2 relative luminance."""
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_names_can_be_read_on_every_face():
    for theme in (DARK, LIGHT):
        inks = Inks(theme)
        for look in Look:
            for state in (0, DISABLED, OFFLINE, *(LABEL * n for n in range(1, 9))):
                pair = sorted((_luminance(inks.face(look | state).strip), _luminance(inks.text)))
                assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.0, (theme.is_dark, look, state)


def test_colours_are_mixed_and_faded():
    assert mixed(QColor("#000000"), QColor("#ffffff"), 0.5).red() == 128
    assert faded(QColor("#123456"), 7).alpha() == 7


def test_labels_have_numbers_and_strange_colours_the_nearest():
    assert label_of("") == label_of("no colour") == 0
    assert label_of("red") == label_of("Red") == label_of("#d9534f") == label_of("#ff2010") == 1
    assert len({Inks(DARK).face(LABEL * n).strip.name() for n in range(9)}) == 9
