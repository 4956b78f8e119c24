import threading
from typing import Any

import numpy as np
import pytest

from kijkocut.effects import Catalogue
from kijkocut.effects.catalogue import UnknownKindError
from kijkocut.model.errors import OutsideError
from kijkocut.model.title import Title
from kijkocut.render import MediaPicture, OutputFormat, RenderThread, surroundings
from kijkocut.render.frame_plan import PlannedEffect, TitlePicture
from kijkocut.render.render_thread import RenderThreadClosedError
from kijkocut.render.sample_pictures import day

RGBA = OutputFormat(pixel_format="rgba")


class GoneError(OutsideError):
    code = "test.gone"


def test_frames_come_in_order_from_one_other_thread(
    scene: Any, catalogue: Catalogue, noise: np.ndarray
) -> None:
    plan = scene.plan(scene.layer(scene.picture(noise)))
    names: set[str] = set()

    def fetch(picture: MediaPicture) -> Any:
        names.add(threading.current_thread().name)
        return scene.frames[picture.media]

    with RenderThread(catalogue) as thread:
        answers = [thread.submit(plan, fetch, RGBA) for _ in range(3)]
        frames = [answer.result(60).planes[0] for answer in answers]
    np.testing.assert_allclose(frames[0] / 255, noise, atol=1 / 255)
    assert all(np.array_equal(frames[0], other) for other in frames[1:])
    assert names == {"render"}


def test_errors_of_fetch_arrive_and_the_thread_goes_on(
    scene: Any, catalogue: Catalogue, noise: np.ndarray
) -> None:
    plan = scene.plan(scene.layer(scene.picture(noise)))

    def broken(picture: MediaPicture) -> Any:
        raise GoneError("The disk is gone.")

    with RenderThread(catalogue) as thread:
        failed = thread.submit(plan, broken, RGBA)
        fine = thread.submit(plan, lambda p: scene.frames[p.media], RGBA)
        with pytest.raises(GoneError):
            failed.result(60)
        assert fine.result(60).info.width == 48


def test_a_closed_thread_takes_nothing(scene: Any, catalogue: Catalogue) -> None:
    thread = RenderThread(catalogue)
    thread.close()
    thread.close()
    with pytest.raises(RenderThreadClosedError):
        thread.submit(scene.plan(), lambda p: scene.frames[p.media], RGBA)


def test_titles_are_shaped_on_the_render_thread(scene: Any, catalogue: Catalogue) -> None:
    plan = scene.plan(scene.layer(TitlePicture(title=Title(text="Hi", size=20.0))))
    with RenderThread(catalogue) as thread:
        frame = thread.submit(plan, lambda p: scene.frames[p.media], RGBA).result(60)
    assert (frame.planes[0][..., 3] > 200).any()


def test_previews_come_from_the_same_thread(catalogue: Catalogue) -> None:
    with RenderThread(catalogue) as thread:
        made = thread.preview("invert", (32, 18)).result().planes[0]
        with pytest.raises(UnknownKindError):
            thread.preview("nothing", (32, 18))
    np.testing.assert_allclose(made[..., :3], 255 - day((32, 18)), atol=3)


def test_frames_that_planes_can_make_are_made_so_and_the_rest_is_drawn(
    scene: Any, catalogue: Catalogue, natural_frames: Any
) -> None:
    frame = natural_frames("yuv420p", (48, 32))
    fetched: list[int] = []

    def fetch(picture: MediaPicture) -> Any:
        fetched.append(picture.at)
        return scene.frames[picture.media]

    plain = scene.plan(scene.layer(scene.raw(frame, "a")))
    deep = scene.plan(scene.layer(scene.raw(natural_frames("yuv420p10le", (48, 32)), "b")))
    inverted = scene.plan(
        scene.layer(scene.raw(frame, "a"), effects=(PlannedEffect(kind="invert", values=()),))
    )
    yuv = OutputFormat(pixel_format="yuv420p")
    with RenderThread(catalogue, way="planar") as thread:
        answers = [thread.submit(one, fetch, yuv) for one in (plain, deep, inverted)]
        assert [one.result(60).is_planar for one in answers] == [True, False, False]
    assert len(fetched) == 3
    with RenderThread(catalogue, way="gpu") as thread:
        assert not thread.submit(plain, fetch, yuv).result(60).is_planar


def test_the_best_way_is_planes_where_there_is_no_gpu(
    scene: Any, catalogue: Catalogue, natural_frames: Any
) -> None:
    plan = scene.plan(scene.layer(scene.raw(natural_frames("yuv420p", (48, 32)))))
    with RenderThread(catalogue) as thread:
        made = thread.submit(
            plan, lambda p: scene.frames[p.media], OutputFormat(pixel_format="yuv420p")
        )
        driver = surroundings().driver
        assert driver is not None
        assert made.result(60).is_planar == driver.is_software
