import numpy as np
from PySide6.QtGui import QImage

from kijkocut.audio import Peaks
from kijkocut.desktop.media.pictures import Pictures, drawn_waveform


def test_a_picture_comes_once_it_is_made(film, qtbot):
    pictures = Pictures(film.studio)
    (media,) = film.project.media.values()
    film.studio.thumbnails.strip(media.facts).path.unlink(missing_ok=True)
    with qtbot.waitSignal(pictures.lacking) as caught:
        assert pictures.picture(media) is None
    assert caught.args == [media.facts.content_hash]
    film.studio.thumbnails.make(media.path, media.facts)
    pictures.refresh(media.facts.content_hash)
    with qtbot.waitSignal(pictures.changed):
        assert pictures.picture(media) is None
    found = pictures.picture(media)
    assert found.height() == 90
    pictures.close()


def test_a_sound_is_drawn_where_it_is_loud():
    bins = np.zeros((64, 1, 3), np.int16)
    bins[32:] = (-32000, 32000, 16000)
    image = drawn_waveform(Peaks(bins, length=64 * 256, sample_rate=48_000))
    assert image.format() == QImage.Format.Format_ARGB32_Premultiplied
    quiet, loud = image.pixelColor(20, 20).alpha(), image.pixelColor(220, 20).alpha()
    assert (quiet, loud) == (0, 255)
