from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kijkocut.effects import Catalogue, EffectKind
from kijkocut.model.params import Param, Value
from kijkocut.model.ticks import seconds
from kijkocut.render import OutputFormat
from kijkocut.render.compositor import Compositor
from kijkocut.render.frame_plan import Affine, GeneratorPicture, PlannedEffect, TransitionLayer
from kijkocut.testing.reference_pixels import bilinear, centres, gaussian

W, H = 48, 32
LUMA = np.array([0.2126, 0.7152, 0.0722])
TOLERANCE = 2 / 255


@pytest.fixture
def apply(scene: Any, catalogue: Catalogue) -> Any:
    """Run one effect over a picture and give straight RGBA."""

    def run(kind: str, picture: np.ndarray, **values: Value) -> np.ndarray:
        params = tuple(Param(name=name, value=value) for name, value in values.items())
        resolved = catalogue.get(kind, EffectKind.effect).values_at(params, 0)
        effect = PlannedEffect(kind=kind, values=resolved)
        shown: np.ndarray = scene.show(scene.layer(scene.picture(picture), effects=(effect,)))
        return shown

    return run


def test_exposure_scales_light(apply: Any, noise: np.ndarray) -> None:
    got = apply("exposure", noise, stops=-1.5)
    expected = (noise[..., :3] ** 2.4 * 2**-1.5) ** (1 / 2.4)
    np.testing.assert_allclose(got[..., :3], expected, atol=TOLERANCE)


def test_contrast_turns_about_its_pivot(apply: Any, noise: np.ndarray) -> None:
    got = apply("contrast", noise, amount=1.6, pivot=0.4)
    np.testing.assert_allclose(got[..., :3], (noise[..., :3] - 0.4) * 1.6 + 0.4, atol=TOLERANCE)


def test_saturation_moves_around_luma(apply: Any, noise: np.ndarray) -> None:
    gray = (noise[..., :3] @ LUMA)[..., None]
    for amount in (0.0, 0.5, 1.7):
        got = apply("saturation", noise, amount=amount)
        expected = gray + (noise[..., :3] - gray) * amount
        np.testing.assert_allclose(got[..., :3], expected, atol=TOLERANCE)


def test_white_balance_keeps_the_luminance_of_gray(apply: Any, noise: np.ndarray) -> None:
    got = apply("white_balance", noise, temperature=60.0, tint=-30.0)
    gain = 2 ** (np.array([60.0, 30.0, -60.0]) / 200)
    gain /= gain @ LUMA
    expected = (noise[..., :3] ** 2.4 * gain) ** (1 / 2.4)
    np.testing.assert_allclose(got[..., :3], expected, atol=TOLERANCE)
    assert gain[0] > 1 > gain[2]


def test_lift_gamma_gain(apply: Any, noise: np.ndarray) -> None:
    got = apply(
        "lift_gamma_gain",
        noise,
        lift=(0.1, 0.0, 0.05, 0.02),
        gamma=(1.2, 1.0, 0.8, 1.1),
        gain=(0.9, 1.1, 1.0, 1.05),
    )
    low = np.array([0.12, 0.02, 0.07])
    lifted = (noise[..., :3] + low * (1 - noise[..., :3])) * np.array([0.9, 1.1, 1.0]) * 1.05
    expected = lifted ** (1 / (np.array([1.2, 1.0, 0.8]) * 1.1))
    np.testing.assert_allclose(got[..., :3], expected, atol=TOLERANCE)


def test_invert_mixes_in_the_negative(apply: Any, noise: np.ndarray) -> None:
    noise[..., 3] = 0.6
    got = apply("invert", noise, amount=0.75)
    expected = 0.25 * noise[..., :3] + 0.75 * (1 - noise[..., :3])
    np.testing.assert_allclose(got[..., :3], expected, atol=0.01)
    np.testing.assert_allclose(got[..., 3], 0.6, atol=0.003)


@pytest.mark.parametrize("sigma", [0.8, 2.0, 3.9, 5.9])
def test_gaussian_blur_up_to_the_border(apply: Any, smooth: np.ndarray, sigma: float) -> None:
    picture = smooth.copy()
    picture[10:20, 15:30, :3] = [1.0, 0.0, 1.0]
    got = apply("gaussian_blur", picture, sigma=sigma)
    np.testing.assert_allclose(got, gaussian(picture, sigma), atol=TOLERANCE)


@pytest.mark.parametrize("sigma", [6.0, 9.0, 13.0])
def test_wide_blurs_are_worked_out_on_a_smaller_copy(scene: Any, sigma: float) -> None:
    wide, high = 200, 160
    picture = np.zeros((high, wide, 4))
    picture[..., 3] = 1
    picture[70:90, 60:130, :2] = 1
    picture[:, ::2, 2] = 1
    layer = scene.layer(
        scene.picture(picture),
        box=(float(wide), float(high)),
        matrix=Affine(x0=wide / 2, y0=high / 2),
        effects=(PlannedEffect(kind="gaussian_blur", values=(("sigma", sigma),)),),
    )
    got = scene.show(layer, size=(wide, high))
    # Beside the border the copy repeats a whole block instead of a pixel.
    inner = (slice(40, -40), slice(40, -40))
    np.testing.assert_allclose(got[inner], gaussian(picture, sigma)[inner], atol=TOLERANCE)


def test_blur_spreads_alpha_without_dark_fringes(apply: Any) -> None:
    picture = np.zeros((H, W, 4))
    picture[8:24, 12:36] = 1.0
    got = apply("gaussian_blur", picture, sigma=3.0)
    seen = got[..., 3] > 0.02
    np.testing.assert_allclose(got[seen][:, :3], 1.0, atol=0.01)
    assert got[..., 3].sum() == pytest.approx(16 * 24, rel=0.01)


def test_sharpen_adds_the_difference_from_a_soft_copy(apply: Any, noise: np.ndarray) -> None:
    got = apply("sharpen", noise, amount=0.8, radius=1.0)
    x, y = centres((W, H))
    soft = np.zeros_like(noise)
    for dx, wx in ((-1, 1), (0, 2), (1, 1)):
        for dy, wy in ((-1, 1), (0, 2), (1, 1)):
            soft += bilinear(noise, x + dx, y + dy) * wx * wy / 16
    expected = noise[..., :3] + 0.8 * (noise - soft)[..., :3]
    np.testing.assert_allclose(got[..., :3], expected, atol=TOLERANCE)


@pytest.mark.parametrize("amount", [0.8, -0.5])
def test_vignette_reaches_full_strength_in_the_corners(
    apply: Any, noise: np.ndarray, amount: float
) -> None:
    got = apply("vignette", noise, amount=amount, size=0.3, softness=0.6, roundness=0.5)
    x, y = centres((W, H))
    side = np.array([1.0, 0.5 + 0.5 * H / W])
    far = np.hypot((x / W * 2 - 1) * side[0], (y / H * 2 - 1) * side[1]) / np.hypot(*side)
    t = np.clip((far - 0.3) / 0.6, 0, 1)
    share = (t * t * (3 - 2 * t) * abs(amount))[..., None]
    goal = 1.0 if amount < 0 else 0.0
    expected = noise[..., :3] * (1 - share) + goal * share
    np.testing.assert_allclose(got[..., :3], expected, atol=TOLERANCE)


def _chroma(rgb: np.ndarray) -> np.ndarray:
    y = rgb @ LUMA
    return np.stack([(rgb[..., 2] - y) / 1.8556, (rgb[..., 0] - y) / 1.5748], -1)


def test_chroma_key_removes_the_screen_and_its_spill(apply: Any, noise: np.ndarray) -> None:
    key = (0.1, 0.8, 0.2, 1.0)
    picture = noise.copy()
    picture[:, :10, :3] = key[:3]
    got = apply("chroma_key", picture, key=key, tolerance=0.15, softness=0.2, despill=0.7)
    gap = np.linalg.norm(_chroma(picture[..., :3]) - _chroma(np.array(key[:3])), axis=-1)
    alpha = np.clip((gap - 0.15) / 0.2, 0, 1)
    np.testing.assert_allclose(got[..., 3], alpha, atol=0.01)
    assert got[:, :10, 3].max() == 0
    r, g, b = (picture[..., i] for i in range(3))
    clean = g - 0.7 * np.maximum(0, g - (r + b) / 2)
    sure = alpha > 0.3
    np.testing.assert_allclose(got[..., 1][sure], clean[sure], atol=0.01)
    matte = apply("chroma_key", picture, key=key, tolerance=0.15, softness=0.2, matte=True)
    np.testing.assert_allclose(matte[..., 0], alpha, atol=0.01)
    np.testing.assert_allclose(matte[..., 3], 1, atol=1e-3)


def test_mosaic_blocks_have_their_mean_colour(apply: Any, noise: np.ndarray) -> None:
    got = apply("mosaic", noise, size=8.0)
    blocks = noise.reshape(H // 8, 8, W // 8, 8, 4).mean((1, 3))
    np.testing.assert_allclose(got, np.kron(blocks, np.ones((8, 8, 1))), atol=TOLERANCE)


@pytest.mark.parametrize("side", ["left", "right", "top", "bottom"])
def test_mirror_keeps_one_side(apply: Any, noise: np.ndarray, side: str) -> None:
    got = apply("mirror", noise, side=side, line=0.5)
    expected = noise.copy()
    match side:
        case "left":
            expected[:, W // 2 :] = noise[:, : W // 2][:, ::-1]
        case "right":
            expected[:, : W // 2] = noise[:, W // 2 :][:, ::-1]
        case "top":
            expected[H // 2 :] = noise[: H // 2][::-1]
        case _:
            expected[: H // 2] = noise[H // 2 :][::-1]
    np.testing.assert_allclose(got, expected, atol=TOLERANCE)


def test_lengths_in_pixels_follow_the_density(scene: Any, noise: np.ndarray) -> None:
    mosaic = PlannedEffect(kind="mosaic", values=(("size", 16.0),))
    layer = scene.layer(scene.picture(noise), effects=(mosaic,), density=0.5)
    got = scene.show(layer)
    blocks = noise.reshape(2, 16, 3, 16, 4).mean((1, 3))
    centre = got[8::16, 8::16]
    np.testing.assert_allclose(centre, blocks, atol=0.01)


@pytest.fixture
def generate(scene: Any, catalogue: Catalogue) -> Any:
    def run(kind: str, *, frame: int = 0, **values: Value) -> np.ndarray:
        params = tuple(Param(name=name, value=value) for name, value in values.items())
        resolved = catalogue.get(kind, EffectKind.generator).values_at(params, 0)
        made: np.ndarray = scene.show(
            scene.layer(GeneratorPicture(kind=kind, values=resolved, frame=frame))
        )
        return made

    return run


def test_colour_fills_the_frame(generate: Any) -> None:
    got = generate("colour", colour=(0.2, 0.4, 0.6, 0.5))
    np.testing.assert_allclose(got, np.broadcast_to([0.2, 0.4, 0.6, 0.5], got.shape), atol=2e-3)


def test_gradients_run_along_their_angle(generate: Any) -> None:
    black, white = (0.0, 0.0, 0.0, 1.0), (1.0, 1.0, 1.0, 1.0)
    x, y = centres((W, H))
    right = generate("gradient", **{"from": black, "to": white, "angle": 0.0})
    np.testing.assert_allclose(right[..., 0], x / W, atol=TOLERANCE)
    down = generate("gradient", **{"from": black, "to": white, "angle": 90.0})
    np.testing.assert_allclose(down[..., 0], y / H, atol=TOLERANCE)
    round_ = generate("gradient", **{"from": black, "to": white, "shape": "radial"})
    far = np.hypot(x - W / 2, y - H / 2) / np.hypot(W / 2, H / 2)
    np.testing.assert_allclose(round_[..., 0], far, atol=TOLERANCE)


def test_bars_have_the_standard_colours_in_order(generate: Any) -> None:
    ebu = generate("bars", standard="ebu")[16, [3, 9, 15, 21, 27, 33, 39, 45], :3]
    three = 0.75
    np.testing.assert_allclose(
        ebu,
        [
            [1, 1, 1], [three, three, 0], [0, three, three], [0, three, 0],
            [three, 0, three], [three, 0, 0], [0, 0, three], [0, 0, 0],
        ],
        atol=2e-3,
    )  # fmt: skip
    smpte = generate("bars", standard="smpte")
    columns = [3, 10, 17, 24, 30, 37, 44]
    top = [[1, 1, 1], [1, 1, 0], [0, 1, 1], [0, 1, 0], [1, 0, 1], [1, 0, 0], [0, 0, 1]]
    np.testing.assert_allclose(smpte[5, columns, :3], np.array(top) * three, atol=2e-3)
    under = [[0, 0, 1], [0, 0, 0], [1, 0, 1], [0, 0, 0], [0, 1, 1], [0, 0, 0], [1, 1, 1]]
    np.testing.assert_allclose(smpte[22, columns, :3], np.array(under) * three, atol=2e-3)
    np.testing.assert_allclose(smpte[30, 12, :3], 1, atol=2e-3)
    np.testing.assert_allclose(smpte[30, [35, 37, 40], 0], [-0.04, 0, 0.04], atol=2e-3)


def _pcg(v: int) -> int:
    state = (v * 747796405 + 2891336453) & 0xFFFFFFFF
    word = (((state >> ((state >> 28) + 4)) ^ state) * 277803737) & 0xFFFFFFFF
    return (word >> 22) ^ word


def test_noise_is_the_same_everywhere_for_one_seed_and_frame(generate: Any) -> None:
    got = generate("noise", frame=5, seed=9, size=4.0, coloured=True)
    for x, y in ((0, 0), (7, 3), (11, 7)):
        for channel in range(3):
            hashed = _pcg(x + _pcg(y + _pcg(5 + _pcg(9 * 4 + channel))))
            np.testing.assert_allclose(
                got[y * 4 + 1, x * 4 + 2, channel], (hashed >> 8) / 16777215, atol=1e-3
            )
    still = generate("noise", frame=6, moving=False)
    np.testing.assert_array_equal(still, generate("noise", frame=7, moving=False))
    assert np.abs(generate("noise", frame=6) - generate("noise", frame=7)).max() > 0.5
    assert still[..., 0].mean() == pytest.approx(0.5, abs=0.05)


def test_countdown_counts_whole_seconds_and_sweeps_once_in_each(
    scene: Any, catalogue: Catalogue
) -> None:
    definition = catalogue.get("countdown", EffectKind.generator)

    def show(start: int, at_s: float) -> np.ndarray:
        values = definition.values_at((Param(name="start", value=start),), 0)
        picture = GeneratorPicture(kind="countdown", values=values, time=seconds(at_s))
        shown: np.ndarray = scene.show(scene.layer(picture, density=4.0, box=(W, H)))
        return shown

    np.testing.assert_allclose(show(6, 1.0), show(5, 0.0), atol=0.004)
    np.testing.assert_allclose(show(5, 9.0), show(1, 0.9999), atol=0.004)
    numbers = [show(99, float(99 - n)) for n in (*range(1, 10), 10, 42, 88)]
    for i, one in enumerate(numbers):
        assert all(np.abs(one - other).sum() > 20 for other in numbers[:i])
    paper = show(5, 0.0)[..., 0]
    dark = [(show(5, part)[..., 0] < paper - 0.05).mean() for part in (0.25, 0.5, 0.75)]
    np.testing.assert_allclose(np.array(dark) / dark[2], [1 / 3, 2 / 3, 1], atol=0.06)


@pytest.fixture
def cross(scene: Any, catalogue: Catalogue, noise: np.ndarray, smooth: np.ndarray) -> Any:
    def run(kind: str, progress: float, **values: Value) -> np.ndarray:
        params = tuple(Param(name=name, value=value) for name, value in values.items())
        resolved = catalogue.get(kind, EffectKind.transition).values_at(params, 0)
        layer = TransitionLayer(
            kind=kind,
            values=resolved,
            progress=progress,
            before=scene.layer(scene.picture(noise, "a")),
            after=scene.layer(scene.picture(smooth, "b")),
        )
        made: np.ndarray = scene.show(layer)
        return made

    return run


ALL = ["dissolve", "dip_to_colour", "wipe", "slide", "push", "iris"]


@pytest.mark.parametrize("kind", ALL)
def test_transitions_begin_and_end_clean(
    cross: Any, noise: np.ndarray, smooth: np.ndarray, kind: str
) -> None:
    np.testing.assert_allclose(cross(kind, 0.0), noise, atol=1e-3)
    np.testing.assert_allclose(cross(kind, 1.0), smooth, atol=1e-3)


@pytest.mark.parametrize("progress", [0.25, 0.5, 0.8])
def test_dissolve_and_dip_mix(
    cross: Any, noise: np.ndarray, smooth: np.ndarray, progress: float
) -> None:
    mixed = noise * (1 - progress) + smooth * progress
    np.testing.assert_allclose(cross("dissolve", progress), mixed, atol=TOLERANCE)
    colour = np.array([0.9, 0.1, 0.3, 1.0])
    share = progress * 2
    dipped = (
        noise * (1 - share) + colour * share
        if progress < 0.5
        else colour * (2 - share) + smooth * (share - 1)
    )
    got = cross("dip_to_colour", progress, colour=(0.9, 0.1, 0.3))
    np.testing.assert_allclose(got, dipped, atol=TOLERANCE)


@pytest.mark.parametrize("angle", [0.0, 90.0, 180.0, 270.0, 40.0])
@pytest.mark.parametrize("progress", [0.25, 0.75])
def test_wipe_uncovers_along_its_angle(
    cross: Any, noise: np.ndarray, smooth: np.ndarray, angle: float, progress: float
) -> None:
    x, y = centres((W, H))
    to = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    reach = (W * abs(to[0]) + H * abs(to[1])) / 2
    way = ((x - W / 2) * to[0] + (y - H / 2) * to[1] + reach) / (2 * reach)
    share = np.clip((progress * 1.2 - way) / 0.2, 0, 1)[..., None]
    got = cross("wipe", progress, angle=angle, softness=0.2)
    np.testing.assert_allclose(got, noise * (1 - share) + smooth * share, atol=TOLERANCE)


SHIFTS = {"right": (1, 0), "left": (-1, 0), "up": (0, -1), "down": (0, 1)}


@pytest.mark.parametrize("direction", list(SHIFTS))
@pytest.mark.parametrize("progress", [0.25, 0.5, 0.75])
def test_slide_and_push_move_by_whole_pixels(
    cross: Any, noise: np.ndarray, smooth: np.ndarray, direction: str, progress: float
) -> None:
    dx, dy = SHIFTS[direction]
    length = W if dx else H
    axis = 1 if dx else 0
    moved = round(progress * length)
    roll = (dx or dy) * moved
    covered = np.zeros((H, W, 1), bool)
    first = slice(0, moved) if roll > 0 else slice(length - moved, length)
    covered[(slice(None), first) if dx else (first,)] = True
    after = np.roll(smooth, roll, axis)
    push = np.where(covered, after, np.roll(noise, roll, axis))
    np.testing.assert_allclose(cross("push", progress, direction=direction), push, atol=TOLERANCE)
    slide = np.where(covered, after, noise)
    np.testing.assert_allclose(cross("slide", progress, direction=direction), slide, atol=TOLERANCE)


@pytest.mark.parametrize("shape", ["circle", "box", "diamond"])
def test_iris_grows_from_its_centre(
    cross: Any, noise: np.ndarray, smooth: np.ndarray, shape: str
) -> None:
    x, y = centres((W, H))
    u, v = np.abs(x / W - 0.25), np.abs(y / H - 0.5)
    ratio = W / H
    measure = {
        "circle": lambda a, b: np.hypot(a * ratio, b),
        "box": np.maximum,
        "diamond": lambda a, b: a * ratio + b,
    }[shape]
    way = measure(u, v) / measure(np.float64(0.75), np.float64(0.5))
    share = np.clip((0.4 * 1.3 - way) / 0.3, 0, 1)[..., None]
    got = cross("iris", 0.4, shape=shape, centre=(0.25, 0.5), softness=0.3)
    np.testing.assert_allclose(got, noise * (1 - share) + smooth * share, atol=TOLERANCE)


def test_a_shader_that_does_not_compile_is_named_and_leaves_the_picture(
    scene: Any, tmp_path: Path, noise: np.ndarray
) -> None:
    (tmp_path / "faulty.fs").write_text(
        '/*{"INPUTS": [{"NAME": "inputImage", "TYPE": "image"}]}*/\n'
        "void main() {\n    gl_FragColor = nonsense;\n}\n"
    )
    catalogue = Catalogue.from_folders(tmp_path)
    compositor = Compositor.headless(catalogue)
    layer = scene.layer(scene.picture(noise), effects=(PlannedEffect(kind="faulty", values=()),))
    wanted = OutputFormat(pixel_format="rgbaf32le")
    frame = compositor.render(scene.plan(layer), lambda p: scene.frames[p.media], wanted)
    np.testing.assert_allclose(frame.planes[0], noise, atol=TOLERANCE)
    said = compositor.broken_shaders["faulty"]
    assert "faulty.fs" in said
    assert "line 3: `nonsense' undeclared" in said
    compositor.release()


def test_public_shaders_of_both_forms_run_unchanged(scene: Any, tmp_path: Path) -> None:
    (tmp_path / "flip.fs").write_text(
        '/*{"ISFVSN": "2", "INPUTS": [{"NAME": "inputImage", "TYPE": "image"}]}*/\n'
        "void main(void)\n{\n"
        "  vec2 p = gl_FragCoord.xy / RENDERSIZE;\n"
        "  vec4 c = IMG_NORM_PIXEL(inputImage, vec2(p.x, 1.0 - p.y));\n"
        "  gl_FragColor = p.y > 0.5 ? c : IMG_PIXEL(inputImage, gl_FragCoord.xy);\n}\n"
    )
    (tmp_path / "split.glsl").write_text(
        "vec4 transition (vec2 uv) {\n"
        "  return uv.y > progress ? getFromColor(uv) : getToColor(uv);\n}"
    )
    catalogue = Catalogue.from_folders(tmp_path)
    compositor = Compositor.headless(catalogue)
    rng = np.random.default_rng(8)
    picture = np.dstack([rng.random((H, W, 3)), np.ones((H, W))])
    layer = scene.layer(scene.picture(picture), effects=(PlannedEffect(kind="flip", values=()),))
    out = compositor.render(scene.plan(layer), lambda p: scene.frames[p.media]).planes[0] / 255
    expected = picture.copy()
    expected[: H // 2] = picture[H // 2 :][::-1]  # y counts upwards in ISF: the top half is flipped
    np.testing.assert_allclose(out, expected, atol=TOLERANCE)
    crossing = TransitionLayer(
        kind="split",
        values=(),
        progress=0.25,
        before=scene.layer(scene.picture(picture)),
        after=None,
    )
    out = compositor.render(scene.plan(crossing), lambda p: scene.frames[p.media]).planes[0] / 255
    np.testing.assert_allclose(out[..., 3], np.repeat([1, 0], [24, 8])[:, None] * np.ones((1, W)))
    compositor.release()
