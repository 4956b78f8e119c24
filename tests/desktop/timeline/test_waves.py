import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from kijkocut.audio import Peaks
from kijkocut.audio.peaks import PeaksBuilder
from kijkocut.desktop.timeline.supply import Supply
from kijkocut.desktop.timeline.waves import Place, Sound, Waves, drawn, ink_of
from kijkocut.model.media import AudioStream, MediaFacts, MediaKind
from kijkocut.model.ticks import TICKS_PER_SECOND

INK = ink_of(QColor("#808080"), QColor("#ffffff"))
STREAM = AudioStream(
    index=1, codec="pcm", sample_rate=48_000, channels=1, duration=4 * TICKS_PER_SECOND
)
FACTS = MediaFacts(
    kind=MediaKind.audio, duration=4 * TICKS_PER_SECOND, content_hash="h", streams=(STREAM,)
)
STEP = TICKS_PER_SECOND // 100


def half_loud() -> Peaks:
    """Two seconds of silence, then two of a loud tone."""
    builder = PeaksBuilder(channels=1, sample_rate=48_000)
    tone = np.sin(np.arange(96_000) / 10).astype(np.float32)
    builder.add(np.concatenate([np.zeros(96_000, np.float32), tone])[None, :])
    return builder.peaks()


@pytest.fixture
def waves(studio):
    made = Waves(studio, Supply())
    made._peaks["h", 1] = half_loud()
    return made


def inked(waves, step, at, gain=0.0):
    """How many pixels of each of 400 columns are inked."""
    picture = QImage(400, 40, QImage.Format.Format_RGB32)
    picture.fill(0)
    painter = QPainter(picture)
    waves.begin(float("inf"))
    assert waves.paint(painter, picture.rect(), Sound(FACTS, STREAM, gain), Place(at, step, INK))
    painter.end()
    return [
        sum(1 for y in range(40) if picture.pixelColor(x, y).red() > 0) for x in range(0, 400, 10)
    ]


def test_sound_is_drawn_where_it_is_and_backwards_too(waves):
    forwards = inked(waves, STEP, 0)
    assert max(forwards[:19]) <= 3
    assert min(forwards[21:]) > 25
    backwards = inked(waves, -STEP, 4 * TICKS_PER_SECOND)
    assert min(backwards[:19]) > 25
    assert max(backwards[21:]) <= 3


def test_gain_changes_the_drawing(waves):
    assert inked(waves, STEP, 0, -12.0)[30] < inked(waves, STEP, 0)[30]


def test_tiles_are_kept_while_the_scale_stays(waves):
    inked(waves, STEP, 0)
    made = dict(waves._tiles)
    inked(waves, STEP, 37 * STEP)
    assert set(made) <= set(waves._tiles)
    assert all(waves._tiles[key] is tile for key, tile in made.items())


def test_a_paint_that_has_no_time_left_says_so(waves):
    picture = QImage(10, 10, QImage.Format.Format_RGB32)
    waves.begin()
    waves._deadline = 0.0
    painter = QPainter(picture)
    waves.paint(painter, QRect(0, 0, 10, 10), Sound(FACTS, STREAM, 0.0), Place(0, STEP, INK))
    painter.end()
    assert waves.is_behind


def test_two_channels_are_drawn_apart():
    columns = np.zeros((2, 8, 3), np.float32)
    columns[0] = (-1, 1, 0.5)
    picture = drawn(columns, 40, INK, is_split=True)
    assert picture.pixelColor(4, 3).alpha() == 255
    assert picture.pixelColor(4, 26).alpha() == 0
    assert picture.pixelColor(4, 10) == QColor("#ffffff")
