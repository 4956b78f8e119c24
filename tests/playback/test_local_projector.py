import threading

import numpy as np
import pytest

from kijkocut.model.errors import OutsideError
from kijkocut.playback import LocalProjector
from kijkocut.playback.wire import Equipment
from kijkocut.render import RenderThread, plan

STEP = 705_600_000 // 25
WAIT_S = 60


@pytest.fixture
def gear(room):
    return Equipment(cache_dir=str(room / "media"), proxy_dir=str(room / "proxies"))


@pytest.fixture
def planned(film, catalogue):
    return [plan(film, "main", number * STEP, catalogue=catalogue) for number in range(3)]


def test_frames_stay_in_textures_that_are_lent(gear, planned, film, answers):
    made = []

    def renderer(catalogue, fonts):
        made.append(RenderThread(catalogue, fonts, way="gpu"))
        return made[-1]

    projector = LocalProjector(gear, answers.put, renderer, pytest.fail)
    for one in planned:
        projector.want(one, film)
    pictures = [answers.get(timeout=WAIT_S) for _ in planned]
    assert len({one.texture for one in pictures}) == 3
    assert all(one.texture and one.size == (128, 72) for one in pictures)
    assert made[0].textures_out == 3
    projector.equip(Equipment(cache_dir=gear.cache_dir, proxy_dir="", is_proxied=True))
    projector.want(planned[0], film)
    last = answers.get(timeout=WAIT_S)
    assert np.ptp(pictures[1].pixels[..., 0]) > 100, "what is looked at stays, whoever made it"
    for one in (*pictures, last):
        one.release()
    projector.want(planned[0], film)
    again = answers.get(timeout=WAIT_S)
    assert again.texture == last.texture, "it was kept"
    again.release()
    assert (len(made), made[0].textures_out, made[1].textures_out) == (2, 0, 1)
    projector.close()
    assert answers.empty()


class LostError(OutsideError):
    code = "test.lost"


def test_without_opengl_it_gives_up_and_tells_what_is_left(gear, planned, film, answers):
    fallen, is_told = [], threading.Event()

    def refuse():
        raise LostError("There is none.")

    def fall(why):
        fallen.append(why)
        is_told.set()

    projector = LocalProjector(
        gear,
        answers.put,
        lambda catalogue, fonts: RenderThread(catalogue, fonts, way="gpu", borrow=refuse),
        fall,
    )
    tickets = [projector.want(one, film) for one in planned]
    assert is_told.wait(WAIT_S)
    last, left, project = projector.unanswered()
    assert (last, [one.ticket for one in left], project) == (3, tickets, film)
    projector.close()
    assert len(fallen) == 1
    assert "There is none." in fallen[0]
    assert answers.empty()
