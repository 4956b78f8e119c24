import pytest

from kijkocut.bench import scrubbing
from kijkocut.bench.errors import WrongFrameError
from kijkocut.bench.measurement import Bench, Size


def test_first_looks_steps_back_and_proxies_are_measured(table):
    measured = " / ".join(f.what for f in table("scrub").figures)
    for what in ("first look, keyframe", "first look, proxy", "back by 5 frames", "a proxy of 540"):
        assert what in measured
    assert all(f.value > 0 for f in table("scrub").figures)


def test_a_proxy_that_shows_a_wrong_frame_fails_the_measurement(monkeypatch, tmp_path):
    monkeypatch.setattr(scrubbing, "read_frame_number", lambda image: 77)
    monkeypatch.setattr(scrubbing, "find_anchor", lambda name: None)
    bench = Bench(folder=tmp_path, size=Size.toy, say=lambda line: None)
    with pytest.raises(WrongFrameError, match="gave frame 77"):
        scrubbing.measure(bench)
