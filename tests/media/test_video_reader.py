"""Reading ahead: on while frames are asked for in order, off while somebody jumps."""

from collections.abc import Callable
from pathlib import Path

from kijkocut.media import MediaPool
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, read_frame_number

RATE = Rate(25)
CLIP = Footage(width=128, height=72, frames=100, rate=RATE, options=(("g", "50"),))


def test_after_jumps_playing_on_reads_ahead_again(
    clip: Callable[[str, Footage], Path], pool: MediaPool
) -> None:
    path = clip("read_ahead.mp4", CLIP)
    reader = pool.video(path, pool.probe(path))
    tick = RATE.frame_ticks
    for n in (3, 80, 40, 60):
        reader.frame_at(n * tick).release()
        assert (reader._expected is not None) == (
            n in (3, 80)
        )  # one jump may be where playing starts
    for n in range(61, 75):
        with reader.frame_at(n * tick) as frame:
            assert read_frame_number(frame.planes[0]) == n
        assert reader._expected is not None
    reader.close()


def test_from_a_keyframe_that_was_looked_at_it_reads_on(
    clip: Callable[[str, Footage], Path], pool: MediaPool
) -> None:
    path = clip("read_ahead.mp4", CLIP)
    reader = pool.video(path, pool.probe(path))
    tick = RATE.frame_ticks
    for n in (70, 20, 90):
        reader.frame_at(n * tick, approximate=True).release()
    for n in range(50, 60):
        with reader.frame_at(n * tick) as frame:
            assert read_frame_number(frame.planes[0]) == n
        assert reader._expected is not None
    reader.close()
