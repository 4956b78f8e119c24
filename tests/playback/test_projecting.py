"""What both projectors do alike, on real footage."""

import pytest
from msgspec.structs import replace

from kijkocut.model.ids import MediaId
from kijkocut.model.project import Put
from kijkocut.playback import LocalProjector, Picture, Projector
from kijkocut.playback.wire import Equipment
from kijkocut.render import PlanSettings, RenderThread, plan
from kijkocut.synth import read_frame_number

STEP = 705_600_000 // 25
WAIT_S = 60


def renderer(catalogue, fonts):
    return RenderThread(catalogue, fonts, way="gpu")


@pytest.fixture(params=["process", "local"])
def projector(request, room, answers):
    gear = Equipment(cache_dir=str(room / "media"), proxy_dir=str(room / "proxies"))
    if request.param == "process":
        made = Projector(gear, answers.put)
    else:
        made = LocalProjector(gear, answers.put, renderer, pytest.fail)
    yield made
    made.close()
    made.close()
    while not answers.empty():
        answers.get_nowait()


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


def test_a_dragged_play_head_gets_the_newest_frame(projector, want, answers):
    want(0)
    answers.get(timeout=WAIT_S).release()
    asked: list[int] = []
    for number in range(40):
        projector.forget(tuple(asked))
        asked.append(want(number, is_jump=True))
    last = asked[-1]
    seen = 0
    while True:
        picture = answers.get(timeout=WAIT_S)
        seen += 1
        if picture.ticket == last:
            assert read_frame_number(picture.pixels) == 39
            break
        picture.release()
    assert seen < 40


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


def test_rough_frames_are_the_keyframes_before(want, answers):
    want(20, is_rough=True)
    rough = answers.get(timeout=WAIT_S)
    assert (read_frame_number(rough.pixels), rough.is_exact) == (0, False)
    want(20)
    exact = answers.get(timeout=WAIT_S)
    assert (read_frame_number(exact.pixels), exact.is_exact) == (20, True)


def test_what_is_read_lies_in_memory(want, answers):
    ticket = want(11, is_read=True)
    picture = answers.get(timeout=WAIT_S)
    assert (picture.ticket, picture.texture) == (ticket, 0)
    assert read_frame_number(picture.pixels) == 11


def test_samples_outlive_their_picture(want, answers):
    want(12)
    picture = answers.get(timeout=WAIT_S)
    few = picture.samples((32, 18))
    picture.release()
    picture.release()
    assert few.result(WAIT_S).shape == (18, 32, 4)


def test_wishes_are_taken_back(want, answers, projector):
    projector.warm_up()
    tickets = [want(number) for number in range(20)]
    projector.forget(tuple(tickets[1:19]))
    came = []
    while tickets[19] not in came:
        answer = answers.get(timeout=WAIT_S)
        assert isinstance(answer, Picture)
        came.append(answer.ticket)
        answer.release()
    assert len(came) < 20
