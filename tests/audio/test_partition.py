"""The law that a sample depends on its number alone, whatever is played and however it is read."""

import itertools

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kijkocut.audio import Mixer
from kijkocut.model.clip import Fade, FadeCurve, Transition
from kijkocut.model.params import Easing, Keyframe, Param
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio

LENGTH = 12_000


@pytest.fixture(scope="module")
def rich(make_timeline, noise):
    """One timeline with everything that could remember something between blocks."""
    made = make_timeline()
    s = made.S
    made.sound("m", noise(200_000)).sound("n", noise(200_000, 1, 1))

    def keyed(name, *pairs, easing=Easing.bezier):
        keys = tuple(Keyframe(at=a * s, value=v, easing=easing) for a, v in pairs)
        return Param(name=name, keys=keys)

    made.track("a", params=(keyed("gain", (0, -9.0), (9000, 0.0)),))
    made.clip("a1", "a", 0, 3000, source_in=5000, fade_in=Fade(duration=700 * s))
    over = Transition(kind="crossfade", before=500 * s, after=333 * s)
    made.clip("a2", "a", 3000, 5000, source_in=9000, speed=-1, transition=over)
    made.clip(
        "a3",
        "a",
        8000,
        3000,
        media="n",
        source_in=900,
        params=(keyed("pan", (0, -1.0), (2000, 1.0)),),
    )
    made.track("b")
    made.clip("b1", "b", 0, 4000, source_in=60_000, speed="7/3")
    made.clip("b2", "b", 4000, 4000, source_in=60_000, speed="-5/4", keep_pitch=False)
    made.clip("b3", "b", 8000, 4000, source_in=9000, speed="9", keep_pitch=False)
    made.track("c")
    ramp = (
        RampPoint(0, Ratio(1, 2)),
        RampPoint(3000 * s, Ratio(6, 1)),
        RampPoint(5000 * s, Ratio(-1, 1)),
    )
    made.clip("c1", "c", 500, 5500, source_in=30_000, retime=Retime(ramp=ramp, keep_pitch=False))
    made.clip("c2", "c", 6000, 5000, source_in=30_000, retime=Retime(ramp=ramp))
    made.track("d")
    made.tone_clip(
        "d1", "d", 1000, 9000,
        keyed("frequency", (0, 100.0), (8000, 4000.0)),
        keyed("level", (0, -30.0), (8000, -6.0)),
    )  # fmt: skip
    made.sequence("inner").track("ia", "inner")
    made.clip(
        "i1",
        "ia",
        100,
        8000,
        source_in=77,
        fade_out=Fade(duration=4000 * s, curve=FadeCurve.smooth),
    )
    made.track("e").clip("e1", "e", 50, 8000, nest="inner", source_in=20, speed="4/3")
    return made, Mixer(made.project, "s", made.fetch).read(0, LENGTH)


def test_the_rich_timeline_is_heard_on_every_track(rich):
    made, whole = rich
    assert np.isfinite(whole).all()
    for track in "abcde":
        alone = {t.id: t for t in made.project.tracks.values()}[track]
        assert made.project.lanes[alone.id]
    assert np.sqrt((whole**2).mean()) > 0.1


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cuts=st.sets(st.integers(1, LENGTH - 1), max_size=9), order=st.randoms(use_true_random=False)
)
def test_reading_in_blocks_of_any_size_and_order_gives_the_same_samples(rich, cuts, order):
    made, whole = rich
    mixer = Mixer(made.project, "s", made.fetch)
    edges = [0, *sorted(cuts), LENGTH]
    ranges = list(itertools.pairwise(edges))
    order.shuffle(ranges)
    for start, stop in ranges:
        assert np.abs(mixer.read(start, stop - start) - whole[:, start:stop]).max() < 1e-6
