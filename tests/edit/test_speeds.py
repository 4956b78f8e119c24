import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.speeds import (
    at_speed,
    checked_speed,
    held_still,
    require_moving,
    reversed_clip,
)
from kijkocut.model.clip import GeneratorSource, Mask, MaskShape, TitleSource
from kijkocut.model.handles import fits_source
from kijkocut.model.ids import OperationId
from kijkocut.model.mask_path import value_of
from kijkocut.model.media import MediaKind
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.retime import Retime
from kijkocut.model.ticks import Ratio
from kijkocut.model.title import Title
from kijkocut.testing.builders import F, a_project

speeds = st.builds(Ratio, st.integers(1, 9), st.integers(1, 9))


def a_draft(**fields):
    project = (
        a_project()
        .with_media("still", 0, MediaKind.image)
        .with_clip("a", "v1", 0, 50, **fields)
        .with_clip("s", "a1", 0, 50)
        .with_clip("i", "v2", 0, 9, media="still", source_in=0)
        .with_clip("t", "v2", 9, 9, source=TitleSource(title=Title(text="")), source_in=0)
        .build()
    )
    return Draft(project, OperationId("op"))


@given(speed=speeds, source_in=st.integers(0, 1000))
def test_reversing_keeps_the_range_and_twice_is_nothing(speed, source_in):
    draft = a_draft(source_in=source_in, retime=Retime(speed=speed))
    clip = draft.clip("a")
    turned = reversed_clip(draft, clip)
    assert fits_source(turned.retime, turned.source_in, turned.duration, 1500 * F)
    low, high = clip.retime.span(clip.duration)
    after_low, after_high = turned.retime.span(turned.duration)
    step = max(1, speed.num // speed.den + 1)
    assert abs(clip.source_in + low - turned.source_in - after_low) <= step
    assert abs(clip.source_in + high - turned.source_in - after_high) <= step
    again = reversed_clip(draft, turned)
    assert replace(again, source_in=clip.source_in) == clip
    assert abs(again.source_in - clip.source_in) <= 1


@given(old=speeds, new=speeds, is_back=st.booleans())
def test_a_new_speed_shows_the_same_range_in_whole_frames(old, new, is_back):
    draft = a_draft(source_in=300, retime=Retime(speed=old))
    clip = draft.clip("a")
    wanted = Ratio(-new.num, new.den) if is_back else new
    made = at_speed(draft, clip, Retime(speed=wanted))
    assert made.retime.speed == wanted
    assert made.duration % F == 0
    shown, before = (abs(c.retime.offset(c.duration)) for c in (made, clip))
    assert shown <= before + 1 or made.duration == F
    assert before - shown <= new.fraction * F + 2


def test_sound_takes_any_length():
    draft = a_draft()
    assert at_speed(draft, draft.clip("s"), Retime(speed=Ratio(3, 1))).duration == 50 * F // 3


def test_a_held_frame_keeps_its_look():
    keys = (Keyframe(at=0, value=0.0), Keyframe(at=10 * F, value=1.0))
    radius = Param(name="radius", keys=keys)
    draft = a_draft(source=GeneratorSource(kind="noise", params=(radius,)), source_in=0)
    held = held_still(draft.clip("a"), 5 * F)
    assert held.retime.is_frozen
    assert held.source.params == (Param(name="radius", value=0.5),)


def test_what_does_not_move_is_refused():
    draft = a_draft()
    require_moving(draft, draft.clip("a"), "reversed")
    for clip in ("i", "t"):
        with pytest.raises(EditRefused, match="does not move, so it can't be reversed"):
            require_moving(draft, draft.clip(clip), "reversed")


def test_speeds_have_their_limits():
    draft = a_draft()
    clip = draft.clip("a")
    assert checked_speed(draft, clip, Ratio(-4, 2)) == Ratio(-2, 1)
    with pytest.raises(EditRefused, match="freeze_frame"):
        checked_speed(draft, clip, Ratio(0, 1))
    with pytest.raises(EditRefused, match="10,000 %"):
        checked_speed(draft, clip, Ratio(101, 1))


def test_a_held_clip_keeps_the_outline_of_that_moment():
    points = tuple((x, 0.0, 0.0, 0.0, 0.0, 0.0) for x in (0.0, 1.0, 2.0))
    wide = tuple((x * 3, *rest) for x, *rest in points)
    keys = (Keyframe(at=0, value=value_of(points)), Keyframe(at=10 * F, value=value_of(wide)))
    mask = Mask(
        id="m", shape=MaskShape.path, points=points, params=(Param(name="path", keys=keys),)
    )
    clip = a_project().with_clip("a", "v1", 0, 20, masks=(mask,)).build().clip("a")
    held = held_still(clip, 5 * F).masks[0]
    assert held.params == ()
    assert [point[0] for point in held.points] == [0.0, 2.0, 4.0]
