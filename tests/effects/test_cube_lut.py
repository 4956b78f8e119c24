from pathlib import Path

import numpy as np
import pytest

from kijkocut.effects import ShaderFileError, read_cube

CORNERS = "\n".join(f"{r} {g} {b}" for b in (0, 1) for g in (0, 1) for r in (0, 1))


def written(folder: Path, text: str) -> Path:
    path = folder / "x.cube"
    path.write_text(text)
    return path


def test_adobes_form(tmp_path: Path) -> None:
    text = (
        f'TITLE "A title"\n# note\nLUT_3D_SIZE 2\nDOMAIN_MIN -1 0 0\nDOMAIN_MAX 1 2 3\n{CORNERS}\n'
    )
    lut = read_cube(written(tmp_path, text))
    assert lut.curve.size == 0
    assert lut.cube.shape == (2, 2, 2, 3)
    assert lut.cube[1, 0, 1].tolist() == [1, 0, 1]  # blue, green, red; red runs fastest
    assert lut.cube_range == ((-1, 0, 0), (1, 2, 3))


def test_resolves_form_with_a_curve_before_the_cube(tmp_path: Path) -> None:
    text = (
        "LUT_1D_SIZE 3\nLUT_1D_INPUT_RANGE 0.0 2.0\nLUT_3D_SIZE 2\nLUT_3D_INPUT_RANGE 0.0 0.5\n"
        f"0 0 0\n.1 .2 .3\n1e0\t1 1\n\n{CORNERS}"
    )
    lut = read_cube(written(tmp_path, text))
    np.testing.assert_allclose(lut.curve[1], [0.1, 0.2, 0.3], rtol=1e-6)
    assert lut.curve_range == ((0, 0, 0), (2, 2, 2))
    assert lut.cube_range == ((0, 0, 0), (0.5, 0.5, 0.5))
    texels = lut.texels().reshape(-1, 4)
    assert texels[0, :2].tolist() == [3, 2]
    assert texels[2, :3].tolist() == [2, 2, 2]
    assert texels[5 + 3 + 1, :3].tolist() == [1, 0, 0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0 0 0\n", "neither"),
        ("LUT_3D_SIZE 1\n0 0 0", "line 1: LUT_3D_SIZE must be from 2 to 256"),
        ("LUT_3D_SIZE 2\n0 0 0", "has 1 rows; its size asks for 8"),
        ("LUT_1D_SIZE 2\n0 0 0\n0 0", "line 3: 3 numbers"),
        ("LUT_1D_SIZE 2\n0 0 0\n0 0 nan", "line 3: 3 numbers"),
        ("LUT_1D_SIZE 2\nDOMAIN_MIN 0 1 0\n0 0 0\n1 1 1", "not above"),
        ("LUT_1D_SIZE 2\nLUT_1D_INPUT_RANGE 0\n0 0 0\n1 1 1", "line 2: 2 numbers"),
    ],
)
def test_broken_files_name_the_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ShaderFileError, match=message):
        read_cube(written(tmp_path, text))


def test_video_range_is_worked_into_the_first_and_the_last_table(tmp_path: Path) -> None:
    words = "LUT_IN_VIDEO_RANGE\nLUT_OUT_VIDEO_RANGE\n"
    rows = "\n".join(f"{v} {v} {v}" for v in (0, 64 / 1023, 940 / 1023, 1))
    one = read_cube(written(tmp_path, f"{words}LUT_1D_SIZE 4\n{rows}"))
    low, high = -64 / 876, (1023 - 64) / 876
    assert one.curve_range[0] == pytest.approx((low,) * 3)
    assert one.curve_range[1] == pytest.approx((high,) * 3)
    np.testing.assert_allclose(one.curve[:, 0], [low, 0, 1, high], atol=1e-6)

    corners = "\n".join(["0.5 0.5 0.5"] * 8)
    both = f"{words}LUT_1D_SIZE 2\nLUT_3D_SIZE 2\n0 0 0\n1 1 1\n{corners}"
    made = read_cube(written(tmp_path, both))
    assert made.curve_range[0] == pytest.approx((low,) * 3)
    assert made.cube_range == ((0.0,) * 3, (1.0,) * 3)
    np.testing.assert_array_equal(made.curve, [[0, 0, 0], [1, 1, 1]])
    np.testing.assert_allclose(made.cube, (0.5 * 1023 - 64) / 876, rtol=1e-6)
