"""Waveforms are made once, shown while they grow, and found again by content."""

import numpy as np
import pytest

from kijkocut.audio import Waveforms
from kijkocut.audio.errors import SoundCancelledError, UnknownSoundError
from kijkocut.audio.peaks import PeaksBuilder
from kijkocut.model.media import AudioStream, MediaFacts, MediaKind
from kijkocut.model.ticks import TICKS_PER_SECOND

RATE = 8000


class Sound:
    def __init__(self, sound):
        self.sound = sound
        self.reads = 0

    def read(self, start, count):
        self.reads += 1
        return self.sound[:, start : start + count]


@pytest.fixture
def sound():
    seconds = np.arange(100 * RATE) / RATE
    return Sound((np.sin(seconds * 40) * seconds / 100)[None].repeat(2, 0).astype(np.float32))


@pytest.fixture
def facts():
    stream = AudioStream(
        index=1, codec="x", sample_rate=RATE, channels=2, duration=100 * TICKS_PER_SECOND
    )
    return MediaFacts(
        kind=MediaKind.audio,
        content_hash="abc",
        duration=100 * TICKS_PER_SECOND,
        streams=(stream,),
    )


def test_it_grows_is_kept_and_is_not_made_twice(tmp_path, sound, facts):
    waveforms = Waveforms(tmp_path / "peaks")
    assert waveforms.find(facts) is None
    grown, shares = [], []
    made = waveforms.make(facts, sound, on_peaks=grown.append, on_progress=shares.append)
    assert [round(p.length / RATE / 20, 1) >= 1 for p in grown] == [True] * 3
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    builder = PeaksBuilder(channels=2, sample_rate=RATE)
    builder.add(sound.sound)
    wanted = builder.peaks().columns(0, 100 * RATE, 500)
    reads = sound.reads
    for found in (made, Waveforms(tmp_path / "peaks").find(facts), waveforms.make(facts, sound)):
        assert np.array_equal(found.columns(0, 100 * RATE, 500), wanted)
    assert sound.reads == reads
    assert np.array_equal(grown[0].columns(0, 10 * RATE, 50), made.columns(0, 10 * RATE, 50))


def test_a_damaged_one_is_made_again(tmp_path, sound, facts):
    waveforms = Waveforms(tmp_path)
    waveforms.make(facts, sound)
    [path] = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-7])
    assert waveforms.find(facts) is None
    reads = sound.reads
    waveforms.make(facts, sound)
    assert sound.reads > reads
    assert waveforms.find(facts) is not None


def test_one_that_is_stopped_leaves_nothing(tmp_path, sound, facts):
    heard = []
    with pytest.raises(SoundCancelledError):
        Waveforms(tmp_path).make(
            facts, sound, on_progress=heard.append, is_cancelled=lambda: len(heard) == 3
        )
    assert len(heard) == 3
    assert not list(tmp_path.iterdir())


def test_what_has_no_sound_has_none(tmp_path, sound):
    with pytest.raises(UnknownSoundError):
        Waveforms(tmp_path).make(MediaFacts(kind=MediaKind.video), sound)
