from typing import Any

import pytest

from kijkocut.effects import Catalogue
from kijkocut.model.clip import (
    AdjustmentSource,
    BlendMode,
    Effect,
    Fade,
    FadeCurve,
    GeneratorSource,
    Mask,
    MaskShape,
    Transition,
)
from kijkocut.model.ids import EffectId, MaskId, SequenceId
from kijkocut.model.params import Keyframe, Param
from kijkocut.render import FramePlan, MediaPicture, plan
from kijkocut.render.frame_plan import AdjustmentLayer, GeneratorPicture, Layer, TransitionLayer
from kijkocut.testing.builders import F, ProjectBuilder, a_project

CATALOGUE = Catalogue.from_folders()
INVERT = (Effect(id=EffectId("e"), kind="invert"),)


def planned(builder: ProjectBuilder, frame: int = 0) -> FramePlan:
    return plan(builder.build(), SequenceId("s"), frame * F, catalogue=CATALOGUE)


def crossing(kind: str = "wipe", **fields: Any) -> ProjectBuilder:
    over = Transition(kind=kind, before=4 * F, after=6 * F)
    return (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 50, source_in=700, transition=over, **fields)
    )


def media_frame(layer: Layer | None) -> int:
    assert layer is not None
    assert isinstance(layer.picture, MediaPicture)
    return layer.picture.at // F


def test_a_transition_plays_over_its_cut_with_handles() -> None:
    for frame, progress in ((46, 0.0), (50, 0.4), (55, 0.9)):
        (layer,) = planned(crossing(), frame).layers
        assert isinstance(layer, TransitionLayer)
        assert layer.progress == pytest.approx(progress)
        assert media_frame(layer.before) == 100 + frame
        assert media_frame(layer.after) == 650 + frame
    assert planned(crossing(), 45).is_untouched
    assert planned(crossing(), 56).is_untouched


def test_an_opaque_transition_hides_what_is_below_and_a_sliding_one_may_not() -> None:
    def count(kind: str) -> int:
        over = Transition(kind=kind, before=4 * F, after=6 * F)
        builder = (
            a_project()
            .with_clip("u", "v1", 0, 100)
            .with_clip("a", "v2", 0, 50)
            .with_clip("b", "v2", 50, 50, source_in=700, transition=over)
        )
        return len(planned(builder, 50).layers)

    assert count("wipe") == 1
    assert count("dissolve") == 2  # the two sides and nothing below
    assert count("slide") == 2


def test_a_dissolve_of_two_full_frames_is_planned_as_growing_opacity() -> None:
    before, after = planned(crossing("dissolve"), 49).layers
    assert isinstance(before, Layer)
    assert isinstance(after, Layer)
    assert (before.opacity, after.opacity) == pytest.approx((1.0, 0.3))
    assert (media_frame(before), media_frame(after)) == (149, 699)
    (alone,) = planned(crossing("dissolve"), 46).layers
    assert media_frame(alone) == 146  # type: ignore[arg-type]
    small = (Param(name="scale", value=(0.5, 0.5)),)
    (mixed,) = planned(crossing("dissolve", params=small), 49).layers
    assert isinstance(mixed, TransitionLayer)


def test_a_disabled_side_is_empty() -> None:
    (layer,) = planned(crossing(is_enabled=False), 48).layers
    assert isinstance(layer, TransitionLayer)
    assert layer.before is not None
    assert layer.after is None


def test_an_unknown_transition_becomes_a_cut() -> None:
    found = planned(crossing("unheard_of"), 48)
    assert media_frame(found.layers[0]) == 148  # type: ignore[arg-type]
    assert "unheard_of" in found.missing[0]
    assert media_frame(planned(crossing("unheard_of"), 51).layers[0]) == 701  # type: ignore[arg-type]


def test_adjustments_cross_by_strength() -> None:
    over = Transition(kind="dissolve", before=5 * F, after=5 * F)
    builder = (
        a_project()
        .with_clip("u", "v1", 0, 100)
        .with_clip("a", "v2", 0, 50, source=AdjustmentSource(), effects=INVERT)
        .with_clip("b", "v2", 50, 50, source=AdjustmentSource(), effects=INVERT, transition=over)
    )
    _, first, second = planned(builder, 47).layers
    assert isinstance(first, AdjustmentLayer)
    assert isinstance(second, AdjustmentLayer)
    assert (first.opacity, second.opacity) == pytest.approx((0.8, 0.2))


def test_opacity_joins_clip_fade_and_track() -> None:
    builder = (
        a_project()
        .with_clip(
            "a",
            "v1",
            0,
            50,
            params=(Param(name="opacity", value=0.5),),
            fade_in=Fade(duration=20 * F, curve=FadeCurve.linear),
        )
        .with_track("v1", params=(Param(name="opacity", value=0.8),))
    )
    (layer,) = planned(builder, 10).layers
    assert layer.opacity == pytest.approx(0.5 * 0.5 * 0.8)
    assert planned(builder, 0).layers == ()


def test_parameters_are_read_at_the_clips_own_time() -> None:
    keys = (Keyframe(at=0, value=(0.0, 0.0)), Keyframe(at=10 * F, value=(100.0, 50.0)))
    builder = a_project().with_clip("a", "v1", 30, 50, params=(Param(name="position", keys=keys),))
    (layer,) = planned(builder, 35).layers
    assert isinstance(layer, Layer)
    assert layer.matrix.apply(0, 0) == pytest.approx((960 + 50, 540 + 25))


def test_masks_and_blend_are_carried_with_their_values() -> None:
    mask = Mask(id=MaskId("m"), shape=MaskShape.star, params=(Param(name="feather", value=9.0),))
    builder = a_project().with_clip("a", "v1", 0, 50, masks=(mask,), blend=BlendMode.screen)
    (layer,) = planned(builder).layers
    assert isinstance(layer, Layer)
    assert layer.blend is BlendMode.screen
    assert layer.masks[0].shape is MaskShape.star
    values = dict(layer.masks[0].values)
    assert (values["feather"], values["sides"]) == (9.0, 5)


def test_track_effects_are_planned_apart_from_the_clips() -> None:
    builder = a_project().with_clip("a", "v1", 0, 50).with_track("v1", effects=INVERT)
    (layer,) = planned(builder).layers
    assert isinstance(layer, Layer)
    assert layer.effects == ()
    assert layer.track_effects[0].kind == "invert"


def test_an_adjustment_without_effect_is_left_out() -> None:
    builder = (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("x", "v2", 0, 50, source=AdjustmentSource())
    )
    assert planned(builder).is_untouched


def test_generators_cover_unless_their_colour_is_clear() -> None:
    def count(alpha: float) -> int:
        colour = (Param(name="colour", value=(1.0, 0.0, 0.0, alpha)),)
        source = GeneratorSource(kind="colour", params=colour)
        builder = a_project().with_clip("a", "v1", 0, 50).with_clip("g", "v2", 0, 50, source=source)
        return len(planned(builder).layers)

    assert count(1.0) == 1
    assert count(0.9) == 2


def test_only_timed_shaders_make_frames_differ() -> None:
    still = a_project().with_clip("g", "v1", 0, 50, source=GeneratorSource(kind="bars"))
    assert planned(still, 3).key == planned(still, 30).key
    moving = a_project().with_clip("g", "v1", 0, 50, source=GeneratorSource(kind="noise"))
    assert planned(moving, 3).key != planned(moving, 30).key
    (layer,) = planned(moving, 30).layers
    assert isinstance(layer, Layer)
    assert isinstance(layer.picture, GeneratorPicture)
    assert layer.picture.frame == 30
