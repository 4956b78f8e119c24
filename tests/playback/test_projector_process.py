"""The loop in this process, with a booth that prints blank frames."""

import threading
from multiprocessing import Pipe

import numpy as np
import pytest

from kijkocut.model.errors import UserError
from kijkocut.playback import wire
from kijkocut.playback.booth import Print
from kijkocut.playback.projector_process import Projector
from kijkocut.processes import Ring
from kijkocut.render import FramePlan


class Booth:
    """Prints when it may."""

    def __init__(self):
        self.may, self.printed_plans, self.gear, self.is_closed = threading.Event(), [], [], False
        self.begun = threading.Event()
        self.expected = []

    def equip(self, order):
        self.gear.append(order)

    def printed(self, order):
        self.begun.set()
        assert self.may.wait(20)
        self.printed_plans.append(order.ticket)
        if order.plan.scale < 0:
            raise UserError("It can't be.")
        if order.plan.scale == 0:
            raise ZeroDivisionError
        return Print(np.full((2, 3, 4), order.ticket, np.uint8), 0.0, ())

    def expect(self, plan):
        self.expected.append(plan)

    def close(self):
        self.is_closed = True


@pytest.fixture
def served():
    ours, theirs = Pipe()
    projector = Projector(theirs)
    projector._booth = booth = Booth()
    thread = threading.Thread(target=projector.run)
    thread.start()
    assert isinstance(wire.receive_answer(ours), wire.Hello)
    yield ours, booth
    booth.may.set()
    ours.close()
    thread.join(20)
    assert booth.is_closed


def want(line, ticket, scale=1.0, **how):
    wire.send(line, wire.Want(ticket=ticket, plan=FramePlan(size=(3, 2), scale=scale), **how))


def test_a_dragged_head_skips_what_is_not_begun(served):
    line, booth = served
    want(line, 1)
    assert booth.begun.wait(20)
    for ticket in (2, 3):
        want(line, ticket)
    wire.send(line, wire.Forget(tickets=(2, 3)))
    want(line, 4, is_jump=True)
    wire.send(line, wire.Known())  # read after the wishes: the loop has taken them all in
    wire.send(line, wire.FreeSlot(ring=0, slot=0))
    booth.may.set()
    assert isinstance(wire.receive_answer(line), wire.NeedRing)
    ring = Ring.create(1, slots=4, slot_bytes=24)
    wire.send(line, wire.UseRing(number=1, path=ring.path, slots=4, slot_bytes=24))
    answers = [wire.receive_answer(line) for _ in range(3)]
    assert sum(isinstance(one, wire.RingAttached) for one in answers) == 1
    ring.forget_name()
    first, last = (one for one in answers if not isinstance(one, wire.RingAttached))
    assert first.ticket == 1
    assert last.ticket == 4
    assert set(ring.slot(last.slot)) == {4}
    assert booth.printed_plans == [1, 4]


@pytest.mark.parametrize(
    ("scale", "message"), [(-1.0, "It can't be."), (0.0, "could not be made: ZeroDivisionError")]
)
def test_a_frame_that_fails_is_a_sentence_and_work_goes_on(served, scale, message):
    line, booth = served
    booth.may.set()
    want(line, 1, scale)
    failed = wire.receive_answer(line)
    assert (failed.ticket, message in failed.message) == (1, True)
    want(line, 2, -1.0)
    assert wire.receive_answer(line).ticket == 2
