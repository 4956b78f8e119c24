"""Noise reduction against numpy."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from kijkocut.effects import Catalogue, EffectKind
from kijkocut.model.sequence import ColourSpace
from kijkocut.render.gpu import Gpu, open_context
from kijkocut.render.isf_run import Buffers, IsfRun, Moment

Pixels = NDArray[np.float64]
Look = tuple[Pixels, Pixels]
LUMA = np.array([0.2126, 0.7152, 0.0722])
YCC = np.array([LUMA, (np.array([0, 0, 1]) - LUMA) / 1.8556, (np.array([1, 0, 0]) - LUMA) / 1.5748])


def biweight(distance: Pixels | float) -> Pixels:
    return np.asarray(np.where(np.abs(distance) < 1, (1 - np.square(distance)) ** 2, 0))


def denoise_spatial(rgb: Pixels, alpha: Pixels, luma: float, chroma: float, radius: float) -> Look:
    reach = int(np.ceil(radius))
    ycc = rgb @ YCC.T
    rows, columns = alpha.shape
    pad = ((reach, reach), (reach, reach))
    wide, opaque = np.pad(ycc, (*pad, (0, 0)), mode="edge"), np.pad(alpha, pad, mode="edge")
    sums, weights = np.zeros_like(ycc), np.zeros_like(ycc)
    for j in range(-reach, reach + 1):
        for i in range(-reach, reach + 1):
            part = np.s_[reach + j : reach + j + rows, reach + i : reach + i + columns]
            off = wide[part] - ycc
            near = opaque[part] * biweight(np.hypot(i, j) / radius)
            bright = near * biweight(off[..., 0] / (0.5 * luma))
            hue = np.sqrt((off[..., 1:] ** 2).sum(-1) + (0.5 * off[..., 0]) ** 2)
            hued = near * biweight(hue / (0.5 * chroma))
            weight = np.stack([bright, hued, hued], -1)
            sums += weight * wide[part]
            weights += weight
    with np.errstate(all="ignore"):
        made = np.where(weights > 0, sums / weights, 0)
    return made @ np.linalg.inv(YCC).T, alpha


@pytest.mark.parametrize(
    "values",
    [
        {"luma": 0.6, "chroma": 0.9, "radius": 2.5},
        {"luma": 1.0, "chroma": 0.3, "radius": 5.0},
    ],
)
def test_the_bilateral_filter(check: Any, values: dict[str, float]) -> None:
    check("denoise_spatial", denoise_spatial, **values)


def test_noise_is_halved_and_an_edge_stays(apply: Any) -> None:
    clean = np.ones((36, 64, 4))
    clean[..., :3] = 0.35
    clean[:, 32:, :3] = 0.7
    noisy = clean.copy()
    noisy[..., :3] += np.random.default_rng(1).normal(0, 0.03, clean[..., :3].shape)
    got = apply("denoise_spatial", noisy, luma=0.5, chroma=0.5)
    error = np.abs(got - clean)[..., :3]
    assert error.std() < 0.5 * np.abs(noisy - clean)[..., :3].std()
    assert error[:, 31:33].mean() < 0.03


@pytest.fixture(scope="module")
def runner() -> Iterator[tuple[Gpu, IsfRun]]:
    gpu = Gpu(open_context())
    gpu.is_deep = True
    yield gpu, IsfRun(gpu)
    gpu.release()


def over_time(
    runner: tuple[Gpu, IsfRun], catalogue: Catalogue, frames: list[Pixels], **values: float
) -> list[Pixels]:
    gpu, isf = runner
    definition = catalogue.get("denoise_temporal", EffectKind.effect)
    kept: Buffers = {}
    shown = []
    for frame in frames:
        rows, columns = frame.shape[:2]
        given = gpu.surface((columns, rows))
        given.texture.write(frame.astype("f4").tobytes())
        made = isf.run(
            definition,
            Moment(values=tuple(values.items())),
            size=(columns, rows),
            space=ColourSpace.bt709,
            pictures={"inputImage": given},
            kept=kept,
        )
        raw = np.frombuffer(made.framebuffer.read(components=4, dtype="f4"), "f4")
        shown.append(raw.reshape(rows, columns, 4).astype(float))
        gpu.give(made)
        gpu.give(given)
    return shown


def box_mean(picture: Pixels) -> Pixels:
    wide = np.pad(picture, ((1, 1), (1, 1), (0, 0)), mode="edge")
    rows, columns = picture.shape[:2]
    parts = [wide[j : j + rows, i : i + columns] for j in range(3) for i in range(3)]
    return np.asarray(np.mean(parts, 0))


def test_frames_are_averaged_where_nothing_moves(
    runner: tuple[Gpu, IsfRun], catalogue: Catalogue
) -> None:
    rng = np.random.default_rng(5)
    frames = []
    for number in range(6):
        picture = np.ones((20, 30, 4))
        picture[..., :3] = 0.4 + rng.normal(0, 0.03, (20, 30, 3))
        picture[5:12, 3 * number : 3 * number + 8, :3] = 0.9
        frames.append(picture)
    shown = over_time(runner, catalogue, frames, strength=0.8, threshold=0.1)
    expected = frames[0]
    for frame, got in zip(frames, shown, strict=True):
        if frame is not frames[0]:
            gap = box_mean(frame - expected)
            share = 0.8 * np.exp(-(gap**2).sum(-1, keepdims=True) / 0.1**2)
            expected = frame + (expected - frame) * share
        np.testing.assert_allclose(got, expected, atol=1e-4)
    still = np.s_[14:, :, :3]
    assert shown[-1][still].std() < 0.55 * frames[-1][still].std()
    np.testing.assert_allclose(shown[-1][6:11, 16:22, :3], 0.9, atol=0.01)
