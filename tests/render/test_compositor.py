import contextlib
import gc
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kijkocut.model.clip import BlendMode
from kijkocut.model.media import Colour
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.title import Title
from kijkocut.render import FrameInfo, RenderedFrame
from kijkocut.render.frame_plan import (
    AdjustmentLayer,
    Affine,
    Crop,
    GeneratorPicture,
    NestPicture,
    PlannedEffect,
    TitlePicture,
    TransitionLayer,
)
from kijkocut.render.gpu import Surface
from kijkocut.testing.reference_pixels import BLENDS, over

W, H = 48, 32
MIDDLE = Affine(x0=W / 2, y0=H / 2)
INVERT = (PlannedEffect(kind="invert", values=(("amount", 1.0),)),)


def premultiplied(rgba: np.ndarray) -> np.ndarray:
    return np.concatenate([rgba[..., :3] * rgba[..., 3:], rgba[..., 3:]], -1)


def test_one_to_one_yuv_comes_back_bit_by_bit(scene: Any, random_frames: Any) -> None:
    for pixel_format in ("yuv420p", "yuv422p", "yuv444p", "yuv420p10le", "yuv422p10le"):
        for size in ((48, 32), (47, 31)):
            frame = random_frames(pixel_format, size)
            layer = scene.layer(
                scene.raw(frame),
                box=(float(size[0]), float(size[1])),
                matrix=Affine(x0=size[0] / 2, y0=size[1] / 2),
            )
            out = scene.render(scene.plan(layer, size=size), pixel_format)
            for before, after in zip(frame.planes, out.planes, strict=True):
                np.testing.assert_array_equal(before, after)


def test_twelve_bits_and_alpha_come_back_bit_by_bit(scene: Any, random_frames: Any) -> None:
    frame = random_frames("yuva444p12le", (48, 32))
    frame.planes[3][:] = 4095
    out = scene.render(scene.plan(scene.layer(scene.raw(frame))), "yuva444p12le")
    for before, after in zip(frame.planes, out.planes, strict=True):
        np.testing.assert_array_equal(before, after)


def test_padded_rows_do_not_shear_the_picture(scene: Any, random_frames: Any) -> None:
    frame = random_frames("yuv420p", (48, 32))
    padded = tuple(np.pad(p, ((0, 3), (0, 17)))[: p.shape[0], : p.shape[1]] for p in frame.planes)
    assert not padded[0].flags.c_contiguous
    out = scene.render(
        scene.plan(scene.layer(scene.raw(RenderedFrame(frame.info, padded)))), "yuv420p"
    )
    np.testing.assert_array_equal(out.planes[0], frame.planes[0])


@pytest.mark.parametrize("mode", list(BlendMode), ids=str)
def test_blend_modes_follow_their_formulas(scene: Any, mode: BlendMode) -> None:
    rng = np.random.default_rng(3)
    below, above = rng.random((H, W, 4)), rng.random((H, W, 4))
    # The corners of every formula: black, white, equal colours, transparency.
    below[0, :8, :3], above[0, :8, :3] = np.repeat([[0], [1]], 4, 0), np.tile([[0], [1]], (4, 1))
    below[1, :, 3], above[2, :, 3], below[3, :, 3] = 0, 0, 1
    if mode is BlendMode.hard_mix:  # a threshold: keep away from it
        above[..., :3] = np.where(np.abs(below + above - 1) < 0.01, 0, above)[..., :3]
    expected = over(premultiplied(below), premultiplied(above), mode.value)
    got = premultiplied(
        scene.show(
            scene.layer(scene.picture(below, "a")),
            scene.layer(scene.picture(above, "b"), blend=mode),
        )
    )
    tolerance = (
        0.02 if mode.value in ("colour_burn", "colour_dodge", "vivid_light", "divide") else 0.004
    )
    if mode is BlendMode.hard_mix:
        assert np.mean(np.abs(got - expected) > tolerance) < 0.002
        return
    np.testing.assert_allclose(got, expected, atol=tolerance)


def test_every_mode_has_a_reference() -> None:
    assert set(BLENDS) == {mode.value for mode in BlendMode}


def test_opacity_and_background_mix_as_displayed(scene: Any, noise: np.ndarray) -> None:
    got = scene.show(
        scene.layer(scene.picture(noise), opacity=0.3), background=((0.2, 0.4, 0.6, 1.0),)
    )
    expected = 0.3 * noise[..., :3] + 0.7 * np.array([0.2, 0.4, 0.6])
    np.testing.assert_allclose(got[..., :3], expected, atol=2 / 255)
    np.testing.assert_allclose(got[..., 3], 1, atol=1e-3)


def test_linear_light_mixes_light(scene: Any, noise: np.ndarray) -> None:
    other = noise[::-1].copy()
    layers = (
        scene.layer(scene.picture(noise, "a")),
        scene.layer(scene.picture(other, "b"), opacity=0.5),
    )
    got = scene.show(*layers, is_linear_light=True)
    expected = (0.5 * noise[..., :3] ** 2.4 + 0.5 * other[..., :3] ** 2.4) ** (1 / 2.4)
    np.testing.assert_allclose(got[..., :3], expected, atol=2 / 255)
    srgb = scene.show(*layers, is_linear_light=True, colour_space=ColourSpace.srgb)

    def decode(v: np.ndarray) -> np.ndarray:
        return np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4)

    light = 0.5 * decode(noise[..., :3]) + 0.5 * decode(other[..., :3])
    shown = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    np.testing.assert_allclose(srgb[..., :3], shown, atol=2 / 255)


def test_crop_cuts_whole_pixels_and_feathers_inside(scene: Any, noise: np.ndarray) -> None:
    crop = Crop(left=0.25, right=0.125, top=0.25)
    got = scene.show(scene.layer(scene.picture(noise), crop=crop))
    expected = np.zeros((H, W))
    expected[8:, 12:42] = 1
    np.testing.assert_allclose(got[..., 3], expected, atol=0.003)
    soft = scene.show(scene.layer(scene.picture(noise), crop=Crop(left=0.25, feather=8.0)))
    ramp = np.clip((np.arange(W) + 0.5 - 12) / 8, 0, 1)
    np.testing.assert_allclose(soft[16, :40, 3], ramp[:40], atol=0.004)


def test_an_adjustment_changes_only_what_its_box_covers(scene: Any, noise: np.ndarray) -> None:
    layer = AdjustmentLayer(
        effects=INVERT,
        box=(float(W), float(H)),
        matrix=Affine(0.5, 0.0, 12.0, 0.0, 1.0, 16.0),
        density=1.0,
        opacity=0.5,
    )
    got = scene.show(scene.layer(scene.picture(noise)), layer)
    np.testing.assert_allclose(got[:, 24:, :3], noise[:, 24:, :3], atol=1 / 255)
    np.testing.assert_allclose(got[:, :24, :3], 0.5, atol=1 / 255)
    np.testing.assert_allclose(got[..., 3], 1, atol=1e-3)


def test_an_adjustment_keeps_what_is_half_transparent_so(scene: Any, noise: np.ndarray) -> None:
    noise[..., 3] = 0.4
    layer = AdjustmentLayer(effects=INVERT, box=(W, H), matrix=MIDDLE, density=1.0)
    got = scene.show(scene.layer(scene.picture(noise)), layer)
    np.testing.assert_allclose(got[..., 3], 0.4, atol=0.003)
    np.testing.assert_allclose(got[..., :3], 1 - noise[..., :3], atol=0.01)


def test_a_nest_is_shown_like_its_layers(scene: Any, noise: np.ndarray) -> None:
    inner = scene.plan(scene.layer(scene.picture(noise), effects=INVERT))
    matrix = Affine(0.5, 0.0, 12.0, 0.0, 0.5, 8.0)
    nested = scene.show(scene.layer(NestPicture(plan=inner), matrix=matrix))
    flat = scene.show(scene.layer(scene.picture(noise), effects=INVERT, matrix=matrix))
    np.testing.assert_allclose(nested, flat, atol=1 / 255)
    whole = scene.show(scene.layer(NestPicture(plan=inner)))
    np.testing.assert_allclose(whole[..., :3], 1 - noise[..., :3], atol=1 / 255)


def test_blended_retime_mixes_two_frames(scene: Any, noise: np.ndarray) -> None:
    first = scene.picture(noise, "a")
    scene.picture(1 - noise * [1, 1, 1, 0], "b")
    mixed = scene.compositor.render(
        scene.plan(
            scene.layer(type(first)(**{**_fields(first), "blend_at": 9, "blend_share": 0.25}))
        ),
        lambda p: scene.frames["b" if p.at == 9 else "a"],
    )
    expected = 0.75 * noise[..., :3] + 0.25 * (1 - noise[..., :3])
    np.testing.assert_allclose(mixed.planes[0][..., :3] / 255, expected, atol=1.5 / 255)


def _fields(struct: Any) -> dict[str, Any]:
    return {name: getattr(struct, name) for name in struct.__struct_fields__}


def test_track_effects_work_after_the_transform(scene: Any, noise: np.ndarray) -> None:
    matrix = Affine(0.5, 0.0, 12.0, 0.0, 0.5, 8.0)
    noise[..., :3] = 0.25
    layer = scene.layer(scene.picture(noise), matrix=matrix, track_effects=INVERT, opacity=0.5)
    got = scene.show(layer, background=((0.0, 0.0, 0.0, 1.0),))
    np.testing.assert_allclose(got[4, 4, :3], 0.375, atol=1 / 255)
    np.testing.assert_allclose(got[20, 30, :3], 0, atol=1 / 255)


def test_a_missing_side_of_a_transition_is_transparent(scene: Any, noise: np.ndarray) -> None:
    layer = TransitionLayer(
        kind="dissolve",
        values=(),
        progress=0.25,
        before=None,
        after=scene.layer(scene.picture(noise)),
    )
    got = scene.show(layer)
    np.testing.assert_allclose(got[..., 3], 0.25, atol=0.002)


def test_gradient_backgrounds_run_down(scene: Any) -> None:
    got = scene.show(background=((1.0, 0.0, 0.0, 1.0), (0.0, 0.0, 1.0, 1.0)))
    ramp = (np.arange(H) + 0.5) / H
    np.testing.assert_allclose(got[:, 5, 0], 1 - ramp, atol=2 / 255)
    np.testing.assert_allclose(got[:, 40, 2], ramp, atol=2 / 255)


def test_screen_white_is_203_nits_in_pq(scene: Any) -> None:
    white = GeneratorPicture(kind="colour", values=(("colour", (1.0, 1.0, 1.0, 1.0)),))
    got = scene.show(scene.layer(white), colour_space=ColourSpace.pq)
    np.testing.assert_allclose(got[..., :3], 0.5807, atol=0.002)  # ST 2084 of 203 cd/m2, BT.2408
    title = TitlePicture(title=Title(text="\u2588" * 9, size=40.0))
    letters = scene.show(scene.layer(title), colour_space=ColourSpace.pq)
    np.testing.assert_allclose(letters[16, 24, :3], 0.5807, atol=0.002)


def test_linear_dissolves_mix_light(scene: Any, noise: np.ndarray) -> None:
    other = noise[:, ::-1].copy()
    layer = TransitionLayer(
        kind="dissolve",
        values=(),
        progress=0.5,
        before=scene.layer(scene.picture(noise, "a")),
        after=scene.layer(scene.picture(other, "b")),
    )
    got = scene.show(layer, is_linear_light=True)
    expected = (0.5 * noise[..., :3] ** 2.4 + 0.5 * other[..., :3] ** 2.4) ** (1 / 2.4)
    np.testing.assert_allclose(got[..., :3], expected, atol=2 / 255)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    seed=st.integers(0, 99),
    modes=st.lists(
        st.sampled_from(["normal", "multiply", "screen", "overlay"]), min_size=1, max_size=4
    ),
    opacity=st.floats(0.05, 1.0),
)
def test_piles_of_layers_match_the_reference(
    scene: Any, seed: int, modes: list[str], opacity: float
) -> None:
    rng = np.random.default_rng(seed)
    layers, expected = [], np.zeros((H, W, 4))
    for index, mode in enumerate(modes):
        rgba = rng.random((H, W, 4))
        layers.append(
            scene.layer(scene.picture(rgba, str(index)), blend=BlendMode(mode), opacity=opacity)
        )
        expected = over(expected, premultiplied(rgba) * opacity, mode)
    got = premultiplied(scene.show(*layers))
    np.testing.assert_allclose(got, expected, atol=2 / 255)


def test_rendering_twice_gives_equal_bytes(scene: Any, noise: np.ndarray) -> None:
    plan = scene.plan(
        scene.layer(
            scene.picture(noise), matrix=Affine(0.7, -0.3, 20, 0.3, 0.7, 12), effects=INVERT
        )
    )
    first = scene.render(plan, "yuv420p").planes
    again = scene.render(plan, "yuv420p").planes
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))


def test_untagged_gray_is_full_range(scene: Any) -> None:
    gray = np.tile(np.linspace(0, 255, W).astype(np.uint8), (H, 1))
    info = FrameInfo(width=W, height=H, pixel_format="gray", colour=Colour())
    got = scene.show(scene.layer(scene.raw(RenderedFrame(info, (gray,)))))
    np.testing.assert_allclose(got[..., 1], gray / 255, atol=1e-3)


def test_frames_that_fail_half_way_leave_no_textures_behind(scene: Any, noise: np.ndarray) -> None:
    good = scene.layer(scene.picture(noise), effects=INVERT, track_effects=INVERT)
    bad = scene.layer(scene.raw(scene.frames["m"], "gone"))
    del scene.frames["gone"]
    plan = scene.plan(good, bad)

    def held() -> int:
        gc.collect()
        return sum(isinstance(one, Surface) for one in gc.get_objects())

    before = held()
    for _ in range(10):
        with contextlib.suppress(KeyError):
            scene.render(plan, "rgba")
    assert held() <= before + 8
    for _ in range(3):  # whatever the last failure still held is freed with the frames after it
        scene.show(good)
    assert not scene.compositor._gpu.context.objects


@pytest.mark.parametrize("is_alone", [True, False])
def test_a_dissolve_weighs_both_pictures_and_what_is_bare(
    scene: Any, noise: np.ndarray, *, is_alone: bool
) -> None:
    noise[..., 3] = 0.5
    small = np.random.default_rng(11).random((16, 24, 4))
    before = None if is_alone else scene.layer(scene.picture(noise, "a"), opacity=0.8)
    after = scene.layer(scene.picture(small, "b"), box=(24.0, 16.0))
    got = scene.show(
        TransitionLayer(kind="dissolve", values=(), progress=0.3, before=before, after=after)
    )
    expected = np.zeros((H, W, 4))
    expected[8:24, 12:36] = 0.3 * premultiplied(small)
    if before:
        expected += 0.7 * 0.8 * premultiplied(noise)
    np.testing.assert_allclose(premultiplied(got), expected, atol=2 / 255)
