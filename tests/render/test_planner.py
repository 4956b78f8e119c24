from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kijkocut.effects import Catalogue
from kijkocut.model.clip import CaptionSource, Effect, SequenceSource, TitleSource
from kijkocut.model.ids import AngleId, ClipId, EffectId, SequenceId, TrackId
from kijkocut.model.lane import Lane
from kijkocut.model.params import Param
from kijkocut.model.project import Project, Put
from kijkocut.model.sequence import Background, ColourSpace
from kijkocut.model.title import Title
from kijkocut.render import FramePlan, MediaPicture, PlanSettings, plan
from kijkocut.render.frame_plan import Layer, NestPicture, TitlePicture
from kijkocut.render.planner import NoSuchSequenceError
from kijkocut.testing.builders import F, a_project

CATALOGUE = Catalogue.from_folders()


def planned(project: Project, frame: float = 0, **settings_: Any) -> FramePlan:
    return plan(
        project,
        SequenceId("s"),
        round(frame * F),
        catalogue=CATALOGUE,
        settings=PlanSettings(**settings_),
    )


def with_sequence(project: Project, **fields: Any) -> Project:
    before = project.sequences[SequenceId("s")]
    return project.apply([Put(before=before, after=replace(before, **fields))])


def sources(found: FramePlan) -> list[str]:
    names = []
    for layer in found.layers:
        picture = layer.picture if isinstance(layer, Layer) else None
        names.append(type(picture).__name__.removesuffix("Picture"))
    return names


def test_an_empty_moment_is_background() -> None:
    found = planned(a_project().build())
    assert found.layers == ()
    assert found.background == ((0.0, 0.0, 0.0, 1.0),)
    assert not found.is_untouched


def test_one_plain_clip_is_untouched() -> None:
    found = planned(a_project().with_clip("a", "v1", 0, 100).build(), 7)
    assert found.is_untouched
    assert found.passthrough is not None
    assert found.passthrough.at // F == 107
    assert found.pictures() == (found.passthrough,)
    assert found.background == ((0.0, 0.0, 0.0, 0.0),)


@pytest.mark.parametrize(
    "fields",
    [
        {"params": (Param(name="opacity", value=0.99),)},
        {"params": (Param(name="position", value=(1.0, 0.0)),)},
        {"params": (Param(name="scale", value=(-1.0, 1.0)),)},
        {"params": (Param(name="crop_top", value=0.1),)},
        {"effects": (Effect(id=EffectId("e"), kind="invert"),)},
    ],
)
def test_any_change_to_the_picture_ends_that(fields: Any) -> None:
    found = planned(a_project().with_clip("a", "v1", 0, 100, **fields).build())
    assert not found.is_untouched


def test_effects_that_change_nothing_are_folded_away() -> None:
    same = (
        Effect(id=EffectId("e"), kind="contrast"),
        Effect(id=EffectId("f"), kind="invert", is_enabled=False),
    )
    assert planned(a_project().with_clip("a", "v1", 0, 9, effects=same).build()).is_untouched


def test_smaller_frames_and_other_colours_are_not_untouched() -> None:
    project = a_project().with_clip("a", "v1", 0, 100).build()
    half = planned(project, size=(960, 540))
    assert not half.is_untouched
    assert half.scale == 0.5
    assert not planned(with_sequence(project, colour_space=ColourSpace.pq)).is_untouched


def test_layers_under_an_opaque_one_are_left_out() -> None:
    builder = a_project().with_clip("a", "v1", 0, 100).with_clip("b", "v2", 0, 100, source_in=500)
    found = planned(builder.build())
    assert found.is_untouched
    assert found.passthrough is not None
    assert found.passthrough.at // F == 500
    see_through = (
        a_project()
        .with_clip("a", "v1", 0, 100)
        .with_clip("b", "v2", 0, 100, params=(Param(name="opacity", value=0.5),))
    )
    assert len(planned(see_through.build()).layers) == 2


@pytest.mark.parametrize("field", ["is_hidden", "is_muted"])
def test_tracks_that_are_off_show_nothing(field: str) -> None:
    builder = a_project().with_clip("a", "v1", 0, 100).with_track("v1", **{field: True})
    assert planned(builder.build()).layers == ()


def test_solo_leaves_only_its_tracks() -> None:
    title = TitleSource(title=Title(text="T"))
    builder = a_project().with_clip("a", "v1", 0, 100).with_clip("t", "v2", 0, 100, source=title)
    assert sources(planned(builder.build())) == ["Media", "Title"]
    assert sources(planned(builder.with_track("v2", is_solo=True).build())) == ["Title"]


def test_disabled_clips_show_nothing() -> None:
    assert planned(a_project().with_clip("a", "v1", 0, 9, is_enabled=False).build()).layers == ()


def test_captions_are_drawn_above_all_when_wanted() -> None:
    builder = (
        a_project()
        .with_clip("a", "v1", 0, 100)
        .with_clip("c", "c1", 0, 100, source=CaptionSource(text="Hello"))
    )
    found = planned(builder.build())
    assert sources(found) == ["Media", "Title"]
    caption = found.layers[1]
    assert isinstance(caption, Layer)
    assert isinstance(caption.picture, TitlePicture)
    assert caption.picture.title.text == "Hello"
    assert caption.matrix.y0 == pytest.approx(0.9 * 1080)
    assert sources(planned(builder.build(), has_captions=False)) == ["Media"]
    styled = builder.with_track("c1", caption_style=Title(text="", size=33.0)).build()
    look = planned(styled).layers[1]
    assert isinstance(look, Layer)
    assert isinstance(look.picture, TitlePicture)
    assert (look.picture.title.size, look.picture.title.text) == (33.0, "Hello")


def test_another_shape_shows_the_canvas_whole_over_black() -> None:
    found = planned(a_project().with_clip("a", "v1", 0, 9).build(), size=(1080, 1920))
    assert found.size == (1080, 1920)
    (layer,) = found.layers
    assert isinstance(layer, Layer)
    assert isinstance(layer.picture, NestPicture)
    assert layer.picture.plan.size == (1080, 608)
    assert layer.matrix.apply(0, 0) == (540.0, 960.0)
    assert found.background == ((0.0, 0.0, 0.0, 1.0),)


def test_a_rounded_size_still_fills_the_frame() -> None:
    found = planned(a_project().with_clip("a", "v1", 0, 9).build(), size=(854, 480))
    (layer,) = found.layers
    assert isinstance(layer, Layer)
    assert isinstance(layer.picture, MediaPicture)
    assert layer.matrix.apply(-960, -540) == pytest.approx((0, 0))
    assert layer.matrix.apply(960, 540) == pytest.approx((854, 480))


def nested() -> Project:
    builder = a_project().with_sequence("n", ("n-v1",)).with_clip("i", "n-v1", 20, 30)
    return builder.with_clip(
        "x", "v1", 0, 50, source=SequenceSource(sequence=SequenceId("n")), source_in=10
    ).build()


def test_a_nest_is_planned_at_its_own_time_and_is_clear_where_empty() -> None:
    found = planned(nested(), 15)
    (layer,) = found.layers
    assert isinstance(layer, Layer)
    assert isinstance(layer.picture, NestPicture)
    inner = layer.picture.plan
    assert inner.passthrough is not None
    assert inner.passthrough.at // F == 105
    assert inner.size == (1920, 1080)
    empty = planned(nested(), 5)
    (layer,) = empty.layers
    assert isinstance(layer, Layer)
    assert isinstance(layer.picture, NestPicture)
    assert layer.picture.plan.background == ((0.0, 0.0, 0.0, 0.0),)
    assert not layer.picture.plan.is_opaque
    assert empty.background == ((0.0, 0.0, 0.0, 1.0),)


def test_backgrounds() -> None:
    red, blue = (1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0)
    project = a_project().build()
    colour = with_sequence(project, background=Background(colours=(red,)))
    assert planned(colour).background == (red,)
    gradient = with_sequence(project, background=Background(kind="gradient", colours=(red, blue)))
    assert planned(gradient).background == (red, blue)
    assert planned(project, is_transparent=True).background == ((0.0, 0.0, 0.0, 0.0),)
    assert planned(colour, is_transparent=True).background == (red,)
    small = (Param(name="scale", value=(0.5, 0.5)),)
    filled = a_project().with_clip("a", "v1", 0, 9, params=small).build()
    found = planned(with_sequence(filled, background=Background(kind="blur", strength="light")))
    under, clip = found.layers
    assert isinstance(under, Layer)
    assert isinstance(clip, Layer)
    assert under.picture == clip.picture
    assert under.effects[0].kind == "gaussian_blur"
    assert dict(under.effects[0].values)["sigma"] == pytest.approx(19.2)


def test_unknown_sequences_and_kinds() -> None:
    with pytest.raises(NoSuchSequenceError, match="nowhere"):
        plan(a_project().build(), SequenceId("nowhere"), 0, catalogue=CATALOGUE)
    odd = (Effect(id=EffectId("e"), kind="plugin_glow"),)
    found = planned(a_project().with_clip("a", "v1", 0, 9, effects=odd).build())
    assert found.missing == ('There is no effect called "plugin_glow"; it was left out.',)


@settings(max_examples=60, deadline=None)
@given(frame=st.integers(0, 160), inside=st.floats(0, 0.999))
def test_plans_are_pure_and_the_same_within_a_frame(frame: int, inside: float) -> None:
    def build() -> Project:
        title = TitleSource(title=Title(text="T"))
        return (
            a_project()
            .with_clip("a", "v1", 0, 60)
            .with_clip("b", "v1", 60, 60, source_in=300)
            .with_clip("t", "v2", 30, 100, source=title, params=(Param(name="opacity", value=0.5),))
            .build()
        )

    first, second = planned(build(), frame), planned(build(), frame + inside)
    assert first == second
    assert first.key == second.key


def test_ten_thousand_clips_cost_the_plan_no_walk() -> None:
    project = a_project().with_clip("a", "v1", 0, 2).build()
    first = project.clip(ClipId("a"))
    clips = [replace(first, id=ClipId(f"k{i}"), start=2 * i * F) for i in range(10_000)]

    class Counting(Lane):
        reads = 0

    lane = Lane.of(clips)
    counted = Counting(lane.blocks, lane._index, lane._next_uid)
    absolute = type(lane.blocks[0]).absolute
    project.lanes = project.lanes.set(TrackId("v1"), counted)

    def counting(block: Any, index: int) -> Any:
        Counting.reads += 1
        return absolute(block, index)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(lane.blocks[0]), "absolute", counting)
        assert planned(project, 15_001).is_untouched
    assert Counting.reads < 10


def a_cut(**fields: Any) -> Any:
    """Angle 2 of a multicam of two over frames 0 to 50, from the multicam's frame 30 on."""
    builder = a_project().with_media("n").with_multicam("cam", ["m", "n"])
    source = SequenceSource(sequence=SequenceId("cam"), angle=AngleId("2"))
    return builder.with_clip("x", "v1", 0, 50, source=source, source_in=30, **fields)


def test_a_multicam_clip_shows_its_angle_as_lightly_as_the_recording_itself() -> None:
    found = planned(a_cut().build(), 7)
    assert found.passthrough is not None
    assert (found.passthrough.media, found.passthrough.at // F) == ("n", 37)


def test_an_angle_with_something_on_it_is_a_nest_of_its_tracks_alone() -> None:
    project = a_cut().build()
    inner = project.clip(ClipId("cam-2"))
    blurred = replace(inner, effects=(Effect(id=EffectId("e"), kind="gaussian_blur"),))
    project = project.apply([Put(before=inner, after=blurred)])
    found = planned(project, 7)
    assert sources(found) == ["Nest"]
    assert {picture.media for picture in found.pictures()} == {"n"}


def test_solo_and_other_angles_do_not_matter_to_an_angle() -> None:
    project = a_cut().with_track("cam-v1", is_solo=True).build()
    assert {picture.media for picture in planned(project, 7).pictures()} == {"n"}
    hidden = a_cut().with_track("cam-v2", is_hidden=True).build()
    assert planned(hidden, 7).pictures() == ()


def test_an_angle_that_went_shows_nothing_and_is_named() -> None:
    found = planned(a_cut().with_track("cam-v2", angle=None).build(), 7)
    assert found.pictures() == ()
    assert any("angle" in line for line in found.missing)


def test_without_an_angle_everything_is_composited() -> None:
    project = a_cut().build()
    clip = project.clip(ClipId("x"))
    whole = replace(clip, source=SequenceSource(sequence=SequenceId("cam")))
    found = planned(project.apply([Put(before=clip, after=whole)]), 7)
    assert sources(found) == ["Nest"]
