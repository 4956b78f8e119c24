"""A proxy stands in for its original, frame by frame, without anybody noticing but the clock."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.media import MediaPool, VideoFrame
from kijkocut.media.errors import MediaCancelledError, MissingStreamError, UnreadableError
from kijkocut.media.proxies import Proxies
from kijkocut.media.proxy import ProxySize
from kijkocut.model.media import Colour
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ratio
from kijkocut.synth import Footage, read_frame_number, write_footage, write_still

SMALL = Footage(width=256, height=144, frames=40, rate=Rate(30000, 1001), audio_codec="aac")
JUMPY = tuple(n * TICKS_PER_SECOND // 30 + (n % 3) * TICKS_PER_SECOND // 100 for n in range(40))
HDR = Colour(primaries="bt2020", transfer="smpte2084", matrix="bt2020nc", full_range=False)
FOOTAGE: dict[str, Footage] = {
    "gop250.mp4": replace(SMALL, options=(("g", "250"), ("bf", "3"))),
    "vfr.mkv": replace(SMALL, timestamps=JUMPY, time_base=Ratio(1, 1000), audio_codec=""),
    "vfr.mp4": replace(SMALL, timestamps=JUMPY, time_base=Ratio(1, 90000)),
    "phone.mp4": replace(SMALL, rotation=90),
    "anamorphic.mp4": replace(SMALL, sample_aspect=Ratio(64, 45)),
    "interlaced.mp4": replace(SMALL, options=(("flags", "+ildct+ilme"), ("x264-params", "tff=1"))),
    "stream.ts": SMALL,
    "hdr.mp4": replace(SMALL, codec="libx265", pixel_format="yuv420p10le", colour=HDR),
    "screen.mkv": replace(SMALL, codec="libx264rgb", pixel_format="rgb24"),
    "alpha.mov": replace(SMALL, codec="prores_ks", pixel_format="yuva444p10le"),
    "late.mkv": replace(SMALL, codec="mjpeg", pixel_format="yuvj422p"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("proxies")


@pytest.mark.parametrize("name", FOOTAGE)
def test_every_frame_is_the_originals_smaller(
    name: str, clip: Callable[[str, Footage], Path], pool: MediaPool, folder: Path
) -> None:
    path = clip(f"proxy_{name}", FOOTAGE[name])
    facts = pool.probe(path)
    assert facts.video is not None
    shares: list[float] = []
    proxy = Proxies(pool, folder).make(path, facts, size=ProxySize.half, on_progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    is_joined = facts.video.interlace != "progressive"
    original = pool.video(path, facts, is_deinterlaced=is_joined)
    small = pool.video(path, facts, proxy=proxy)
    end = facts.duration
    for tick in (*range(0, end, end // 7), end - 1, end // 3 + 1, 5, end * 2):
        with original.frame_at(tick) as wanted, small.frame_at(tick) as found:
            assert (found.width, found.height) == (128, 72)
            _assert_same_frame(found, wanted)
            assert read_frame_number(_luma(found)) == found.info.number
            _assert_looks_the_same(found, wanted)
    small.close()
    original.close()


def _assert_same_frame(found: VideoFrame, wanted: VideoFrame) -> None:
    kept = ("number", "begin", "end", "pts", "time_base", "rotation", "is_last")
    for name in kept:
        assert getattr(found.info, name) == getattr(wanted.info, name), name
    assert found.info.sample_aspect == wanted.info.sample_aspect
    assert found.layout.has_alpha == wanted.layout.has_alpha
    assert replace(found.colour, matrix="") == replace(wanted.colour, matrix="")
    assert found.colour.matrix == wanted.colour.matrix or wanted.layout.is_rgb


def _luma(frame: VideoFrame) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    plane = frame.planes[0]
    if plane.ndim == 3:
        weights = np.array([0.2126, 0.7152, 0.0722])
        return (plane[..., :3] @ weights).round().astype(np.uint8)
    return (plane >> (frame.layout.bit_depth - 8)).astype(np.uint8)


def _assert_looks_the_same(found: VideoFrame, wanted: VideoFrame) -> None:
    full = _luma(wanted).astype(float)
    halved = full.reshape(72, 2, 128, 2).mean(axis=(1, 3))
    assert abs(halved - _luma(found)).mean() < 7  # edges, scaled by another filter
    assert halved.mean() == pytest.approx(_luma(found).mean(), abs=1.5)
    if not wanted.layout.is_rgb:
        for plane in (1, 2):
            mean = wanted.planes[plane].mean() / (1 << (wanted.layout.bit_depth - 8))
            assert mean == pytest.approx(found.planes[plane].mean(), abs=2)
    if wanted.layout.has_alpha:
        assert wanted.planes[3].mean() / (1 << (wanted.layout.bit_depth - 8)) == pytest.approx(
            found.planes[3].mean(), abs=2
        )


def test_it_is_found_by_content_and_plays_while_its_original_is_away(
    tmp_path: Path, pool: MediaPool
) -> None:
    path = write_footage(tmp_path / "a.mp4", replace(SMALL, frames=12))
    facts = pool.probe(path)
    proxies = Proxies(pool, tmp_path)
    assert proxies.suits(facts)
    assert proxies.find(facts) is None
    quarter = proxies.make(path, facts, size=ProxySize.quarter)
    assert proxies.find(facts) == quarter
    same = proxies.make(path, facts)
    assert proxies.make(path, facts, is_cancelled=lambda: True) == same  # it is there already
    assert proxies.find(facts) == same
    assert proxies.find(facts, size=ProxySize.quarter) == quarter
    assert quarter.size_bytes < same.size_bytes
    path.unlink()
    with pool.video(path, facts, proxy=same).frame_at(facts.duration // 2) as frame:
        assert (frame.width, frame.height) == (256, 144)
        assert read_frame_number(frame.planes[0]) == 6
    same.remove()
    assert proxies.find(facts) == quarter


def test_one_that_is_stopped_leaves_nothing(tmp_path: Path, pool: MediaPool) -> None:
    path = write_footage(tmp_path / "a.mp4", replace(SMALL, width=640, height=360, frames=300))
    facts = pool.probe(path)
    heard: list[float] = []
    folder = tmp_path / "proxies"
    proxies = Proxies(pool, folder)
    with pytest.raises(MediaCancelledError):
        proxies.make(path, facts, on_progress=heard.append, is_cancelled=lambda: bool(heard))
    assert 0 < heard[0] < 1
    assert proxies.find(facts) is None
    assert not list(folder.glob("*"))


def test_a_damaged_one_is_an_error_that_leaves_its_original_alone(
    tmp_path: Path, pool: MediaPool
) -> None:
    path = write_footage(tmp_path / "a.mp4", replace(SMALL, frames=12))
    facts = pool.probe(path)
    proxy = Proxies(pool, tmp_path).make(path, facts)
    proxy.path.write_bytes(b"nothing of the kind" * 100)
    with pytest.raises(UnreadableError):
        pool.video(path, facts, proxy=proxy).frame_at(0)
    pool.video(path, facts).frame_at(0).release()


def test_a_still_needs_none(tmp_path: Path, pool: MediaPool) -> None:
    path = write_still(tmp_path / "a.png", Footage(codec="png", pixel_format="rgb24"))
    facts = pool.probe(path)
    proxies = Proxies(pool, tmp_path)
    assert not proxies.suits(facts)
    with pytest.raises(MissingStreamError):
        proxies.make(path, facts)
