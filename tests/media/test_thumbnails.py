"""Thumbnails come coarse to fine, upright and in the right colours, and are kept by content."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.media import MediaPool, Proxies, Thumbnails
from kijkocut.media.errors import MediaCancelledError, MissingStreamError
from kijkocut.media.thumbnails import coarse_to_fine
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate
from kijkocut.synth import Footage, read_frame_number, write_still, write_ticks

if TYPE_CHECKING:
    from kijkocut.media.thumbnail_file import Thumbnail

HALF = TICKS_PER_SECOND // 2
CLIP = Footage(width=256, height=144, frames=110, rate=Rate(20), options=(("g", "10"),))


def shown(jpeg: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    decoder = av.CodecContext.create("mjpeg", "r")
    assert isinstance(decoder, av.VideoCodecContext)
    [frame] = decoder.decode(av.Packet(jpeg))
    return frame.to_ndarray(format="gray")


def test_there_is_one_for_every_half_second_the_coarse_ones_first(
    clip: Callable[[str, Footage], Path], pool: MediaPool, tmp_path: Path
) -> None:
    path = clip("thumbs.mp4", CLIP)
    facts = pool.probe(path)
    thumbnails = Thumbnails(pool, tmp_path, height=96)
    assert thumbnails.strip(facts).at(0) is None
    heard: list[Thumbnail] = []
    shares: list[float] = []
    strip = thumbnails.make(path, facts, on_picture=heard.append, on_progress=shares.append)
    assert [h.ticks // HALF for h in heard] == [0, 8, 4, 2, 6, 10, 1, 3, 5, 7, 9]
    assert shares[-1] == 1.0
    for one in heard:
        picture = shown(one.jpeg)
        assert picture.shape == (96, 171)
        assert read_frame_number(picture) == one.ticks // HALF * 10
    again = thumbnails.strip(facts)
    assert again.is_whole
    assert [again.at(h.ticks + HALF // 3) for h in heard] == heard
    assert again.at(7 * HALF, every=4) == heard[2]
    assert again.at(facts.duration * 2) == again.at(10 * HALF)
    assert strip.path.parent == tmp_path


def test_one_that_was_stopped_goes_on_where_it_was(
    clip: Callable[[str, Footage], Path], pool: MediaPool, tmp_path: Path
) -> None:
    path = clip("thumbs.mp4", CLIP)
    facts = pool.probe(path)
    thumbnails = Thumbnails(pool, tmp_path)
    first: list[Thumbnail] = []
    with pytest.raises(MediaCancelledError):
        thumbnails.make(path, facts, on_picture=first.append, is_cancelled=lambda: len(first) == 3)
    strip = thumbnails.strip(facts)
    assert len(strip) == 3
    assert strip.at(9 * HALF) == first[1]
    rest: list[Thumbnail] = []
    proxy = Proxies(pool, tmp_path).make(path, facts)
    assert thumbnails.make(path, facts, on_picture=rest.append, proxy=proxy).is_whole
    assert len(rest) == 8
    assert read_frame_number(shown(rest[-1].jpeg)) == 90
    assert thumbnails.make(path, facts, is_cancelled=lambda: True).is_whole


@pytest.mark.parametrize(
    ("footage", "size"),
    [
        (replace(CLIP, rotation=90), (90, 51)),
        (replace(CLIP, options=(("g", "250"),)), (90, 160)),
        (replace(CLIP, codec="prores_ks", pixel_format="yuva444p10le", frames=30), (90, 160)),
    ],
)
def test_turned_far_keyed_and_transparent_footage_is_shown_as_it_is(
    footage: Footage,
    size: tuple[int, int],
    clip: Callable[[str, Footage], Path],
    pool: MediaPool,
    tmp_path: Path,
) -> None:
    path = clip(f"thumbs_{size}_{footage.codec}.mov", footage)
    facts = pool.probe(path)
    strip = Thumbnails(pool, tmp_path).make(path, facts)
    found = strip.at(2 * HALF)
    assert found is not None
    picture = shown(found.jpeg)
    assert picture.shape == size
    if footage.rotation:
        picture = np.rot90(picture, -1)
    else:
        assert read_frame_number(picture) == 20
    assert picture.std() > 20


def test_a_still_has_one_and_sound_has_none(pool: MediaPool, tmp_path: Path) -> None:
    still = write_still(tmp_path / "a.png", Footage(codec="png", pixel_format="rgb24"))
    strip = Thumbnails(pool, tmp_path).make(still, pool.probe(still))
    assert (len(strip), strip.is_whole) == (1, True)
    sound = write_ticks(tmp_path / "a.wav", Footage(audio_codec="pcm_s16le"))
    with pytest.raises(MissingStreamError):
        Thumbnails(pool, tmp_path).make(sound, pool.probe(sound))


def test_coarse_to_fine_leaves_none_out() -> None:
    for count in range(1, 40):
        assert sorted(coarse_to_fine(count)) == list(range(count))
