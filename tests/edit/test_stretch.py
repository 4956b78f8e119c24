from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.stretch import require_speed, stretched, within_source
from kijkocut.model.clip import Effect, Mask, MaskShape
from kijkocut.model.handles import fits_source
from kijkocut.model.ids import OperationId
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.retime import RampPoint, Retime
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project


def a_draft(**fields):
    project = a_project().with_clip("a", "v1", 0, 40, **fields).build()
    return Draft(project, OperationId("op"))


@given(
    frames=st.integers(2, 1700),
    speed=st.sampled_from(["1", "-1", "2", "-3/7", "5/3"]),
)
def test_the_same_source_is_shown_in_any_length(frames, speed):
    draft = a_draft(source_in=700, speed=speed)
    clip = draft.clip("a")
    made = stretched(draft, clip, frames * F)
    assert made.duration == frames * F
    assert abs(made.source_end - clip.source_end) <= 2
    assert fits_source(made.retime, made.source_in, made.duration, 1500 * F)


@given(frames=st.integers(2, 2000))
def test_a_ramp_keeps_its_shape(frames):
    ramp = (RampPoint(3, Ratio(1, 2)), RampPoint(20 * F, Ratio(3)), RampPoint(35 * F, Ratio(-1)))
    draft = a_draft(source_in=700, retime=Retime(ramp=ramp))
    clip = draft.clip("a")
    made = stretched(draft, clip, frames * F)
    assert abs(made.source_end - clip.source_end) <= F // 100
    assert fits_source(made.retime, made.source_in, made.duration, 1500 * F)


def test_all_keyframes_stretch_and_those_that_meet_become_one():
    keys = Param(name="x", keys=(Keyframe(at=0, value=0.0), Keyframe(at=1, value=1.0)))
    constant = Param(name="y", value=2.0)
    draft = a_draft(
        params=(keys, constant),
        effects=(Effect(id="e", kind="blur", params=(keys,)),),
        masks=(Mask(id="m", shape=MaskShape.heart, params=(keys,)),),
    )
    short = stretched(draft, draft.clip("a"), 20 * F)
    assert short.params == (Param(name="x", keys=(Keyframe(at=0, value=1.0),)), constant)
    assert short.effects[0].params == short.masks[0].params == short.params[:1]
    long = stretched(draft, draft.clip("a"), 80 * F)
    assert [k.at for k in long.params[0].keys] == [0, 2]


def test_material_without_time_of_its_own_keeps_its_speed():
    frozen = a_draft(speed="0")
    assert stretched(frozen, frozen.clip("a"), 9000 * F).retime.is_frozen


@pytest.mark.parametrize("speed", [Fraction(1, 101), Fraction(101), Fraction(-101), Fraction(0)])
def test_speeds_have_limits(speed):
    with pytest.raises(EditRefused, match="1 % to 10,000 %"):
        require_speed(speed, "It")
    require_speed(Fraction(1, 100), "It")
    require_speed(Fraction(-100), "It")


def test_rounding_is_made_good_and_missing_source_is_not():
    draft = a_draft(source_in=100)
    clip = draft.clip("a")
    over = replace(clip, source_in=1460 * F + 2)
    assert within_source(draft, over, 1500 * F).source_in == 1460 * F
    under = replace(clip, source_in=-2)
    assert within_source(draft, under, 1500 * F).source_in == 0
    with pytest.raises(EditRefused, match="too little source"):
        within_source(draft, replace(clip, source_in=1470 * F), 1500 * F)
    with pytest.raises(EditRefused, match="too little source"):
        within_source(draft, clip, 30 * F)
