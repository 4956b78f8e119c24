import re

import pytest

from kijkocut.desktop.theme import DARK, LIGHT, Theme, _sheet, theme_named


def _light(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((_light(a), _light(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_text_can_be_read(theme: Theme) -> None:
    """WCAG 2.2 AA: 4.5 to 1 for letters."""
    for ground in (theme.window, theme.panel, theme.raised):
        assert contrast(theme.text, ground) >= 7
        for letters in (theme.faint, theme.warning, theme.error):
            assert contrast(letters, ground) >= 4.5, (letters, ground)
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    faces = ("video", "audio", "title", "generator", "nest", "adjustment", "caption")
    for face in faces:
        assert contrast(theme.text, getattr(theme, face)) >= 4.5, face


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_icons_lines_and_the_focus_can_be_seen(theme: Theme) -> None:
    """WCAG 2.2 AA: 3 to 1 for what is not text."""
    for ground in (theme.window, theme.panel, theme.raised):
        for colour in (theme.accent, theme.playhead, theme.text, theme.faint):
            assert contrast(colour, ground) >= 3, (colour, ground)


def test_letters_are_never_painted_in_the_accent() -> None:
    for theme in (DARK, LIGHT):
        rules = re.findall(r"[{;\s]color:\s*(#[0-9a-f]{6})", _sheet(theme))
        assert rules
        assert theme.accent not in rules


def test_an_unknown_name_is_the_dark_one() -> None:
    assert theme_named("light") is LIGHT
    assert theme_named("pink") is DARK
