import shutil

import pytest

from kijkocut.bench import seeking
from kijkocut.bench.errors import WrongFrameError
from kijkocut.bench.measurement import Bench, Size


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
def test_seeking_stands_beside_ffmpeg(table):
    assert any("ffmpeg" in f.of for f in table("seek").figures)


def test_a_wrong_frame_fails_the_measurement(monkeypatch, tmp_path):
    monkeypatch.setattr(seeking, "read_frame_number", lambda image: 77)
    bench = Bench(folder=tmp_path, size=Size.toy, say=lambda line: None)
    with pytest.raises(WrongFrameError, match="gave frame 77"):
        seeking.measure(bench)
