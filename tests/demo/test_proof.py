import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.demo.proof import Proof, expected_numbers, expected_ticks, verify
from kijkocut.demo.script import CUTS, LENGTH
from kijkocut.media import MediaPool
from kijkocut.synth import Footage, write_footage

GOOD = Proof(
    frames_checked=2, wrong_frames=(), ticks_expected=1, tick_offsets=(0,), missing_ticks=()
)


def test_expectations_follow_the_cuts():
    numbers = expected_numbers()
    assert numbers[50] == 50  # the first cut shows `wide` from its start
    assert numbers[60] == 10_000 + 45  # the second shows `close` from its 45th frame
    assert max(numbers) == LENGTH - 1
    ticks = expected_ticks()
    assert ticks[:3] == [0, 48_000, 75 * 1600]
    assert np.all(np.diff(ticks) >= 24_000)


@pytest.mark.parametrize(
    "broken",
    [
        replace(GOOD, wrong_frames=((3, 4, 5),)),
        replace(GOOD, tick_offsets=(1,)),
        replace(GOOD, missing_ticks=(7,)),
    ],
)
def test_one_frame_or_one_sample_off_is_wrong(broken):
    assert GOOD.is_right
    assert not broken.is_right


def test_a_film_that_is_not_the_demo_fails(tmp_path):
    frames = CUTS[0][2] + CUTS[1][2]
    path = write_footage(
        tmp_path / "other.mp4", Footage(frames=frames, first_number=100_000, audio_codec="aac")
    )
    with MediaPool(tmp_path / "cache") as pool:
        proof = verify(path, pool)
    assert len(proof.wrong_frames) == proof.frames_checked
    assert proof.missing_ticks
