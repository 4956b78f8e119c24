"""The real process, on real footage."""

import os
import signal

import pytest

from kijkocut.playback import Trouble
from kijkocut.playback.wire import Want
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


def test_closing_ends_the_process(want, answers, projector):
    want(0)
    answers.get(timeout=WAIT_S).release()
    pid = projector.pid
    projector.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    projector.close()


def test_it_goes_on_where_another_projector_stopped(projector, answers, film, catalogue):
    """With its tickets, so that who asked need not know."""
    planned = plan(film, "main", 7 * STEP, catalogue=catalogue)
    left = (Want(ticket=40, plan=planned), Want(ticket=42, plan=planned, is_read=True))
    projector.take_over(43, left, film)
    assert projector.want(planned, film) == 44
    came = [answers.get(timeout=WAIT_S) for _ in range(3)]
    assert [one.ticket for one in came] == [40, 42, 44]
    assert {read_frame_number(one.pixels) for one in came} == {7}
