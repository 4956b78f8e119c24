import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.timeline.faces import FacePainter, clip_text, face_colour
from kijkocut.model.clip import CaptionSource, Clip, Fade, FadeCurve, TitleSource
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.sequence import TrackKind
from kijkocut.model.title import Title

TITLE = Clip(
    id=ClipId("t"),
    track=TrackId("v"),
    start=0,
    duration=100,
    source=TitleSource(title=Title(text="Two\nlines")),
    fade_in=Fade(duration=50, curve=FadeCurve.linear),
)


@pytest.fixture
def picture():
    return QImage(200, 60, QImage.Format.Format_RGB32)


def painted(picture, clip, *, is_selected=False):
    picture.fill(0)
    painter = QPainter(picture)
    FacePainter(painter, DARK, QFontMetrics(QFont())).paint(
        clip, TrackKind.video, QRect(0, 0, 200, 60), is_selected=is_selected
    )
    painter.end()
    return picture


def test_a_clip_shows_its_kind_its_name_and_its_fades(picture):
    painted(picture, TITLE)
    assert picture.pixelColor(150, 50) == QColor(DARK.title)
    assert picture.pixelColor(3, 30).lightness() < QColor(DARK.title).lightness()
    spots = [(x, y) for x in range(5, 120) for y in range(25)]
    assert any(picture.pixelColor(*spot).lightness() > 150 for spot in spots)


def test_a_selected_clip_has_a_border(picture):
    assert painted(picture, TITLE, is_selected=True).pixelColor(100, 1) == QColor(DARK.accent)


def test_texts_and_colours_by_kind():
    assert clip_text(TITLE) == "Two lines"
    caption = Clip(
        id=ClipId("c"), track=TrackId("c"), start=0, duration=1, source=CaptionSource(text="a\nb")
    )
    assert clip_text(caption) == "a b"
    assert face_colour(caption, TrackKind.caption, DARK) == DARK.caption
