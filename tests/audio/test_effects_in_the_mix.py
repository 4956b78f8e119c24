"""Effects on clips and tracks: where in the mix they work, and the law of partition."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.audio import Mixer
from kijkocut.audio.errors import DamagedPeaksError
from kijkocut.model.clip import Effect, Fade, Transition
from kijkocut.model.ids import EffectId
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.project import Put

RATE = 48_000
FIRST, LENGTH = 10 * RATE - 4000, 10 * RATE + 9000


def effect(kind, *keyed, is_enabled=True, **values):
    params = (*keyed, *(Param(name=name, value=value) for name, value in values.items()))
    return Effect(id=EffectId(kind), kind=kind, params=params, is_enabled=is_enabled)


def mix(timeline, start, count, sequence="s"):
    return Mixer(timeline.project, sequence, timeline.fetch).read(start, count)


@pytest.fixture(scope="module")
def rich(make_timeline, noise):
    """Every effect, on clips and tracks, over the place where one run follows another."""
    made = make_timeline()
    made.sound("m", noise(13 * RATE))
    moving = Param(
        name="band2_gain",
        keys=(Keyframe(at=0, value=-9.0), Keyframe(at=LENGTH * made.S, value=9.0)),
    )
    made.track("a", effects=(effect("equaliser", moving), effect("reverb", decay=0.5)))
    clip_effects = (effect("high_pass"), effect("gate"), effect("de_ess"), effect("denoise"))
    made.clip("a1", "a", 777, 3 * RATE, effects=clip_effects, fade_in=Fade(duration=9000 * made.S))
    over = Transition(kind="crossfade", before=5000 * made.S, after=3333 * made.S)
    made.clip(
        "a2", "a", 777 + 3 * RATE, 7 * RATE, source_in=9000, transition=over,
        effects=(effect("compressor"), effect("pitch", semitones=3.0), effect("low_pass")),
    )  # fmt: skip
    made.track("b", effects=(effect("duck", track="a"), effect("limiter")))
    made.clip("b1", "b", 0, 12 * RATE, source_in=5)
    return made, mix(made, FIRST, LENGTH - FIRST)


def test_every_effect_of_the_rich_timeline_is_heard(rich):
    _made, whole = rich
    assert np.isfinite(whole).all()
    assert np.sqrt((whole**2).mean()) > 0.02


@settings(max_examples=3, deadline=None)
@given(
    cuts=st.sets(st.integers(FIRST + 1, LENGTH - 1), max_size=3),
    order=st.randoms(use_true_random=False),
)
def test_blocks_of_any_size_and_order_give_the_same_samples(rich, cuts, order):
    made, whole = rich
    mixer = Mixer(made.project, "s", made.fetch)
    ranges = list(itertools.pairwise([FIRST, *sorted(cuts), LENGTH]))
    order.shuffle(ranges)
    for start, stop in ranges:
        assert (
            np.abs(mixer.read(start, stop - start) - whole[:, start - FIRST : stop - FIRST]).max()
            < 1e-6
        )


def test_a_fresh_run_joins_the_one_before_without_a_step(timeline, noise):
    """A high-pass forgets within milliseconds, so ten seconds in it equals one long run."""
    sound = noise(12 * RATE)
    timeline.track("t").sound("m", sound)
    timeline.clip("c", "t", 0, 12 * RATE, effects=(effect("high_pass", frequency=1000.0),))
    heard = mix(timeline, 0, 12 * RATE)
    w = np.tan(np.pi * 1000 / RATE)
    norm = 1 / (1 + np.sqrt(2) * w + w * w)
    spectrum = np.fft.rfft(sound.astype(np.float64), 1 << 20)
    z = np.exp(-2j * np.pi * np.arange(spectrum.shape[1]) / (1 << 20))
    top = norm * (1 - 2 * z + z * z)
    bottom = 1 + 2 * (w * w - 1) * norm * z + (1 - np.sqrt(2) * w + w * w) * norm * z * z
    wanted = np.fft.irfft(spectrum * top / bottom)[:, : 12 * RATE]
    assert np.abs(heard - wanted).max() < 1e-5


def test_clip_effects_come_before_gain_and_hear_only_their_clip(timeline):
    loud = np.full((2, 20_000), 0.9)
    timeline.track("a").sound("m", loud)
    timeline.clip(
        "c", "a", 1000, 5000, source_in=5000,
        effects=(effect("reverb", decay=0.2, pre_delay=0.0, mix=0.5), effect("limiter")),
        params=(Param(name="gain", value=-20.0),),
    )  # fmt: skip
    heard = mix(timeline, 0, 8000)
    assert not heard[:, :1000].any()
    assert not heard[:, 6000:].any()
    assert heard[0, 1000] < 0.9 * 0.1 * 0.6  # no room before the clip begins
    assert np.abs(heard).max() <= 10 ** (-1 / 20) * 0.1 * 1.001


def test_a_track_reverb_rings_on_after_its_clips_and_stops_when_muted(timeline, noise):
    sound = noise(RATE)
    room = effect("reverb", decay=1.0, mix=0.5)
    timeline.track("a", effects=(room,)).sound("m", sound).clip("c", "a", 0, 5000)
    assert np.sqrt((mix(timeline, 6000, 5000) ** 2).mean()) > 1e-3
    timeline.track("b", is_solo=True)
    assert not mix(timeline, 0, 20_000).any()


def test_track_effects_come_before_the_fader(timeline):
    timeline.track("a", effects=(effect("limiter", ceiling=-6.0),), params=(
        Param(name="gain", value=-20.0),
    )).sound("m", np.full((2, 9000), 0.9)).clip("c", "a", 0, 9000)  # fmt: skip
    heard = mix(timeline, 0, 9000)
    assert heard[0, 4000] == pytest.approx(10 ** (-26 / 20), rel=1e-3)


def test_a_tick_stays_on_its_sample_through_limiter_and_denoise(timeline):
    tick = np.zeros((2, RATE))
    tick[:, 30_000] = 0.5
    effects = (effect("limiter", lookahead=40.0), effect("denoise", reduction=0.01))
    timeline.track("a").sound("m", tick).clip("c", "a", 500, 40_000, effects=effects)
    heard = mix(timeline, 0, RATE)
    assert np.abs(heard[0]).argmax() == 30_500
    assert heard[0, 30_500] == pytest.approx(0.5, abs=0.01)


def test_music_gives_way_to_speech_and_two_duckers_do_not_loop(timeline):
    on = np.zeros((2, 4 * RATE))
    on[:, RATE : 2 * RATE] = 0.5
    timeline.sound("speech", on).sound("music", np.full((2, 4 * RATE), 0.1))
    timeline.track("v", effects=(effect("duck", track="m", threshold=0.0),))
    timeline.track("m", effects=(effect("duck", track="v", threshold=-26.0, ratio=20.0),))
    timeline.clip("c", "v", 0, 4 * RATE, media="speech")
    timeline.clip("d", "m", 0, 4 * RATE, media="music")
    heard = mix(timeline, 0, 4 * RATE)[0]
    assert heard[RATE - 100] == pytest.approx(0.1, abs=1e-4)
    assert heard[2 * RATE - 100] - 0.5 < 0.012
    assert heard[4 * RATE - 100] == pytest.approx(0.1, abs=1e-3)


def test_ducking_to_a_track_that_is_not_there_does_nothing(timeline, noise):
    sound = noise(3000)
    timeline.track("a", effects=(effect("duck", track="nowhere"),)).sound("m", sound)
    timeline.clip("c", "a", 0, 3000)
    assert np.array_equal(mix(timeline, 0, 3000), sound)


def test_a_clip_that_fails_is_reported_once_though_another_track_listens_to_it(timeline, noise):
    def fetch(media, stream, rate):
        if media == "gone":
            raise DamagedPeaksError("The file is gone.")
        return timeline.fetch(media, stream, rate)

    timeline.sound("m", noise(3000)).sound("gone", noise(3000))
    timeline.track("v").clip("c", "v", 0, 3000, media="gone")
    timeline.track("a", effects=(effect("duck", track="v"),)).clip("d", "a", 0, 3000)
    failed = []
    mixer = Mixer(timeline.project, "s", fetch, on_failure=lambda clip, _error: failed.append(clip))
    assert mixer.read(0, 3000).any()
    assert failed == ["c"]


def through_master(timeline, *effects, gain_db=0.0):
    before = timeline.project.sequences["s"]
    params = (Param(name="gain", value=gain_db),)
    put = Put(before=before, after=replace(before, effects=effects, params=params))
    timeline.project = timeline.project.apply((put,))


def test_effects_of_the_master_hear_the_whole_mix_before_its_gain(timeline):
    timeline.sound("m", np.full((2, RATE), 0.5)).track("a").track("b")
    timeline.clip("c", "a", 0, RATE).clip("d", "b", 0, RATE)
    through_master(timeline, effect("limiter", ceiling=-6.0), gain_db=-6.0)
    heard = mix(timeline, RATE // 2, 1000)
    assert heard == pytest.approx(10 ** (-12 / 20), rel=1e-3)
    through_master(timeline, effect("limiter", ceiling=-6.0, is_enabled=False))
    assert mix(timeline, RATE // 2, 1000) == pytest.approx(1.0)


def test_effects_of_the_master_sound_the_same_in_any_blocks(timeline, noise):
    timeline.sound("m", noise(3 * RATE)).track("a").clip("c", "a", 500, 2 * RATE)
    through_master(timeline, effect("compressor"), effect("high_pass", frequency=300.0))
    whole = mix(timeline, 0, 2 * RATE)
    mixer = Mixer(timeline.project, "s", timeline.fetch, is_metered=True)
    for start, stop in ((30_000, 50_001), (0, 777), (777, 30_000), (50_001, 2 * RATE)):
        assert np.abs(mixer.read(start, stop - start) - whole[:, start:stop]).max() < 1e-6
    assert mixer.levels(30_000, 1000).peak == pytest.approx(0.5, abs=0.02)
