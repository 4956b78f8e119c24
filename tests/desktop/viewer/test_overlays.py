import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.viewer.overlays import (
    Overlays,
    Platform,
    overlays_of,
    paint_overlays,
    text_of,
    toggled,
)


@pytest.mark.parametrize(
    "overlays",
    [Overlays(), Overlays(grid=True, safe_areas=True), Overlays(platform=Platform.reels)],
)
def test_they_are_kept_as_words(overlays):
    assert overlays_of(text_of(overlays)) == overlays


def test_words_unknown_do_no_harm():
    assert overlays_of("grid,moon,") == Overlays(grid=True)


def test_of_the_platforms_there_is_one_at_a_time():
    one = toggled(Overlays(), "tiktok")
    other = toggled(one, "shorts")
    assert (one.platform, other.platform) == (Platform.tiktok, Platform.shorts)
    assert toggled(other, "shorts").platform is Platform.none
    assert toggled(other, "grid") == Overlays(grid=True, platform=Platform.shorts)


def painted(overlays):
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(0x808080)
    painter = QPainter(image)
    paint_overlays(painter, QRectF(0, 0, 320, 180), overlays, DARK)
    painter.end()
    return image


def test_lines_are_drawn_where_they_belong():
    grid = painted(Overlays(grid=True))
    lit = [x for x in range(320) if grid.pixelColor(x, 20).name() == DARK.on_accent]
    assert lit == [pytest.approx(320 / 3, abs=1), pytest.approx(640 / 3, abs=1)]
    safe = painted(Overlays(safe_areas=True))
    lit = [x for x in range(160) if safe.pixelColor(x, 45).name() == DARK.on_accent]
    assert lit == [pytest.approx(320 * 0.035, abs=1), pytest.approx(320 * 0.05, abs=1)]
    assert painted(Overlays()) == painted(Overlays(checkerboard=True))


def test_what_an_app_covers_is_darker():
    image = painted(Overlays(platform=Platform.tiktok))
    assert image.pixelColor(160, 170).lightness() < image.pixelColor(160, 60).lightness()
    assert image.pixelColor(20, 170).name() == "#808080"
