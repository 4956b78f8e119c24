"""Over an hour, sound and picture of any rate stay exactly where they were put."""

import random
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path

import pytest

from kijkocut.media import MediaPool
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, seconds
from kijkocut.synth import Footage, find_ticks, read_frame_number

HOUR = 3600
QUICK = (("preset", "ultrafast"), ("g", "50"), ("tune", "zerolatency"), ("threads", "1"))


def uneven(seed: int) -> tuple[int, ...]:
    """An hour of frames 10 to 700 ms apart, as a screen recording has them."""
    dice, begins = random.Random(seed), [0]
    while begins[-1] < seconds(HOUR):
        begins.append(begins[-1] + dice.choice((10, 40, 100, 700, 1500)) * TICKS_PER_SECOND // 1000)
    return tuple(begins)


PLAIN = Footage(width=64, height=36, options=QUICK, is_plain=True, channels=1)
CLIPS = {
    "vfr_hour.mp4": Footage(
        width=64,
        height=36,
        options=QUICK,
        is_plain=True,
        channels=1,
        timestamps=uneven(1),
        audio_codec="aac",
        sample_rate=8000,
    ),
    "ntsc_hour.mkv": Footage(
        width=64,
        height=36,
        options=QUICK,
        is_plain=True,
        channels=1,
        rate=Rate(12000, 1001),
        frames=HOUR * 12000 // 1001,
        audio_codec="flac",
        sample_rate=11025,
    ),
}


@pytest.mark.parametrize("name", CLIPS)
def test_an_hour_stays_in_sync(
    name: str, pool: MediaPool, clip: Callable[[str, Footage], Path]
) -> None:
    footage = CLIPS[name]
    begins = footage.timestamps or tuple(
        n * footage.rate.frame_ticks for n in range(footage.frames)
    )
    path = clip(name, footage)
    facts = pool.probe(path)
    assert facts.video is not None
    assert facts.video.frame_count == len(begins)
    assert facts.video.is_vfr == bool(footage.timestamps)
    picture, sound = pool.video(path, facts), pool.audio(path, facts)
    for second in (1, 2, 59, 600, 1799, 1800, 2500, 3000, 3590, 3598):
        n = bisect_right(begins, seconds(second)) - 1
        with picture.frame_at(seconds(second)) as frame:
            assert read_frame_number(frame.planes[0]) == n
            assert abs(frame.info.begin - begins[n]) <= TICKS_PER_SECOND // 1000
        with picture.frame_at(begins[n] - TICKS_PER_SECOND // 500) as frame:
            assert read_frame_number(frame.planes[0]) == n - 1
        start = second * 48000 - 24000
        ticks = find_ticks(sound.read(start, 48000)[0], 48000)
        assert [start + t for t in ticks] == pytest.approx([second * 48000], abs=6)
    picture.close()
    sound.close()
