import pytest
from msgspec import structs
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.timeline import marks
from kijkocut.desktop.timeline.face import Face
from kijkocut.desktop.timeline.inks import Inks
from kijkocut.model.clip import AdjustmentSource, Clip, ClipMarker, Fade, FadeCurve
from kijkocut.model.ids import ClipId, MarkerId, TrackId
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import Ratio

CLIP = Clip(
    id=ClipId("c"),
    track=TrackId("v"),
    start=0,
    duration=200,
    source=AdjustmentSource(),
    source_in=1000,
)
KEYS = tuple(Keyframe(at=at, value=float(at)) for at in (0, 50, 50_000))


@pytest.fixture
def picture():
    made = QImage(200, 60, QImage.Format.Format_RGB32)
    made.fill(QColor("#808080"))
    return made


def face(clip):
    rect = QRect(0, 0, 200, 60)
    return Face(clip=clip, kind=TrackKind.video, full=rect, seen=rect, scale=1)


def test_a_fade_darkens_what_it_takes_away(picture):
    painter = QPainter(picture)
    clip = structs.replace(CLIP, fade_in=Fade(duration=100, curve=FadeCurve.linear))
    marks.paint_fades(painter, face(clip), Inks(DARK), 20)
    painter.end()
    assert picture.pixelColor(20, 25).lightness() < 80
    assert picture.pixelColor(80, 55) == QColor("#808080")
    assert picture.pixelColor(150, 25) == QColor("#808080")


def test_keyframes_are_marked_once_a_column_and_only_inside(picture):
    clip = structs.replace(CLIP, params=(Param(name="opacity", keys=KEYS),))
    assert marks.key_columns(face(clip), clip.params) == [0, 50]
    painter = QPainter(picture)
    marks.paint_keys(painter, face(clip), Inks(DARK))
    painter.end()
    assert picture.pixelColor(50, 53) == QColor(DARK.text)


def test_markers_lie_where_their_moment_is_shown(picture):
    double = structs.replace(CLIP, retime=Retime(speed=Ratio(2, 1)))
    assert marks.timeline_offset(CLIP, 1100) == 100
    assert marks.timeline_offset(double, 1100) == 50
    assert marks.timeline_offset(CLIP, 1300) is None
    assert marks.timeline_offset(structs.replace(CLIP, retime=Retime(speed=Ratio(0))), 1000) is None
    ramp = Retime(ramp=(RampPoint(0, Ratio(2)), RampPoint(200, Ratio(2))))
    assert abs(marks.timeline_offset(structs.replace(CLIP, retime=ramp), 1100) - 50) <= 1
    marked = structs.replace(CLIP, markers=(ClipMarker(id=MarkerId("m"), at=1100, colour="red"),))
    painter = QPainter(picture)
    marks.paint_clip_markers(painter, face(marked), Inks(DARK), 20)
    painter.end()
    assert picture.pixelColor(100, 23) != QColor("#808080")


def test_a_cut_through_a_source_that_plays_on_is_known():
    right = structs.replace(CLIP, id=ClipId("d"), start=200, source_in=1200)
    assert marks.is_through(CLIP, right)
    assert not marks.is_through(CLIP, structs.replace(right, source_in=1201))
    assert not marks.is_through(CLIP, structs.replace(right, start=201))


def test_a_transition_is_a_box_with_its_name(picture):
    painter = QPainter(picture)
    inks = Inks(DARK)
    marks.paint_transition(painter, QRect(40, 20, 120, 40), "Dissolve", inks, QFontMetrics(QFont()))
    painter.end()
    assert picture.pixelColor(60, 25) != QColor("#808080")
    assert picture.pixelColor(20, 30) == QColor("#808080")
