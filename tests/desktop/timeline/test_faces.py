import pytest
from msgspec import structs
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.timeline.face import Face
from kijkocut.desktop.timeline.faces import FacePainter, badge_texts, clip_text, face_colour
from kijkocut.desktop.timeline.inks import Inks
from kijkocut.model.clip import (
    CaptionSource,
    Clip,
    Effect,
    Fade,
    FadeCurve,
    MediaSource,
    Take,
    TitleSource,
)
from kijkocut.model.ids import ClipId, EffectId, MediaId, TrackId
from kijkocut.model.retime import Retime
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Ratio
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
    face = Face(
        clip=clip,
        kind=TrackKind.video,
        full=picture.rect(),
        seen=picture.rect(),
        scale=1,
        is_selected=is_selected,
    )
    FacePainter(painter, Inks(DARK), QFontMetrics(QFont())).paint(face)
    painter.end()
    return picture


def test_a_clip_shows_its_kind_and_its_name(picture):
    painted(picture, TITLE)
    spots = [(x, y) for x in range(20, 120) for y in range(18)]
    assert any(picture.pixelColor(*spot).lightness() > 150 for spot in spots)


def test_a_selected_clip_has_a_border(picture):
    painted(picture, TITLE, is_selected=True)
    assert picture.pixelColor(199, 40) == QColor(DARK.text)


def test_badges_tell_of_speed_and_effects():
    def badges(**changes):
        return badge_texts(structs.replace(TITLE, **changes))

    assert badges() == ()
    assert badges(retime=Retime(speed=Ratio(2, 1))) == ("200 %",)
    assert badges(retime=Retime(speed=Ratio(-1, 2))) == ("\N{LEFTWARDS ARROW} 50 %",)
    assert badges(retime=Retime(speed=Ratio(0, 1))) == ("Freeze",)
    take = Take(source=MediaSource(media=MediaId("m")))
    assert badges(takes=(take, take), take_place=1) == ("2/3",)
    blur = Effect(id=EffectId("e"), kind="blur")
    assert badges(effects=(blur,)) == ("fx",)
    assert badges(effects=(structs.replace(blur, is_enabled=False),)) == ("(fx)",)


def test_texts_and_colours_by_kind():
    assert clip_text(TITLE) == "Two lines"
    caption = Clip(
        id=ClipId("c"), track=TrackId("c"), start=0, duration=1, source=CaptionSource(text="a\nb")
    )
    assert clip_text(caption) == "a b"
    assert face_colour(caption, TrackKind.caption, DARK) == DARK.caption
