import numpy as np
import pytest

from kijkocut.render.frame_plan import Affine, Quality
from kijkocut.render.resampling import Grid, filter_for

GRID = Grid(size=(1920.0, 1080.0), chroma_size=(960.0, 540.0), chroma_step=(0.5, 0.5))


def scaled(factor: float, x0: float = 0.0) -> Affine:
    return Affine(factor, 0.0, x0, 0.0, factor, 0.0)


def test_only_whole_texels_are_read_one_by_one() -> None:
    assert filter_for(Affine(), Quality.full, GRID).is_exact
    assert filter_for(Affine(0.0, -1.0, 48.0, 1.0, 0.0, 0.0), Quality.full, GRID).is_exact
    assert not filter_for(Affine(x0=0.25), Quality.full, GRID).is_exact
    assert not filter_for(scaled(0.5), Quality.full, GRID).is_exact


def test_enlarging_asks_for_the_quality() -> None:
    assert filter_for(scaled(0.5), Quality.full, GRID).name == "CUBIC"
    assert filter_for(scaled(0.5), Quality.draft, GRID).name == "BILINEAR"


def test_halving_is_one_interpolated_read() -> None:
    assert filter_for(scaled(2.0), Quality.full, GRID).name == "BILINEAR"


def test_reads_follow_the_reduction() -> None:
    found = filter_for(scaled(2.5), Quality.full, GRID)
    assert found.defines == ("TAPS_X 2", "TAPS_Y 2", "CHROMA_TAPS_X 1", "CHROMA_TAPS_Y 1")
    assert filter_for(scaled(100.0), Quality.full, GRID).defines[0] == "TAPS_X 16"


@pytest.mark.parametrize("factor", [1.3, 1.8, 2.5, 2.9, 3.7, 5.0, 7.3])
def test_reads_pass_no_wave_finer_than_the_pixels(factor: float) -> None:
    # The response to the wave of one pixel's length, which would show as an even shift or a beat.
    found = filter_for(scaled(factor, 0.2), Quality.full, GRID)
    counts = dict(one.split() for one in found.defines)
    count = int(counts.get("TAPS_X", 1))
    step = found.uniforms["step_x"][0] * 1920.0 if count > 1 else 0.0  # type: ignore[index]
    places = (np.arange(count) - (count - 1) / 2) * step
    response = np.mean(np.cos(2 * np.pi * places / factor)) * np.sinc(1 / factor) ** 2
    assert abs(response) < 0.5
