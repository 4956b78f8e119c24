from fractions import Fraction

import av
import numpy as np
import pytest

from kijkocut.export.errors import UnreadableError
from kijkocut.export.playthrough import HeardBlock, Playthrough, SeenFrame
from kijkocut.model.ticks import Rate


def test_pictures_and_sound_come_with_their_times(film):
    path, _, _ = film("h264", frames=10)
    with Playthrough(path) as played:
        items = list(played.read())
    shown = [i.at for i in items if isinstance(i, SeenFrame)]
    assert shown == [Fraction(n * 1001, 30000) for n in range(10)]
    heard = [i for i in items if isinstance(i, HeardBlock)]
    assert heard[0].at == 0
    assert heard[0].samples.dtype == np.float32
    assert heard[0].samples.shape[0] == 2
    assert played.picture.rate == Rate(30000, 1001)
    assert (played.picture.codec, played.sound.codec) == ("h264", "aac")


@pytest.mark.parametrize("codec", ["pcm16", "pcm24", "pcm_float"])
def test_every_kind_of_sample_is_full_scale_at_one(codec, film):
    path, _, _ = film("wav", audio_codec=codec)
    with Playthrough(path) as played:
        peak = max(float(np.abs(block).max()) for block in played.listen())
    assert peak == pytest.approx(0.4, abs=0.001)


def test_the_alpha_of_vp9_is_decoded(film):
    path, _, _ = film("webm", frames=3, pixel_format="yuva420p")
    with Playthrough(path) as played:
        formats = {i.frame.format.name for i in played.read() if isinstance(i, SeenFrame)}
    assert formats == {"yuva420p"}
    with av.open(str(path)) as plain:
        assert next(plain.decode(video=0)).format.name == "yuv420p", "FFmpeg's own leaves it out"


def test_a_film_without_sound_is_silent(film):
    path, _, _ = film("h264", frames=3, audio_codec="none")
    with Playthrough(path) as played:
        assert played.sound is None
        assert list(played.listen()) == []


def test_what_is_no_film_is_said_so(tmp_path):
    (tmp_path / "a.mp4").write_text("no film")
    with pytest.raises(UnreadableError, match=r"a\.mp4 can't be read back"):
        Playthrough(tmp_path / "a.mp4")
