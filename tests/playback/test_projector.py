"""The real process, on real footage."""

import os
import signal

import pytest
from msgspec.structs import replace

from kijkocut.model.ids import MediaId
from kijkocut.model.project import Put
from kijkocut.playback import Picture, Trouble
from kijkocut.playback.news import hears
from kijkocut.playback.wire import Equipment
from kijkocut.render import PlanSettings, plan
from kijkocut.synth import read_frame_number

STEP = 705_600_000 // 25
WAIT_S = 60


@pytest.fixture
def want(projector, film, catalogue):
    def ask(frame, project=film, size=None, **how):
        planned = plan(
            project, "main", frame * STEP, catalogue=catalogue, settings=PlanSettings(size=size)
        )
        return projector.want(planned, project, **how)

    return ask


def test_frames_come_in_order_and_exact(want, answers):
    tickets = [want(number) for number in range(10)]
    shown = []
    for ticket in tickets:
        picture = answers.get(timeout=WAIT_S)
        assert isinstance(picture, Picture), picture
        assert (picture.ticket, picture.size, picture.is_opaque) == (ticket, (128, 72), True)
        shown.append(read_frame_number(picture.pixels))
        picture.release()
    assert shown == list(range(10))


def test_a_dragged_play_head_gets_the_newest_frame(want, answers):
    want(0)
    answers.get(timeout=WAIT_S).release()
    last = [want(number, is_overtaking=True) for number in range(40)][-1]
    seen = 0
    while True:
        picture = answers.get(timeout=WAIT_S)
        seen += 1
        if picture.ticket == last:
            assert read_frame_number(picture.pixels) == 39
            break
        picture.release()
    assert seen < 40


def test_larger_frames_get_a_ring_that_fits(want, answers):
    want(3, size=(64, 36))
    small = answers.get(timeout=WAIT_S)
    want(3, size=(256, 144))
    large = answers.get(timeout=WAIT_S)
    assert (small.size, large.size) == ((64, 36), (256, 144))
    assert read_frame_number(small.pixels) == read_frame_number(large.pixels) == 3


def test_a_projector_that_died_is_started_again_and_says_so_once(want, answers, projector):
    want(1)
    answers.get(timeout=WAIT_S).release()
    os.kill(projector.pid, signal.SIGKILL)
    told = answers.get(timeout=WAIT_S)
    assert isinstance(told, Trouble)
    assert told.code == "playback.projector_died"
    want(2)
    assert read_frame_number(answers.get(timeout=WAIT_S).pixels) == 2


def test_offline_media_are_a_card_and_a_sentence(want, answers, film):
    media = film.media[MediaId("m")]
    lost = film.apply([Put(before=media, after=replace(media, path="/nowhere/take.mp4"))])
    want(4, lost)
    picture = answers.get(timeout=WAIT_S)
    red = picture.pixels[..., 0].astype(int) - picture.pixels[..., 1]
    assert (red > 60).mean() > 0.7
    assert any("take" in note and "card" in note for note in picture.notes)
    want(5)  # and found again
    assert read_frame_number(answers.get(timeout=WAIT_S).pixels) == 5


def test_new_equipment_is_taken_up(want, answers, projector, room):
    want(1)
    answers.get(timeout=WAIT_S).release()
    projector.equip(Equipment(cache_dir=str(room / "media"), proxy_dir=str(room), is_proxied=True))
    want(6)
    assert read_frame_number(answers.get(timeout=WAIT_S).pixels) == 6


def test_only_plans_that_name_sound_are_said_to_hear(film, catalogue):
    assert not hears(plan(film, "main", 0, catalogue=catalogue))


def test_closing_ends_the_process(want, answers, projector):
    want(0)
    answers.get(timeout=WAIT_S).release()
    pid = projector.pid
    projector.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    projector.close()
