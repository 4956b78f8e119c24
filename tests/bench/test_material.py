import av
import numpy as np

from kijkocut.bench.material import Take, write_take
from kijkocut.synth import read_frame_number

TAKE = Take(width=320, height=180, frames=45, gop=15, first_number=1000)


def test_frames_carry_their_numbers_and_keyframes_come_at_the_distance_asked(tmp_path):
    with av.open(str(write_take(tmp_path / "a.mp4", TAKE))) as file:
        frames = list(file.decode(video=0))
    assert [read_frame_number(f.to_ndarray(format="gray")) for f in frames] == [*range(1000, 1045)]
    assert [f.key_frame for f in frames] == [n % 15 == 0 for n in range(45)]


def test_the_picture_is_heavy_and_moves(tmp_path):
    path = write_take(tmp_path / "a.mp4", TAKE)
    with av.open(str(path)) as file:
        luma = [f.to_ndarray(format="gray").astype(int) for f in file.decode(video=0)]
        assert file.streams.audio[0].duration * file.streams.audio[0].time_base >= 1.5
    assert path.stat().st_size * 8 / 1.5 > TAKE.bit_rate / 2
    assert np.abs(luma[10][60:] - luma[11][60:]).mean() > 3
