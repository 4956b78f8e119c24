import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.model.clip import (
    AdjustmentSource,
    BlendMode,
    CaptionSource,
    Clip,
    ClipMarker,
    Effect,
    Fade,
    FadeCurve,
    GeneratorSource,
    Mask,
    MaskShape,
    MediaSource,
    SequenceSource,
    TitleSource,
    Transition,
)
from kijkocut.model.codec import encode
from kijkocut.model.params import Easing, Keyframe, Param
from kijkocut.model.retime import Retime
from kijkocut.model.ticks import Ratio
from kijkocut.model.title import Title

CLIP = Clip(id="c", track="v1", start=1000, duration=600, source=MediaSource(media="m"))
times = st.integers(0, 10**12)


@given(times, times)
def test_a_clip_ends_where_the_next_may_begin(start, duration):
    assert replace(CLIP, start=start, duration=duration).end == start + duration


@pytest.mark.parametrize(
    ("speed", "reached"),
    [(Ratio(1), 700), (Ratio(2), 1300), (Ratio(1, 2), 400), (Ratio(-1), -500), (Ratio(0), 100)],
)
def test_the_source_is_used_up_at_the_clips_speed(speed, reached):
    assert replace(CLIP, source_in=100, retime=Retime(speed=speed)).source_end == reached


def test_a_transition_lasts_on_both_sides_of_its_cut():
    assert Transition(kind="dissolve", before=30, after=12).duration == 42


@pytest.mark.parametrize(
    "source",
    [
        MediaSource(media="m", stream=3),
        SequenceSource(sequence="s2"),
        TitleSource(title=Title(text="Dag")),
        GeneratorSource(kind="tone", params=(Param(name="hz", value=440.0),)),
        AdjustmentSource(),
        CaptionSource(text="Goedemorgen", speaker="Anna"),
    ],
    ids=lambda source: type(source).__name__,
)
def test_every_source_comes_back_from_json_as_what_it_was(source):
    clip = replace(CLIP, source=source)
    back = msgspec.json.decode(encode(clip), type=Clip)
    assert back == clip
    assert type(back.source) is type(source)


def test_all_that_is_done_to_a_clip_comes_back_from_json():
    keys = (Keyframe(at=-5, value=0.0, easing=Easing.bezier), Keyframe(at=5, value=1.0))
    clip = replace(
        CLIP,
        retime=Retime(speed=Ratio(-7, 3)),
        blend=BlendMode.screen,
        params=(Param(name="opacity", keys=keys),),
        effects=(Effect(id="e", kind="blur", is_enabled=False),),
        masks=(Mask(id="k", shape=MaskShape.path, points=((0.0, 1.0, 2.0, 3.0, 4.0, 5.0),)),),
        fade_in=Fade(duration=5, curve=FadeCurve.smooth),
        transition=Transition(kind="wipe", before=1, after=2),
        markers=(ClipMarker(id="n", at=7, note="here"),),
        channel_map=(1, -1),
        link="l",
        group="g",
    )
    assert msgspec.json.decode(encode(clip), type=Clip) == clip


def test_what_is_as_usual_takes_no_room_in_json():
    assert set(msgspec.json.decode(encode(CLIP))) == {
        *("type", "id", "track", "start", "duration", "source"),
    }


def test_the_parameters_of_all_that_is_on_a_clip_are_found():
    names = iter("abcd")

    def params():
        return (Param(name=next(names), value=1.0),)

    clip = replace(
        CLIP,
        params=params(),
        source=GeneratorSource(kind="tone", params=params()),
        effects=(Effect(id="e", kind="blur", params=params()),),
        masks=(Mask(id="k", shape=MaskShape.star, params=params()),),
    )
    assert [param.name for param in clip.every_param] == ["a", "b", "c", "d"]
