import sys
from types import SimpleNamespace

import glcontext
import numpy as np
import pytest

from kijkocut.model.errors import OutsideError
from kijkocut.render import RenderThread
from kijkocut.render.gpu import NoGpuError
from kijkocut.render.texture_frame import Rack


def surface(name):
    return SimpleNamespace(texture=SimpleNamespace(glo=name), size=(4, 2))


def test_textures_rest_before_they_are_drawn_on_again():
    rack = Rack()
    frames = [rack.lend(surface(name), lambda read: read) for name in (1, 2, 3)]
    assert [one.texture for one in frames] == [1, 2, 3]
    assert rack.out == 3
    for one in frames:
        one.release()
        one.release()
    assert rack.out == 0
    assert [one.texture.glo for one in rack.rested()] == [1]
    assert rack.rested() == []
    assert rack.out == 0


def test_it_holds_what_is_read_back_from_memory_otherwise(scene, catalogue, noise):
    plan = scene.plan(scene.layer(scene.picture(noise)))
    with RenderThread(catalogue, way="gpu") as thread:
        frame = thread.submit_texture(plan, lambda one: scene.frames[one.media]).result(60)
        assert frame.texture > 0
        assert thread.textures_out == 1
        straight = frame.samples().result(60)
        few = frame.samples((24, 8)).result(60)
        late = frame.samples()
        frame.release()
        assert late.result(60).shape == straight.shape
        assert thread.textures_out == 0
    # 8 bits multiplied by alpha: straight colours come back the more exactly, the denser they are.
    dense = noise[..., 3] > 0.5
    np.testing.assert_allclose(straight[dense] / 255, noise[dense], atol=2 / 255)
    np.testing.assert_array_equal(few, straight[::4, ::2])
    assert frame.samples().result().max() == 0, "what was given back is black"


class RefusedError(OutsideError):
    code = "test.refused"


def test_a_context_that_is_refused_or_lost_is_no_gpu(scene, catalogue, noise):
    plan = scene.plan(scene.layer(scene.picture(noise)))

    def refuse():
        raise RefusedError("No more contexts.")

    with RenderThread(catalogue, way="gpu", borrow=refuse) as thread:
        answer = thread.submit_texture(plan, lambda one: scene.frames[one.media])
        with pytest.raises(NoGpuError, match="No more contexts"):
            answer.result(60)


@pytest.mark.skipif(sys.platform != "linux", reason="the context comes from EGL")
def test_it_draws_the_same_in_a_borrowed_context(scene, catalogue, noise):
    """Somebody else's, loaded function by function, as a window's is."""
    plan = scene.plan(scene.layer(scene.picture(noise)))

    def borrow():
        return glcontext.get_backend_by_name("egl")(
            mode="standalone", libgl="libGL.so.1", libegl="libEGL.so.1", glversion=330
        )

    with RenderThread(catalogue, way="gpu", borrow=borrow) as thread:
        lent = thread.submit_texture(plan, lambda one: scene.frames[one.media]).result(60)
        drawn = lent.samples().result(60)
        lent.release()
        renderer = thread.driver().result(60).renderer
    with RenderThread(catalogue, way="gpu") as thread:
        own = thread.submit_texture(plan, lambda one: scene.frames[one.media]).result(60)
        assert renderer == thread.driver().result(60).renderer
        np.testing.assert_array_equal(drawn, own.samples().result(60))


def test_the_driver_is_looked_at_where_frames_are_drawn(catalogue):
    with RenderThread(catalogue, way="gpu") as thread:
        driver = thread.driver().result(60)
    assert driver.renderer
    assert driver.largest_texture >= 1024
