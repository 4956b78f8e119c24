"""What each sound effect does, measured and set against closed formulas."""

import numpy as np
import pytest

from kijkocut.audio.rack import Bay, with_effects
from kijkocut.audio.stage import SoundFormat
from kijkocut.model.clip import Effect
from kijkocut.model.ids import EffectId
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.ticks import TICKS_PER_SECOND

RATE = 48_000
TIME = np.arange(2 * RATE) / RATE


def effect(kind, **values):
    params = tuple(Param(name=name, value=value) for name, value in values.items())
    return Effect(id=EffectId(kind), kind=kind, params=params)


def through(source, *effects, rate=RATE, listen=lambda _track: None, count=None, origin=0):
    form = SoundFormat(sample_rate=rate, channels=source.sound.shape[0])
    bay = Bay(form=form, origin=origin, origin_tick=origin * TICKS_PER_SECOND // rate)
    sound = with_effects(source, effects, bay, listen)
    return sound.read(0, source.sound.shape[1] if count is None else count)


def sine(hertz, level_db=0.0, seconds=2.0, rate=RATE):
    time = np.arange(round(seconds * rate)) / rate
    return np.tile(10 ** (level_db / 20) * np.sin(2 * np.pi * hertz * time), (2, 1))


def level(sound):
    """The level of the second half, in dB against a full-scale sine."""
    late = np.asarray(sound, np.float64)[:, sound.shape[1] // 2 :]
    return 10 * np.log10(2 * np.mean(late**2) + 1e-20)


def bell(hertz, middle, gain_db, q):
    """The gain in dB of R. Bristow-Johnson's peaking filter at a frequency."""
    a, w0 = 10 ** (gain_db / 40), 2 * np.pi * middle / RATE
    alpha = np.sin(w0) / (2 * q)
    z = np.exp(-2j * np.pi * hertz / RATE)
    top = (1 + alpha * a) - 2 * np.cos(w0) * z + (1 - alpha * a) * z * z
    bottom = (1 + alpha / a) - 2 * np.cos(w0) * z + (1 - alpha / a) * z * z
    return 20 * np.log10(abs(top / bottom))


@pytest.mark.parametrize("hertz", [100, 500, 900, 1000, 1300, 4000])
def test_an_equaliser_band_has_the_response_of_its_formula(array_source, hertz):
    heard = through(
        array_source(sine(hertz, -20)),
        effect("equaliser", band2_frequency=1000.0, band2_gain=9.0, band2_q=2.0),
    )
    assert level(heard) + 20 == pytest.approx(bell(hertz, 1000, 9, 2), abs=0.02)


def test_the_shelves_lift_their_ends_and_leave_the_middle(array_source):
    shelves = effect("equaliser", low_gain=6.0, high_gain=-12.0)
    found = [level(through(array_source(sine(f, -20)), shelves)) + 20 for f in (20, 1000, 19000)]
    assert found == pytest.approx([6.0, 0.0, -12.0], abs=0.3)


@pytest.mark.parametrize(("kind", "sign"), [("high_pass", -1), ("low_pass", 1)])
@pytest.mark.parametrize("slope", ["12", "24"])
def test_passes_are_butterworth_filters(array_source, kind, sign, slope):
    """|H|² = 1 / (1 + w^2n), with w bent by the bilinear transform."""
    order = int(slope) / 6
    for hertz in (250, 1000, 2000):
        heard = through(array_source(sine(hertz, -6)), effect(kind, frequency=1000.0, slope=slope))
        bent = np.tan(np.pi * hertz / RATE) / np.tan(np.pi * 1000 / RATE)
        wanted = -10 * np.log10(1 + bent ** (sign * 2 * order))
        assert level(heard) + 6 == pytest.approx(wanted, abs=0.05)


@pytest.mark.parametrize("level_db", [-40.0, -30.0, -12.0, -3.0])
def test_a_compressor_follows_its_static_curve(array_source, level_db):
    """Square waves have one level at all times, so attack and release leave no ripple."""
    square = 10 ** (level_db / 20) * np.sign(sine(100.5) + 1e-9)
    heard = through(
        array_source(square),
        effect("compressor", threshold=-20.0, ratio=4.0, knee=0.0, makeup=3.0),
    )
    over = max(0.0, level_db + 20)
    settled = 20 * np.log10(np.median(np.abs(heard[:, RATE:])))
    assert settled == pytest.approx(level_db - over + over / 4 + 3, abs=0.05)


def test_a_limiter_holds_its_ceiling_and_keeps_every_sample_in_place(array_source, noise):
    loud = noise(2 * RATE) * 4
    heard = through(array_source(loud), effect("limiter", ceiling=-6.0))
    assert np.abs(heard).max() <= 10 ** (-6 / 20) * 1.0001
    assert np.abs(heard).max() > 0.45
    tick = np.zeros((2, RATE))
    tick[:, 12_345] = 0.25
    assert np.array_equal(
        through(array_source(tick), effect("limiter", lookahead=20.0)), tick.astype(np.float32)
    )


def test_a_gate_silences_what_is_quiet_and_passes_what_is_loud(array_source):
    gate = effect("gate", threshold=-40.0, range=-80.0, ratio=100.0)
    assert level(through(array_source(sine(1000, -50)), gate)) < -100
    assert level(through(array_source(sine(1000, -20)), gate)) == pytest.approx(-20, abs=0.01)


@pytest.mark.parametrize("rate", [44_100, 48_000, 96_000])
def test_denoise_takes_noise_and_stays_in_time(array_source, noise, rate):
    clean = sine(440, -12, 3.0, rate) * (sine(2, 0, 3.0, rate) > 0)
    rough = clean + noise(clean.shape[1]) * 0.02
    heard = through(array_source(rough), effect("denoise", reduction=20.0, floor=-45.0), rate=rate)
    late = slice(rate, None)
    before = np.mean((rough - clean)[:, late] ** 2)
    after = np.mean((heard - clean)[:, late] ** 2)
    assert 10 * np.log10(before / after) > 6


def test_de_ess_lowers_loud_sibilance_only(array_source):
    softer = effect("de_ess", intensity=0.8, amount=0.8)
    assert level(through(array_source(sine(9000, -6)), softer)) < -12
    assert level(through(array_source(sine(300, -6)), softer)) == pytest.approx(-6, abs=0.1)


def test_reverb_dies_away_by_60_db_in_its_decay_time(array_source):
    tick = np.zeros((2, 2 * RATE))
    tick[:, 1000] = 1.0
    heard = through(
        array_source(tick),
        effect("reverb", decay=1.0, pre_delay=20.0, damping=20_000.0, mix=0.5),
    )
    assert heard[0, 1000] == pytest.approx(0.5, abs=1e-6)
    assert not np.abs(heard[:, :1000]).max() > 1e-6
    assert np.abs(heard[:, 1001:1900]).max() < 1e-6
    tail = heard[:, 1960:]
    energy = [np.mean(tail[:, at : at + 4800] ** 2) for at in (0, 24_000)]
    assert 10 * np.log10(energy[1] / energy[0]) == pytest.approx(-30, abs=1.0)
    assert np.sum(tail[0] ** 2) == pytest.approx(0.25, rel=0.02)
    assert abs(np.corrcoef(tail)[0, 1]) < 0.05


@pytest.mark.parametrize("semitones", [-12.0, -3.5, 7.0, 12.0])
def test_pitch_moves_by_semitones_and_keeps_the_time(array_source, semitones):
    wave = sine(440, -6) * (TIME > 0.5)
    heard = through(array_source(wave), effect("pitch", semitones=semitones))
    part = heard[0, RATE : RATE + 32_768] * np.hanning(32_768)
    peak = np.argmax(np.abs(np.fft.rfft(part, 1 << 19))) * RATE / (1 << 19)
    assert 12 * np.log2(peak / 440) == pytest.approx(semitones, abs=0.05)
    onset = np.argmax(np.abs(heard[0]) > 0.1) / RATE
    assert onset == pytest.approx(0.5, abs=0.03)


def test_normalise_is_a_gain_under_a_ceiling(array_source):
    quiet = sine(1000, -30)
    heard = through(array_source(quiet), effect("normalise", gain=12.0))
    assert heard == pytest.approx(quiet * 10 ** (12 / 20), abs=1e-5)
    loud = through(array_source(quiet), effect("normalise", gain=40.0, ceiling=-2.0))
    assert np.abs(loud).max() == pytest.approx(10 ** (-2 / 20), abs=1e-3)


def test_ducking_lowers_while_the_other_track_sounds_and_then_lets_go(array_source):
    voice = sine(300, -10, 6.0)
    voice[:, : 2 * RATE] = voice[:, 4 * RATE :] = 0
    heard = through(
        array_source(sine(1000, -20, 6.0)),
        effect("duck", track="v", threshold=-30.0, ratio=4.0),
        listen={"v": array_source(np.sign(voice) * 10 ** (-10 / 20))}.get,
    )
    levels = [level(heard[:, a * RATE : (a + 1) * RATE]) for a in (1, 3, 5)]
    assert levels == pytest.approx([-20, -20 - 20 * 0.75, -20], abs=0.2)


def test_a_keyframed_gain_moves_smoothly_between_its_keys(array_source):
    keys = (Keyframe(at=0, value=-12.0), Keyframe(at=2 * TICKS_PER_SECOND, value=12.0))
    moving = Effect(
        id=EffectId("e"),
        kind="equaliser",
        params=(Param(name="band2_gain", keys=keys), Param(name="band2_q", value=0.1)),
    )
    heard = through(array_source(sine(1000, -20)), moving)
    for second in (0.25, 1.0, 1.75):
        at = round(second * RATE)
        found = 20 * np.log10(np.abs(heard[0, at - 480 : at + 480]).max())
        assert found + 20 == pytest.approx(-12 + 12 * second, abs=0.2)


def test_an_unknown_or_disabled_effect_changes_nothing(array_source, noise):
    sound = noise(1000)
    off = Effect(id=EffectId("x"), kind="limiter", is_enabled=False)
    assert np.array_equal(through(array_source(sound), effect("from_the_future"), off), sound)
