import numpy as np
import pytest

from kijkocut.render.gpu import Gpu, open_context
from kijkocut.render.lookup_textures import CURVE_ENTRIES, CurveTextures


@pytest.fixture
def textures():
    gpu = Gpu(open_context())
    yield CurveTextures(gpu)
    gpu.release()


def test_a_curve_is_made_once_and_holds_its_heights(textures):
    line = (0.0, 0.2, 1.0, 0.6)
    texture = textures.texture(line)
    heights = np.frombuffer(texture.read(), "f4")
    np.testing.assert_allclose(heights, np.linspace(0.2, 0.6, CURVE_ENTRIES), atol=1e-6)
    assert textures.texture(line) is texture
    for k in range(100):
        textures.texture((0.0, 0.0, 1.0, k / 100))
    assert textures.texture(line) is not texture


def test_what_is_no_curve_changes_nothing(textures):
    heights = np.frombuffer(textures.texture("").read(), "f4")
    np.testing.assert_allclose(heights, np.linspace(0, 1, CURVE_ENTRIES), atol=1e-6)
