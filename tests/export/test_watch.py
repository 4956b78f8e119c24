import av
import numpy as np
import pytest

from kijkocut.export.frames import plane_array, to_av
from kijkocut.export.watch import WINDOW, PictureWatch, SoundWatch


def grey(level, name="yuv420p"):
    frame = av.VideoFrame(192, 128, name)
    scale = 4 if "10" in name else 1
    for index in range(len(frame.planes)):
        plane_array(frame, index)[:] = (level if index == 0 else 128) * scale
    return frame


def the_flags(*frames):
    watch = PictureWatch()
    for frame in frames:
        watch.see(frame)
    return watch


@pytest.mark.parametrize("name", ["yuv420p", "yuv422p10le"])
def test_black_and_still_frames_are_known(name):
    watch = the_flags(grey(16, name), grey(16, name), grey(90, name), grey(90, name))
    assert watch.black.tolist() == [True, True, False, False]
    assert watch.still.tolist() == [False, True, False, True]


def test_a_title_on_black_is_not_black():
    frame = grey(16)
    plane_array(frame)[60:70, 40:150] = 235
    assert the_flags(frame).black.tolist() == [False]


def test_full_range_starts_at_zero():
    frame = grey(30)
    assert the_flags(frame).black.tolist() == [True]
    frame = grey(30)
    frame.color_range = 2
    assert the_flags(frame).black.tolist() == [False]


def test_thumbnails_show_where_it_is_bright():
    frame = grey(16)
    plane_array(frame)[:16, :24] = 235
    (thumbnail,) = the_flags(frame).signatures.reshape(-1, 8, 8)
    assert thumbnail[0, 0] == 255
    assert thumbnail[1:].max() == thumbnail[:, 1:].max() == 0


@pytest.mark.parametrize("name", ["rgb24", "bgra", "rgba", "rgba64be", "rgb48le"])
def test_the_same_colour_looks_the_same_in_every_rgb(name):
    red = np.zeros((64, 64, 3), np.uint8)
    red[..., 0] = 255
    frame = to_av((red,), "rgb24", (64, 64))
    if name != "rgb24":
        frame = frame.reformat(format=name)
    assert the_flags(frame).signatures[0] == pytest.approx(np.full(64, 54), abs=1)


def test_clipping_is_counted_and_placed():
    watch = SoundWatch()
    watch.hear(np.full((2, 100), 0.5, np.float32))
    block = np.zeros((2, 100), np.float32)
    block[0, 30], block[1, 40:43] = 1.2, -1.0
    watch.hear(block)
    assert (watch.samples, watch.clipped, watch.first_clipped) == (200, 4, 130)
    assert watch.peak == pytest.approx(1.2)


def test_the_first_and_last_sound_are_kept_with_their_place():
    count = 8 * WINDOW
    sound = np.zeros((2, count), np.float32)
    place = np.arange(count, dtype=np.float32) / count
    sound[:, 2 * WINDOW : 7 * WINDOW] = place[2 * WINDOW : 7 * WINDOW] + 0.1
    watch = SoundWatch()
    for start in range(0, count, 1000):
        watch.hear(sound[:, start : start + 1000])

    (first, head), (last, tail) = watch.windows
    assert 2 * WINDOW - 1000 < first <= 2 * WINDOW
    np.testing.assert_array_equal(head, sound[0, first : first + WINDOW])
    np.testing.assert_array_equal(tail, sound[0, last : last + tail.size])
    assert WINDOW <= tail.size <= WINDOW + 1000
    assert 7 * WINDOW <= last + tail.size < 7 * WINDOW + 1000


def test_silence_and_short_sound():
    watch = SoundWatch()
    watch.hear(np.zeros((1, 4800), np.float32))
    assert watch.windows == ()
    watch.hear(np.full((1, 4800), 0.5, np.float32))
    (window,) = watch.windows
    assert window[0] == 4800
