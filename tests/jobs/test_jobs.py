"""Jobs run by lane and rank, obey, report in order, and leave nothing behind."""

import threading
from collections.abc import Iterator
from functools import partial
from threading import Event, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kijkocut.jobs import (
    Control,
    JobCancelledError,
    Jobs,
    JobState,
    NoSuchJobError,
    Order,
    Resource,
    Stage,
)
from kijkocut.model.errors import BugError, OutsideError

_SOON_S = 30.0


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    with Jobs() as made:
        yield made


def _order(title: str = "work", **fields: object) -> Order:
    return Order(title=title, kind="test", **fields)  # type: ignore[arg-type]


class _Held:
    """Work that begins, and ends when told."""

    def __init__(self) -> None:
        self.begun, self.go = Event(), Event()

    def __call__(self, control: Control) -> str:
        self.begun.set()
        while not self.go.wait(0.002):
            control.check()
        return "done"


def test_a_job_gives_what_its_work_gave(jobs: Jobs) -> None:
    job = jobs.submit(_order(), lambda _control: 42)
    assert job.result() == 42
    assert job.state.stage is Stage.done
    assert job.state.share == 1.0


def test_an_error_made_on_purpose_is_shown_with_its_code(jobs: Jobs) -> None:
    class FullError(OutsideError):
        code = "disk.full"

    def work(_control: Control) -> None:
        raise FullError("The disk is full.")

    job = jobs.submit(_order(), work)
    state = job.wait(_SOON_S)
    assert state.stage is Stage.failed
    assert state.fault is not None
    assert (state.fault.code, state.fault.sentence) == ("disk.full", "The disk is full.")
    with pytest.raises(FullError):
        job.result()


def test_an_unforeseen_error_fails_the_job_and_not_the_lane(jobs: Jobs) -> None:
    def work(_control: Control) -> None:
        raise ZeroDivisionError

    state = jobs.submit(_order(), work).wait(_SOON_S)
    assert state.fault is not None
    assert (state.fault.code, state.fault.sentence) == ("bug", "ZeroDivisionError")
    assert jobs.submit(_order(), lambda _control: 1).result() == 1


def test_equal_keys_are_one_job_until_it_is_over(jobs: Jobs) -> None:
    held = _Held()
    first = jobs.submit(_order(key="a"), held)
    assert jobs.submit(_order(key="a"), held).id == first.id
    assert jobs.submit(_order(key="b"), lambda _control: "b").id != first.id
    held.go.set()
    first.result()
    assert jobs.submit(_order(key="a"), held).id != first.id


def test_a_lane_keeps_to_its_width_and_lanes_run_side_by_side(jobs: Jobs) -> None:
    heavy, next_heavy, light = _Held(), _Held(), _Held()
    jobs.submit(_order(), heavy)
    waiting = jobs.submit(_order(), next_heavy)
    jobs.submit(_order(resource=Resource.light), light)
    assert heavy.begun.wait(_SOON_S)
    assert light.begun.wait(_SOON_S)
    assert waiting.state.stage is Stage.queued
    heavy.go.set()
    assert next_heavy.begun.wait(_SOON_S)


def test_higher_priorities_go_first_and_equals_in_order(jobs: Jobs) -> None:
    held, ran = _Held(), list[str]()
    jobs.submit(_order(), held)
    held.begun.wait(_SOON_S)
    for name, priority in (("a", 0), ("b", 5), ("c", 5), ("d", 0)):
        order = _order(name, priority=priority, key=name)
        jobs.submit(order, partial(lambda said, _control: ran.append(said), name))
    jobs.submit(_order("d", priority=9, key="d"), lambda _control: None)
    held.go.set()
    for state in jobs.all():
        jobs.wait(state.id, _SOON_S)
    assert ran == ["d", "b", "c", "a"]


def test_a_queued_job_is_cancelled_at_once_and_a_running_one_when_it_checks(jobs: Jobs) -> None:
    held = _Held()
    running = jobs.submit(_order(), held)
    queued = jobs.submit(_order(), lambda _control: 1)
    held.begun.wait(_SOON_S)
    queued.cancel()
    assert queued.state.stage is Stage.cancelled
    running.cancel()
    assert running.wait(_SOON_S).stage is Stage.cancelled
    with pytest.raises(JobCancelledError):
        running.result()


def test_the_error_of_a_room_that_was_told_to_stop_is_no_failure(jobs: Jobs) -> None:
    begun = Event()

    def work(control: Control) -> None:
        begun.set()
        while not control.is_cancelled():
            begun.wait(0.001)
        raise OutsideError("Stopped as asked.")

    job = jobs.submit(_order(), work)
    begun.wait(_SOON_S)
    job.cancel()
    assert job.wait(_SOON_S).stage is Stage.cancelled


def test_a_paused_job_lets_others_through_and_comes_back_before_queued_ones(jobs: Jobs) -> None:
    paused, other, last = _Held(), _Held(), _Held()
    first = jobs.submit(_order("first"), paused)
    paused.begun.wait(_SOON_S)
    jobs.pause(first.id)
    second = jobs.submit(_order("second"), other)
    third = jobs.submit(_order("third"), last)
    assert other.begun.wait(_SOON_S)
    assert first.state.stage is Stage.paused
    jobs.resume(first.id)
    paused.go.set()
    other.go.set()
    assert first.wait(_SOON_S).stage is Stage.done
    assert second.wait(_SOON_S).stage is Stage.done
    last.go.set()
    assert third.wait(_SOON_S).stage is Stage.done


def test_a_queued_job_that_is_paused_waits_until_it_is_resumed(jobs: Jobs) -> None:
    held = _Held()
    jobs.submit(_order(), held)
    held.begun.wait(_SOON_S)
    job = jobs.submit(_order(), lambda _control: 1)
    jobs.pause(job.id)
    held.go.set()
    assert jobs.submit(_order(), lambda _control: 2).result() == 2
    assert job.state.stage is Stage.paused
    jobs.resume(job.id)
    assert job.result() == 1


def test_a_failed_job_can_be_tried_again_under_its_id(jobs: Jobs) -> None:
    tries = list[int]()

    def work(_control: Control) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise OutsideError("Not yet.")
        return len(tries)

    job = jobs.submit(_order(), work)
    assert job.wait(_SOON_S).stage is Stage.failed
    jobs.retry(job.id)
    assert job.result() == 2
    assert job.state.fault is None


def test_a_cancelled_paused_job_ends(jobs: Jobs) -> None:
    held = _Held()
    job = jobs.submit(_order(), held)
    held.begun.wait(_SOON_S)
    jobs.pause(job.id)
    job.cancel()
    assert job.wait(_SOON_S).stage is Stage.cancelled


def test_closing_cancels_everything_and_leaves_no_thread() -> None:
    before = set(threading.enumerate())
    jobs = Jobs()
    held = [_Held() for _ in range(6)]
    made = [jobs.submit(_order(resource=lane), w) for lane, w in zip(Resource, held, strict=False)]
    made += [jobs.submit(_order(), w) for w in held[4:]]
    held[0].begun.wait(_SOON_S)
    jobs.pause(made[0].id)
    jobs.close()
    jobs.close()
    assert set(threading.enumerate()) <= before
    assert {job.state.stage for job in made} == {Stage.cancelled}
    with pytest.raises(BugError):
        jobs.submit(_order(), lambda _control: 1)


def test_threads_end_when_there_is_nothing_to_do() -> None:
    before = set(threading.enumerate())
    jobs = Jobs()
    for _ in range(5):
        jobs.submit(_order(), lambda _control: 1).result()
    for thread in set(threading.enumerate()) - before:
        thread.join(_SOON_S)
    assert set(threading.enumerate()) <= before


def test_the_time_left_follows_the_pace_without_pauses() -> None:
    now = [100.0]
    reported, go = Event(), Event()
    with Jobs(clock=lambda: now[0]) as jobs:

        def work(control: Control) -> None:
            now[0] = 110.0
            control.report(0.25, "reading")
            reported.set()
            while not go.wait(0.002):
                control.check()

        job = jobs.submit(_order(), work)
        reported.wait(_SOON_S)
        assert job.state.left_s == pytest.approx(30.0)
        assert job.state.text == "reading"
        jobs.pause(job.id)
        assert job.state.left_s is None
        now[0] = 500.0
        jobs.resume(job.id)
        assert job.state.left_s == pytest.approx(30.0)
        go.set()
        job.result()


def test_over_jobs_are_forgotten_in_the_end(jobs: Jobs) -> None:
    first = jobs.submit(_order(), lambda _control: 1)
    first.result()
    for _ in range(210):
        jobs.submit(_order(resource=Resource.light), lambda _control: 1)
    for state in jobs.all():
        jobs.wait(state.id, _SOON_S)
    jobs.submit(_order(), lambda _control: 1)
    assert len(jobs.all()) <= 202
    with pytest.raises(NoSuchJobError):
        jobs.state(first.id)


@settings(max_examples=15, deadline=None)
@given(
    deeds=st.lists(
        st.tuples(
            st.sampled_from(["submit", "pause", "resume", "cancel", "retry"]),
            st.integers(0, 9),
            st.sampled_from(list(Resource)),
        ),
        max_size=40,
    )
)
def test_whatever_is_done_from_many_threads_ends_and_was_told_in_order(
    deeds: list[tuple[str, int, Resource]],
) -> None:
    heard = list[JobState]()
    running = dict.fromkeys(Resource, 0)
    most = dict.fromkeys(Resource, 0)
    guard = threading.Lock()

    def work(lane: Resource) -> object:
        def steps(control: Control) -> None:
            with guard:
                running[lane] += 1
                most[lane] = max(most[lane], running[lane])
            try:
                for step in range(4):
                    control.report(step / 4)
            finally:
                with guard:
                    running[lane] -= 1
            control.check()

        return steps

    def act(jobs: Jobs, part: list[tuple[str, int, Resource]]) -> None:
        for deed, number, lane in part:
            states = jobs.all()
            if deed == "submit" or not states:
                jobs.submit(_order(key=f"{number}", resource=lane), work(lane))  # type: ignore[arg-type]
            else:
                getattr(jobs, deed)(states[number % len(states)].id)

    with Jobs() as jobs:
        jobs.listen(heard.append)
        threads = [Thread(target=act, args=(jobs, deeds[i::3])) for i in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for state in jobs.all():
            jobs.resume(state.id)
        for state in jobs.all():
            assert jobs.wait(state.id, _SOON_S).stage.is_over
    assert [s.revision for s in heard] == sorted(s.revision for s in heard)
    assert most[Resource.processor] <= 1
    assert most[Resource.light] <= 2
    last = {s.id: s for s in heard}
    assert all(s.stage.is_over for s in last.values())
    assert all(s.stage is last[s.id].stage for s in jobs.all())


def test_a_job_that_waits_gets_another_priority():
    done, gate = [], Event()
    with Jobs() as jobs:
        order = Order(title="a", kind="test")
        jobs.submit(order, lambda _: gate.wait(5))
        first = jobs.submit(order, lambda _: done.append("first"))
        second = jobs.submit(order, lambda _: done.append("second"))
        jobs.prioritise(second.id, 5)
        assert second.state.order.priority == 5
        gate.set()
        first.wait(5)
        second.wait(5)
    assert done == ["second", "first"]
