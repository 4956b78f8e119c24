"""What a sequence sounds like, against golden numbers worked out by hand or plain numpy."""

import itertools
import math

import numpy as np
import pytest
from msgspec.structs import replace

from kijkocut.audio import Mixer
from kijkocut.audio.errors import UnknownSoundError
from kijkocut.edit.moves import with_head, with_tail
from kijkocut.model.clip import Effect, GeneratorSource, MediaSource, SequenceSource, Transition
from kijkocut.model.errors import OutsideError
from kijkocut.model.ids import AngleId, ClipId, MediaId
from kijkocut.model.lane import Block, Lane
from kijkocut.model.params import Easing, Keyframe, Param
from kijkocut.model.project import Put
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.sequence import Multicam
from kijkocut.model.ticks import Rate, Ratio, samples


def mix(timeline, start, count, sequence="s", **options):
    return Mixer(timeline.project, sequence, timeline.fetch, **options).read(start, count)


def test_a_plain_clip_passes_its_samples_untouched(timeline, noise):
    sound = noise(1000)
    timeline.track("a").sound("m", sound).clip("c", "a", 100, 500, source_in=40)
    heard = mix(timeline, 0, 1000)
    assert heard.dtype == np.float32
    assert heard.shape == (2, 1000)
    assert np.array_equal(heard[:, 100:600], sound[:, 40:540])
    assert not heard[:, :100].any()
    assert not heard[:, 600:].any()


def test_cuts_on_ntsc_frames_leave_no_sample_out_and_double_none(timeline):
    """Frames of 29.97 fps are 1601.6 samples long; each cut falls on the nearest sample."""
    frame = Rate(30000, 1001).frame_ticks
    count = 20 * 1602
    for key, level in (("m", 0.25), ("n", 0.5)):
        timeline.sound(key, np.full((2, 2 * count), level))
    timeline.track("a")
    cuts = [0, 1, 2, 5, 7, 8, 13, 19]
    for i, (a, b) in enumerate(itertools.pairwise(cuts)):
        timeline.clip(
            f"c{i}", "a", 0, 1, media="mn"[i % 2], start=a * frame, duration=(b - a) * frame
        )
    heard = mix(timeline, 0, samples(19 * frame, 48_000))
    expected = np.concatenate(
        [
            np.full(round(b * 1601.6) - round(a * 1601.6), (0.25, 0.5)[i % 2])
            for i, (a, b) in enumerate(itertools.pairwise(cuts))
        ]
    )
    assert np.array_equal(heard[0], expected.astype(np.float32))
    assert np.array_equal(heard[1], heard[0])


RETIMES = {
    "plain": (Retime(), 0.0),
    "reverse": (Retime(speed=Ratio(-1, 1)), 0.0),
    "varispeed": (Retime(speed=Ratio(3, 2), keep_pitch=False), 2e-3),
    "ramp": (
        Retime(
            ramp=(RampPoint(0, Ratio(1, 2)), RampPoint(4000 * 14700, Ratio(2, 1))),
            keep_pitch=False,
        ),
        2e-3,
    ),
}


@pytest.mark.parametrize("name", RETIMES)
def test_a_split_clip_sounds_like_the_whole(timeline, noise, name):
    retime, tolerance = RETIMES[name]
    timeline.track("a").sound("m", noise(20_000))
    keys = (Keyframe(at=0, value=-20.0), Keyframe(at=5000 * timeline.S, value=0.0))
    whole = {"retime": retime, "params": (Param(name="gain", keys=keys),)}
    timeline.clip("c", "a", 7, 5000, source_in=9000, **whole)
    before = mix(timeline, 0, 6000)
    clip = timeline.project.clip(ClipId("c"))
    at = 2345 * timeline.S + 6001  # between two samples
    right = replace(with_head(clip, at), id=ClipId("d"))
    timeline.project = timeline.project.apply(
        (Put(before=clip, after=with_tail(clip, at)), Put(after=right))
    )
    assert np.abs(mix(timeline, 0, 6000) - before).max() <= tolerance


def test_gain_is_in_decibels_and_minus_sixty_is_silence(timeline):
    timeline.sound("m", np.full((2, 10), 0.5)).track("a").track("b")
    timeline.clip("c", "a", 0, 10, params=(Param(name="gain", value=-6.0),))
    timeline.clip("d", "b", 0, 10, params=(Param(name="gain", value=-60.0),))
    assert mix(timeline, 0, 10) == pytest.approx(0.5 * 10 ** (-6 / 20), rel=1e-6)


def test_keyframed_gain_is_right_at_every_sample(timeline):
    timeline.sound("m", np.ones((2, 4000))).track("a")
    keys = (
        Keyframe(at=500 * timeline.S, value=-30.0),
        Keyframe(at=2500 * timeline.S, value=6.0, easing=Easing.hold),
        Keyframe(at=3000 * timeline.S, value=-60.0),
    )
    timeline.clip("c", "a", 100, 3500, params=(Param(name="gain", keys=keys),))
    heard = mix(timeline, 0, 3700)[0]
    n = np.arange(3500)
    gain_db = np.interp(n, [500, 2500], [-30.0, 6.0])
    expected = np.where(n < 3000, 10 ** (gain_db / 20), 0.0)
    assert heard[100:3600] == pytest.approx(expected, rel=1e-5, abs=1e-7)


@pytest.mark.parametrize("easing", ["bezier", "sine_in_out", "expo_out", "bounce_out"])
def test_curved_easings_follow_the_model(timeline, easing):
    timeline.sound("m", np.ones((2, 20_000))).track("a")
    keys = (
        Keyframe(at=37, value=-40.0, easing=Easing(easing)),
        Keyframe(at=20_000 * timeline.S, value=0.0),
    )
    param = Param(name="gain", keys=keys)
    timeline.clip("c", "a", 0, 20_000, params=(param,))
    heard = mix(timeline, 0, 20_000)[0]
    for n in range(0, 20_000, 977):
        assert 20 * math.log10(heard[n]) == pytest.approx(param.at(n * timeline.S), abs=0.05)


def test_pan_has_constant_power(timeline):
    timeline.sound("m", np.full((1, 9), 0.5)).track("a")
    keys = (Keyframe(at=0, value=-1.0), Keyframe(at=8 * timeline.S, value=1.0))
    timeline.clip("c", "a", 0, 9, params=(Param(name="pan", keys=keys),))
    left, right = mix(timeline, 0, 9).astype(float)
    assert left**2 + right**2 == pytest.approx(np.full(9, 0.5))
    assert (left[0], right[0]) == pytest.approx((math.sqrt(0.5), 0.0), abs=1e-7)
    assert (left[4], right[4]) == pytest.approx((0.5, 0.5))
    assert (left[8], right[8]) == pytest.approx((0.0, math.sqrt(0.5)), abs=1e-7)


def test_track_gain_and_pan_work_on_the_sum_and_count_from_the_sequence(timeline):
    timeline.sound("m", np.ones((2, 300)))
    keys = (Keyframe(at=0, value=-20.0), Keyframe(at=200 * timeline.S, value=0.0))
    timeline.track("a", params=(Param(name="gain", keys=keys), Param(name="pan", value=1.0)))
    timeline.clip("c", "a", 100, 100)
    heard = mix(timeline, 0, 200)
    expected = math.sqrt(2) * 10 ** (np.interp(np.arange(100, 200), [0, 200], [-20, 0]) / 20)
    assert heard[1, 100:] == pytest.approx(expected, rel=1e-5)
    assert not heard[1, :100].any()
    assert heard[0] == pytest.approx(np.zeros(200), abs=1e-6)


@pytest.mark.parametrize(
    ("first", "second", "heard"),
    [
        ({}, {}, 0.75),
        ({"is_muted": True}, {}, 0.5),
        ({"is_hidden": True}, {}, 0.5),
        ({"is_solo": True}, {}, 0.25),
        ({"is_solo": True}, {"is_solo": True}, 0.75),
        ({"is_solo": True, "is_muted": True}, {}, 0.0),
    ],
)
def test_mute_solo_and_hide(timeline, first, second, heard):
    timeline.sound("m", np.full((2, 10), 0.25)).sound("n", np.full((2, 10), 0.5))
    timeline.track("a", **first).track("b", **second)
    timeline.clip("c", "a", 0, 10).clip("d", "b", 0, 10, media="n")
    assert mix(timeline, 0, 10) == pytest.approx(heard)


def test_a_disabled_clip_is_silent(timeline):
    timeline.sound("m", np.ones((2, 10))).track("a").clip("c", "a", 0, 10, is_enabled=False)
    assert not mix(timeline, 0, 10).any()


def master(timeline, *params, key="s"):
    before = timeline.project.sequences[key]
    put = Put(before=before, after=replace(before, params=params))
    timeline.project = timeline.project.apply((put,))


def test_the_master_works_on_all_tracks_together_and_its_gain_is_last(timeline):
    timeline.sound("m", np.ones((2, 10))).track("a").track("b")
    timeline.clip("c", "a", 0, 10).clip("d", "b", 0, 10)
    master(timeline, Param(name="gain", value=-20.0))
    assert mix(timeline, 0, 10) == pytest.approx(0.2)


def test_the_masters_gain_follows_keyframes_from_the_sequences_start(timeline):
    timeline.sound("m", np.ones((2, 30))).track("a").clip("c", "a", 10, 10)
    keys = (Keyframe(at=10 * timeline.S, value=0.0), Keyframe(at=20 * timeline.S, value=-20.0))
    master(timeline, Param(name="gain", keys=keys))
    wanted = 10 ** (-2.0 * np.arange(10) / 20)
    assert mix(timeline, 10, 10)[0] == pytest.approx(wanted, rel=1e-6)


def test_a_nest_is_heard_through_its_own_master(timeline):
    timeline.sound("m", np.ones((2, 10))).sequence("inner").track("i", "inner")
    timeline.clip("c", "i", 0, 10)
    master(timeline, Param(name="gain", value=-20.0), key="inner")
    timeline.track("a").clip("n", "a", 0, 10, nest="inner")
    assert mix(timeline, 0, 10) == pytest.approx(0.1)


def test_a_track_alone_is_not_heard_through_the_master(timeline):
    timeline.sound("m", np.ones((2, 10))).track("a").clip("c", "a", 0, 10)
    master(timeline, Param(name="gain", value=-20.0))
    alone = Mixer(timeline.project, "s", timeline.fetch)
    assert alone.before_gain(timeline.project.tracks["a"], ()).read(0, 10) == pytest.approx(1.0)


def test_metering_changes_no_sample_and_tells_each_tracks_level_after_its_fader(timeline, noise):
    timeline.sound("m", noise(9000)).sound("n", 1.5 * np.ones((2, 9000)))
    over = Transition(kind="crossfade", before=100 * timeline.S, after=100 * timeline.S)
    timeline.track("a", params=(Param(name="gain", value=-6.0),)).track("b").track("c")
    timeline.clip("a1", "a", 0, 3000, source_in=500)
    timeline.clip("a2", "a", 3000, 4000, source_in=900, transition=over)
    timeline.clip("b1", "b", 4096, 2048, media="n")
    plain, metered = (
        Mixer(timeline.project, "s", timeline.fetch, is_metered=is_on) for is_on in (False, True)
    )
    blocks = [(at, 700) for at in range(0, 7000, 700)]
    assert all(np.array_equal(plain.read(*one), metered.read(*one)) for one in blocks)
    assert plain.levels(0, 7000) is None
    levels = metered.levels(4096, 2048)
    assert levels.tracks == ("a", "b", "c")
    alone = Mixer(only(timeline, "a"), "s", timeline.fetch).read(4096, 2048)
    assert levels.peak[:2] == pytest.approx(np.abs(alone).max(axis=1), rel=1e-6)
    assert levels.power[:2] == pytest.approx((alone.astype(float) ** 2).mean(axis=1), rel=1e-5)
    assert levels.clipped[2:].tolist() == [2048, 2048, 0, 0]
    assert not metered.levels(1024, 100).peak[2:].any()


def only(timeline, track):
    """Give the project with all other tracks mute."""
    tracks = timeline.project.tracks.values()
    return timeline.project.apply(
        Put(before=t, after=replace(t, is_muted=t.id != track)) for t in tracks
    )


def test_a_channel_map_picks_source_channels(timeline):
    sound = np.arange(1, 7)[:, None] * np.full((1, 10), 0.1)
    timeline.sound("m", sound).track("a").clip("c", "a", 0, 10, channel_map=(3, -1))
    heard = mix(timeline, 0, 10)
    assert heard[0] == pytest.approx(0.4)
    assert not heard[1].any()


def test_a_frozen_clip_is_silent(timeline, noise):
    timeline.sound("m", noise(100)).track("a").clip("c", "a", 0, 50, speed=0)
    assert not mix(timeline, 0, 50).any()


def test_reverse_plays_every_sample_backwards(timeline, noise):
    sound = noise(500)
    timeline.sound("m", sound).track("a")
    timeline.clip("c", "a", 20, 500, speed=-1)
    clip = timeline.project.clip(ClipId("c"))
    last_tick = replace(clip, source_in=500 * timeline.S - 1)
    timeline.project = timeline.project.apply((Put(before=clip, after=last_tick),))
    assert np.array_equal(mix(timeline, 20, 500), sound[:, ::-1])


def test_a_nest_sounds_like_its_sequence(timeline, noise):
    timeline.sound("m", noise(4000)).sequence("inner")
    timeline.track("ia", "inner", params=(Param(name="gain", value=-3.0),))
    timeline.track("ib", "inner", is_muted=True)
    timeline.clip("x", "ia", 50, 1000).clip("y", "ib", 0, 1000)
    timeline.track("a").clip("n", "a", 200, 900, nest="inner", source_in=30)
    inner = mix(timeline, 30, 900, "inner")
    assert inner.any()
    assert np.array_equal(mix(timeline, 200, 900), inner)


def test_a_nest_of_another_rate_keeps_time(timeline):
    """The inner sequence runs at 44.1 kHz; its clip starts 1 s in, also when heard at 48 kHz."""
    timeline.sound("m", np.ones((2, 96_000))).sequence("inner", sample_rate=44_100, channels=1)
    timeline.track("ia", "inner").clip("x", "ia", 48_000, 4800)
    timeline.track("a").clip("n", "a", 0, 96_000, nest="inner")
    heard = mix(timeline, 0, 96_000)
    assert np.array_equal(np.flatnonzero(heard[0]), np.arange(48_000, 52_800))
    assert np.array_equal(heard[0], heard[1])


def test_a_source_without_sound_is_refused_by_name(timeline):
    timeline.track("a").clip("c", "a", 0, 10, source=GeneratorSource(kind="gradient"))
    with pytest.raises(UnknownSoundError, match="gradient"):
        mix(timeline, 0, 10)


class BrokenError(OutsideError):
    code = "test.broken"


def test_a_failing_clip_is_silent_and_reported_once(timeline, noise, caplog):
    sound = noise(5000)
    timeline.sound("m", sound).track("a").track("b")
    timeline.clip("good", "a", 0, 5000)
    timeline.clip("bad", "b", 0, 5000, source=MediaSource(media=MediaId("gone")))

    def fetch(media, stream, rate):
        if media == "gone":
            raise BrokenError("The file is gone.")
        return timeline.fetch(media, stream, rate)

    told = []
    mixer = Mixer(
        timeline.project, "s", fetch, on_failure=lambda clip, error: told.append((clip, str(error)))
    )
    heard = np.concatenate([mixer.read(0, 2500), mixer.read(2500, 2500)], axis=1)
    assert np.array_equal(heard, sound)
    assert told == [("bad", "The file is gone.")]
    with pytest.raises(BrokenError):
        Mixer(timeline.project, "s", fetch).read(0, 10)


def test_the_cost_of_a_read_does_not_grow_with_the_number_of_clips(
    make_timeline, noise, monkeypatch
):
    looked = []
    absolute = Block.absolute

    def costs(clips):
        timeline = make_timeline().sound("m", noise(48_000)).track("a")
        one = timeline.clip("t", "a", 0, 4096).project.clip(ClipId("t"))
        lane = Lane.of(
            replace(one, id=ClipId(f"c{i}"), start=i * one.duration) for i in range(clips)
        )
        timeline.project.lanes = timeline.project.lanes.set(one.track, lane)
        mixer = Mixer(timeline.project, "s", timeline.fetch)
        looked.clear()
        mixer.read((clips // 2) * 4096 + 65_536 - 100, 8192)
        return len(looked), len(timeline.sources), sum(len(s.reads) for s in timeline.sources)

    def counted(block, index):
        looked.append(index)
        return absolute(block, index)

    monkeypatch.setattr(Block, "absolute", counted)
    few, many = costs(64), costs(8192)
    assert few == many
    assert many[1:] == (3, 3)


class Closing:
    """A source that notes whether it is open."""

    def __init__(self, sound: np.ndarray, still_open: set[object]) -> None:
        self.sound, self.still_open = sound, still_open

    def read(self, start: int, count: int) -> np.ndarray:
        self.still_open.add(self)
        return self.sound[:, start : start + count]

    def close(self) -> None:
        self.still_open.discard(self)


def test_sources_far_behind_are_closed_and_heard_the_same_again(timeline):
    second = 48_000
    timeline.track("a").sound("m", np.full((2, second), 0.5, np.float32))
    for n in range(40):
        timeline.clip(f"c{n}", "a", n * second, second)
    still_open: set[object] = set()
    sound = timeline.sounds["m"]
    mixer = Mixer(timeline.project, "s", lambda *_: Closing(sound, still_open))
    most = 0
    for block in range(0, 40 * second, second // 2):
        assert (mixer.read(block, 100) == 0.5).all()
        most = max(most, len(still_open))
    assert 10 <= most <= 14
    assert (mixer.read(0, 100) == 0.5).all()
    mixer.close()
    assert not still_open
    assert (mixer.read(5 * second, 100) == 0.5).all()


def test_a_nest_closes_its_sources_with_the_rest(timeline):
    timeline.sequence("n").track("b", sequence="n").sound("m", np.ones((2, 1000)))
    timeline.clip("inner", "b", 0, 1000)
    timeline.track("a").clip("outer", "a", 0, 1000, nest="n")
    still_open: set[object] = set()
    sound = timeline.sounds["m"]
    mixer = Mixer(timeline.project, "s", lambda *_: Closing(sound, still_open))
    mixer.read(0, 500)
    assert len(still_open) == 1
    mixer.close()
    assert not still_open


def test_a_nest_sounds_with_the_tracks_of_its_angle_alone(timeline, noise):
    one = noise(1000)
    two = one[:, ::-1].copy()
    timeline.sequence("cam", multicam=Multicam())
    for number, sound in enumerate((one, two), 1):
        key = f"cam-{number}"
        timeline.track(key, "cam", angle=AngleId(str(number)))
        timeline.sound(f"m{number}", sound)
        timeline.clip(f"c{number}", key, 0, 1000, media=f"m{number}")
    timeline.track("a")
    for angle, at in (("2", 0), (None, 500)):
        source = SequenceSource(sequence="cam", angle=angle)
        timeline.clip(f"x{at}", "a", at, 500, source=source, source_in=at)
    heard = mix(timeline, 0, 1000)
    assert np.array_equal(heard[:, :500], two[:, :500])
    assert np.allclose(heard[:, 500:], one[:, 500:] + two[:, 500:], atol=1e-6)


def test_an_angle_keeps_the_effects_of_its_track(timeline, noise):
    """A track with effects is mixed by a mixer of its own; the angle must hold there too."""
    sound = noise(1000)
    effect = Effect(id="e", kind="gain", params=(Param(name="gain", value=-6.0),))
    timeline.sequence("cam", multicam=Multicam())
    for number in (1, 2):
        effects = (effect,) if number == 2 else ()
        timeline.track(f"cam-{number}", "cam", angle=AngleId(str(number)), effects=effects)
        timeline.sound(f"m{number}", sound * number)
        timeline.clip(f"c{number}", f"cam-{number}", 0, 1000, media=f"m{number}")
    timeline.track("a").clip("x", "a", 0, 500, source=SequenceSource(sequence="cam", angle="1"))
    assert np.array_equal(mix(timeline, 0, 500), sound[:, :500])
