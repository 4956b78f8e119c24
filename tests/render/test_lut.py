"""Look-up tables against a tetrahedral interpolation written out case by case."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kijkocut.effects import Catalogue, EffectKind
from kijkocut.render import OutputFormat, check_shaders
from kijkocut.render.compositor import Compositor
from kijkocut.render.frame_plan import PlannedEffect

Array = NDArray[np.float64]


def rows(table: Array) -> str:
    return "\n".join(" ".join(f"{x:.7f}" for x in row) for row in table.reshape(-1, 3))


def tetrahedral(cube: Array, colour: Array) -> Array:
    """Look one colour of 0..1 up; `cube` is red x green x blue x RGB."""
    at = np.clip(colour, 0, 1) * (len(cube) - 1)
    i = np.minimum(at.astype(int), len(cube) - 2)
    r, g, b = at - i
    c = cube[i[0] : i[0] + 2, i[1] : i[1] + 2, i[2] : i[2] + 2]
    black, white = c[0, 0, 0], c[1, 1, 1]
    if r > g > b:
        return (1 - r) * black + (r - g) * c[1, 0, 0] + (g - b) * c[1, 1, 0] + b * white
    if r > b >= g:
        return (1 - r) * black + (r - b) * c[1, 0, 0] + (b - g) * c[1, 0, 1] + g * white
    if b >= r > g:
        return (1 - b) * black + (b - r) * c[0, 0, 1] + (r - g) * c[1, 0, 1] + g * white
    if g >= r > b:
        return (1 - g) * black + (g - r) * c[0, 1, 0] + (r - b) * c[1, 1, 0] + b * white
    if g > b >= r:
        return (1 - g) * black + (g - b) * c[0, 1, 0] + (b - r) * c[0, 1, 1] + r * white
    return (1 - b) * black + (b - g) * c[0, 0, 1] + (g - r) * c[0, 1, 1] + r * white


def looked_up(scene: Any, path: Path, picture: Array, amount: float = 1.0) -> Array:
    values = (("file", str(path)), ("amount", amount))
    effect = PlannedEffect(kind="lut", values=values)
    shown: Array = scene.show(scene.layer(scene.picture(picture), effects=(effect,)))
    return shown[..., :3]


def test_a_cube_is_read_tetrahedrally(scene: Any, noise: Array, tmp_path: Path) -> None:
    cube = np.random.default_rng(3).random((5, 5, 5, 3))  # blue x green x red
    path = tmp_path / "a.cube"
    path.write_text(f"LUT_3D_SIZE 5\n{rows(cube)}\n")
    got = looked_up(scene, path, noise)
    by_red = cube.transpose(2, 1, 0, 3)
    expected = np.apply_along_axis(lambda c: tetrahedral(by_red, c), -1, noise[..., :3])
    np.testing.assert_allclose(got, expected, atol=6e-3)
    half = looked_up(scene, path, noise, amount=0.5)
    np.testing.assert_allclose(half, (expected + noise[..., :3]) / 2, atol=6e-3)


def test_a_curve_stands_before_the_cube_and_ranges_hold(
    scene: Any, noise: Array, tmp_path: Path
) -> None:
    curve = np.random.default_rng(4).random((9, 3))
    cube = np.random.default_rng(5).random((3, 3, 3, 3))
    path = tmp_path / "b.cube"
    path.write_text(
        "LUT_1D_SIZE 9\nLUT_1D_INPUT_RANGE 0.1 0.8\nLUT_3D_SIZE 3\nLUT_3D_INPUT_RANGE 0.2 0.9\n"
        f"{rows(curve)}\n{rows(cube)}\n"
    )
    points = np.linspace(0.1, 0.8, 9)
    bent = np.stack([np.interp(noise[..., i], points, curve[:, i]) for i in range(3)], -1)
    by_red = cube.transpose(2, 1, 0, 3)
    expected = np.apply_along_axis(lambda c: tetrahedral(by_red, (c - 0.2) / 0.7), -1, bent)
    np.testing.assert_allclose(looked_up(scene, path, noise), expected, atol=6e-3)


def test_a_lut_that_is_not_there_changes_nothing(scene: Any, noise: Array, tmp_path: Path) -> None:
    got = looked_up(scene, tmp_path / "gone.cube", noise)
    np.testing.assert_allclose(got, noise[..., :3], atol=1e-3)


def test_a_cube_in_an_effects_folder_is_an_effect(scene: Any, noise: Array, tmp_path: Path) -> None:
    (tmp_path / "negative.cube").write_text("LUT_1D_SIZE 2\n1 1 1\n0 0 0\n")
    catalogue = Catalogue.from_folders(tmp_path)
    assert [one.name for one in catalogue.get("negative", EffectKind.effect).params] == ["amount"]
    compositor = Compositor.headless(catalogue)
    effect = PlannedEffect(kind="negative", values=())
    layer = scene.layer(scene.picture(noise), effects=(effect,))
    wanted = OutputFormat(pixel_format="rgbaf32le")
    frame = compositor.render(scene.plan(layer), lambda p: scene.frames[p.media], wanted)
    np.testing.assert_allclose(frame.planes[0][..., :3], 1 - noise[..., :3], atol=2e-3)
    compositor.release()
    (tmp_path / "odd.cube").write_text("LUT_1D_SIZE 2\n1 1 1\n")
    good, bad = check_shaders(tmp_path)
    assert (good.file, good.kind, good.ok, good.message) == ("negative.cube", "effect", True, "")
    assert (bad.ok, "1 rows" in bad.message) == (False, True)
