"""The verb says how far recordings lie apart, and of which it can't tell."""

import numpy as np
import pytest

from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.synth import Footage, write_sound

RATE = 48_000
LATE = RATE + 777
CLOCKS = {"a": 1000 * RATE, "b": 1010 * RATE, "c": 0}


@pytest.fixture
def recordings(tmp_path):
    random = np.random.default_rng(3)
    loud = np.repeat(random.uniform(0, 0.3, 60), RATE // 10)
    sound = random.normal(size=loud.size) * loud
    sounds = {"a": sound, "b": sound[LATE:] * 0.5, "c": random.normal(size=RATE) * 0.1}
    for name, samples in sounds.items():
        footage = Footage(
            audio_codec="pcm_s16le",
            sample_rate=RATE,
            channels=1,
            container_options=(("write_bext", "1"),),
            metadata=(("time_reference", str(CLOCKS[name])),),
        )
        write_sound(tmp_path / f"{name}.wav", samples[None].astype(np.float32), footage)
    return [tmp_path / f"{name}.wav" for name in sounds]


def test_offsets_are_told_to_the_sample_and_strangers_by_name(kijkocut, recordings):
    ran = kijkocut("sync", *recordings)
    assert ran.exit_code == 2
    assert f"b.wav: +1.016188 s (+{LATE} samples at 48 kHz), confidence 9" in ran.out
    assert '"c.wav" has no common sound with the reference' in ran.out
    ran = kijkocut("sync", recordings[1], recordings[0], "--json")
    assert ran.exit_code == 0
    assert ran.data[0]["offset"] == -LATE * TICKS_PER_SECOND // RATE


def test_the_clocks_of_recorders_are_trusted_when_asked(kijkocut, recordings):
    ran = kijkocut("sync", *recordings, "--by", "timecode")
    assert ran.exit_code == 2
    assert "b.wav: +10.000000 s" in ran.out
    assert '"c.wav" carries no timecode.' in ran.out
