import pytest

from kijkocut.desktop.theme import DARK, LIGHT, Theme, theme_named


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
    for ground in (theme.window, theme.panel, theme.raised):
        assert contrast(theme.text, ground) >= 7
        assert contrast(theme.faint, ground) >= 4.5
    assert contrast(theme.accent, theme.window) >= 3
    faces = ("video", "audio", "title", "generator", "nest", "adjustment", "caption")
    for face in faces:
        assert contrast(theme.text, getattr(theme, face)) >= 4, face


def test_an_unknown_name_is_the_dark_one() -> None:
    assert theme_named("light") is LIGHT
    assert theme_named("pink") is DARK
