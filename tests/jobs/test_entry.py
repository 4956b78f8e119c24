"""A job's life as the scheduler keeps it."""

from kijkocut.jobs.entry import Entry
from kijkocut.jobs.state import Fault, JobId, Order, Stage


def test_trying_again_forgets_what_went_wrong() -> None:
    entry = Entry(JobId("j"), Order(title="t", kind="k"), lambda _control: None)
    entry.begin(1.0)
    entry.share = 0.5
    entry.end(Stage.failed, Fault(code="x", sentence="y"))
    assert entry.state(2.0).fault == Fault(code="x", sentence="y")
    entry.reset()
    state = entry.state(3.0)
    assert (state.stage, state.share, state.fault, state.started_s) == (
        Stage.queued,
        0.0,
        None,
        None,
    )


def test_the_pace_is_not_guessed_from_the_very_first_percent() -> None:
    entry = Entry(JobId("j"), Order(title="t", kind="k"), lambda _control: None)
    entry.begin(0.0)
    entry.share = 0.001
    assert entry.state(1.0).left_s is None
    entry.share = 0.5
    assert entry.state(1.0).left_s == 1.0
