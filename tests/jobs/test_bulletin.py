"""News arrive in order, whatever listeners do."""

from kijkocut.jobs.bulletin import Bulletin
from kijkocut.jobs.state import JobId, JobState, Order, Stage


def _state(revision: int) -> JobState:
    order = Order(title="t", kind="k")
    return JobState(id=JobId("j"), order=order, stage=Stage.queued, revision=revision)


def test_a_listener_that_posts_is_not_called_from_within_itself() -> None:
    bulletin, heard = Bulletin(), list[int]()

    def listener(state: JobState) -> None:
        if state.revision < 3:
            bulletin.post(_state(state.revision + 1))
            bulletin.deliver()
        heard.append(state.revision)

    bulletin.listen(listener)
    bulletin.post(_state(1))
    bulletin.deliver()
    assert heard == [1, 2, 3]


def test_a_listener_that_fails_does_not_keep_news_from_others() -> None:
    bulletin, heard = Bulletin(), list[int]()

    def broken(_state: JobState) -> None:
        raise ValueError

    bulletin.listen(broken)
    leave = bulletin.listen(lambda state: heard.append(state.revision))
    bulletin.post(_state(1))
    bulletin.deliver()
    leave()
    bulletin.post(_state(2))
    bulletin.deliver()
    assert heard == [1]
