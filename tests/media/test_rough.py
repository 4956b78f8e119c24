"""A file can be looked at before it has been read through, and be measured with a way out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from kijkocut.media import MediaPool, VideoFrame, wire
from kijkocut.media.errors import MediaCancelledError
from kijkocut.media.facts import measure
from kijkocut.media.limits import MediaLimits
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, read_frame_number

RATE = Rate(25)
CLIP = Footage(
    width=128, height=72, frames=150, rate=RATE, options=(("g", "25"),), audio_codec="aac"
)
FILES = {
    "rough.mkv": CLIP,
    "rough.mp4": CLIP,
    "rough.ts": replace(CLIP, audio_codec=""),
    "rough.webm": replace(
        CLIP,
        codec="vp9",
        options=(("g", "25"), ("cpu-used", "8"), ("deadline", "realtime")),
        audio_codec="libopus",
    ),
}


def number(frame: VideoFrame) -> int:
    with frame:
        return read_frame_number(frame.planes[0])


@pytest.mark.parametrize("name", FILES)
def test_before_there_is_an_index_frames_are_found_by_time(
    name: str, clip: Callable[[str, Footage], Path], tmp_path: Path
) -> None:
    path = clip(name, FILES[name])
    with MediaPool(tmp_path) as pool:
        rough = pool.probe(path, is_rough=True)
        assert rough.video is not None
        assert rough.video.frame_count is None
        assert not (tmp_path / "index").exists()
        reader = pool.video(path, rough)
        tick = RATE.frame_ticks
        for n in (100, 30, 31, 32, 77, 0, 140):
            found = number(reader.frame_at(n * tick + tick // 2))
            assert found == n
        assert 50 <= number(reader.frame_at(98 * tick, approximate=True)) <= 98
        reader.close()
        assert not (tmp_path / "index").exists()
        exact = pool.probe(path)
        assert exact.video is not None
        assert exact.video.frame_count == 150
        assert rough.duration == pytest.approx(exact.duration, abs=4 * tick)
        assert (rough.content_hash, rough.video.codec) == (exact.content_hash, exact.video.codec)
        later = pool.video(path, rough)
        assert number(later.frame_at(99 * tick)) == 99
        with later.frame_at(99 * tick) as frame:
            assert frame.info.number == 99


def test_measuring_tells_how_far_it_is_and_can_be_stopped(
    clip: Callable[[str, Footage], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = clip("rough.mkv", CLIP)
    with MediaPool(tmp_path) as pool:
        worker = pool.crew.take(None)
        monkeypatch.setattr(pool.crew, "take", lambda _: worker)
        signs = [wire.Alive(share=0.25), wire.Alive(share=0.5)]
        real = worker.receive

        def receive(on_alive: Callable[[wire.Alive], object] | None = None) -> wire.Answer:
            while signs and on_alive is not None:
                on_alive(signs.pop(0))
            return real(on_alive)

        monkeypatch.setattr(worker, "receive", receive)
        heard: list[float] = []
        with pytest.raises(MediaCancelledError):
            pool.probe(path, on_progress=heard.append, is_cancelled=lambda: len(heard) == 2)
        assert heard == [0.25, 0.5]
        assert not worker.is_running


def test_shares_grow_with_what_has_been_read(clip: Callable[[str, Footage], Path]) -> None:
    shares: list[float] = []
    measure(str(clip("rough.mkv", CLIP)), MediaLimits(), lambda: None, report=shares.append)
    assert shares == sorted(shares)
    assert 0.9 < shares[-1] <= 1.0
    assert len(shares) > 150
