"""What is done on the UI thread once a job is over."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer

from kijkocut.desktop.delivery.feed import feed_of
from kijkocut.desktop.desk import Desk
from kijkocut.jobs import Job, JobState, Stage
from kijkocut.model.errors import KijkoError

T = TypeVar("T")


def when_done(desk: Desk, job: Job[T], then: Callable[[T], None]) -> None:
    """Call `then` on the UI thread with what the job gave, if it was done.

    Nothing is called when another project is open by then. What `then` refuses is said. Failures
    of the job itself are said by the feed.
    """
    feed, work = feed_of(desk), desk.work

    heard = False

    def hear(state: JobState) -> None:
        nonlocal heard
        if state.id != job.id or heard:
            return
        heard = True
        feed.over.disconnect(hear)
        if state.stage is not Stage.done or desk.work is not work:
            return
        try:
            then(job.result())
        except KijkoError as exc:
            desk.complain(exc)

    feed.over.connect(hear)
    state = job.state
    if state.stage.is_over:  # perhaps before anybody listened
        QTimer.singleShot(0, feed, lambda: hear(state))
