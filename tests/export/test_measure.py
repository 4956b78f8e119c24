from fractions import Fraction

import av
import numpy as np
import pytest

from kijkocut.export.align import SEARCH
from kijkocut.export.measure import Sent, play
from kijkocut.export.watch import PictureWatch, SoundWatch
from kijkocut.model.ticks import Rate


def test_frames_off_their_time_are_counted(tmp_path):
    path = tmp_path / "a.mp4"
    with av.open(str(path), "w") as film:
        stream = film.add_stream("libx264", rate=25, options={"preset": "ultrafast"})
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000)
        for at in (0, 40, 80, 135, 160, 200):
            frame = av.VideoFrame(64, 64, "yuv420p")
            frame.pts, frame.time_base = at, Fraction(1, 1000)
            film.mux(stream.encode(frame))
        film.mux(stream.encode(None))
    assert play(path, rate=Rate(25)).uneven_frames == 1


@pytest.mark.parametrize("sample_rate", [48_000, 44_100])
def test_windows_hold_the_same_sound_with_a_margin(sample_rate, film, builders, tmp_path):
    """Also where the file runs at another rate than what was sent."""
    path, _, target = film("wav", sample_rate=sample_rate)
    sound = builders.a_chirp(48_000, 30 * target.rate.frame_ticks * 48_000 // 705_600_000)
    heard = SoundWatch()
    heard.hear(sound)
    sent = Sent(pictures=PictureWatch(), sound=heard, source_rate=48_000)
    (window,) = play(path, sent=sent).windows
    inner = window[SEARCH : SEARCH + sound.shape[1]]
    middle = slice(2_000, -2_000)
    assert np.corrcoef(inner[middle], sound[0][: inner.size][middle])[0, 1] > 0.99
    assert np.abs(window[: SEARCH - 100]).max() == 0


def test_every_frame_is_told(film):
    path, _, _ = film("h264", frames=7)
    told = []
    play(path, on_frame=told.append)
    assert told == list(range(1, 8))
