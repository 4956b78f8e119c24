import numpy as np
import pytest

from kijkocut.model.media import Colour
from kijkocut.model.sequence import ColourSpace
from kijkocut.render.colour import (
    code_range,
    conversion,
    from_rgb,
    space_colour,
    to_rgb,
    yuv_from_rgb,
)


def test_the_matrix_of_bt_709() -> None:
    expected = [[0.2126, 0.7152, 0.0722], [-0.1146, -0.3854, 0.5], [0.5, -0.4542, -0.0458]]
    np.testing.assert_allclose(yuv_from_rgb("bt709"), expected, atol=5e-5)


@pytest.mark.parametrize("matrix", ["bt709", "smpte170m", "bt2020nc", "smpte240m"])
@pytest.mark.parametrize("depth", [8, 10, 12])
@pytest.mark.parametrize("full", [False, True])
def test_there_and_back_is_the_same(matrix: str, depth: int, full: bool) -> None:  # noqa: FBT001
    there, shift = from_rgb(matrix, depth, full_range=full)
    back, offset = to_rgb(Colour(matrix=matrix, full_range=full), depth, is_rgb=False)
    rgb = np.random.default_rng(0).random((50, 3))
    np.testing.assert_allclose((rgb @ there.T + shift) @ back.T + offset, rgb, atol=1e-9)


def test_limited_codes_of_10_bits() -> None:
    scale, offset = code_range(10, full_range=False)
    assert (offset[0], offset[0] + scale[0]) == (64, 940)
    assert (offset[1] - scale[1] / 2, offset[1] + scale[1] / 2) == (64, 960)


def test_unknown_matrices_are_read_as_bt_709() -> None:
    np.testing.assert_array_equal(yuv_from_rgb("unknown"), yuv_from_rgb("bt709"))


@pytest.mark.parametrize(
    ("colour", "space", "names"),
    [
        (Colour(), ColourSpace.bt709, None),
        (Colour(transfer="iec61966-2-1"), ColourSpace.bt709, None),
        (Colour(primaries="smpte170m", transfer="smpte170m"), ColourSpace.srgb, None),
        (Colour(primaries="bt2020", transfer="bt2020-10"), ColourSpace.bt2020, None),
        (Colour(primaries="bt2020", transfer="smpte2084"), ColourSpace.pq, None),
        (Colour(transfer="smpte2084"), ColourSpace.bt709, ("PQ", "SDR")),
        (Colour(transfer="arib-std-b67"), ColourSpace.pq, ("HLG", "PQ")),
        (Colour(primaries="bt2020"), ColourSpace.bt709, ("SDR", "SDR")),
        (Colour(primaries="smpte432"), ColourSpace.srgb, ("SDR", "SRGB")),
        (Colour(), ColourSpace.hlg, ("SDR", "HLG")),
    ],
)
def test_what_is_converted(
    colour: Colour, space: ColourSpace, names: tuple[str, str] | None
) -> None:
    found = conversion(colour, space)
    assert (None if found is None else (found.source, found.target)) == names


def test_bt709_to_bt2020_is_bt_2087s_matrix() -> None:
    found = conversion(Colour(primaries="bt709", transfer="bt709"), ColourSpace.bt2020)
    assert found is not None
    expected = [[0.6274, 0.3293, 0.0433], [0.0691, 0.9195, 0.0114], [0.0164, 0.0880, 0.8956]]
    np.testing.assert_allclose(np.reshape(found.gamut, (3, 3)), expected, atol=1e-4)


def test_every_space_has_complete_tags() -> None:
    for space in ColourSpace:
        colour = space_colour(space)
        assert "unknown" not in (colour.primaries, colour.transfer, colour.matrix)
        assert conversion(colour, space) is None
