from msgspec import structs
from PySide6.QtCore import QRect

from kijkocut.desktop.timeline.lining import gain_at, stream_of
from kijkocut.model.clip import MediaSource
from kijkocut.model.ids import ClipId
from kijkocut.model.params import Keyframe, Param


def test_frames_and_waveform_come_to_be_seen(film, hand, qtbot):
    (media,) = film.project.media.values()

    def colours(track):
        picture = hand.canvas.grab().toImage()
        spot = hand.spot(20, track)
        area = QRect(spot.x() - 60, spot.y() - 6, 120, 30)
        return {
            picture.pixelColor(x, y).name()
            for x in range(area.left(), area.right(), 3)
            for y in range(area.top(), area.bottom())
        }

    qtbot.waitUntil(lambda: len(colours("V1")) > 12)
    qtbot.waitUntil(lambda: len(colours("A1")) > 2)
    assert media.facts.video is not None


def test_which_stream_and_how_loud(film):
    (media,) = film.project.media.values()
    clip = film.project.clip(ClipId("a"))
    assert stream_of(clip, media) == media.facts.audio
    other = structs.replace(clip, source=MediaSource(media=media.id, stream=99))
    assert stream_of(other, media) is None
    assert gain_at(clip, 0) == 0.0
    keys = (Keyframe(at=0, value=-10.0), Keyframe(at=100, value=0.0))
    loud = structs.replace(clip, params=(Param(name="gain", keys=keys),))
    assert gain_at(loud, 50) == -5.0
