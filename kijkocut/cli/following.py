"""Jobs on the command line: a line of progress, and Ctrl-C cancels."""

from typing import Final, TypeVar

from kijkocut.cli.interrupt import stoppable
from kijkocut.cli.progress import ProgressLine
from kijkocut.jobs import Job, JobState, Stage

T = TypeVar("T")

_STEP_S: Final = 0.1


def follow(job: Job[T], line: ProgressLine | None = None) -> T:
    """Show how a job gets on until it is over, and give what it gave.

    Raises:
        JobCancelledError: Somebody pressed Ctrl-C.
        KijkoError: What the job failed with.
    """
    with stoppable() as wish, line or ProgressLine() as shown:
        while not (state := job.wait(_STEP_S)).stage.is_over:
            if wish.is_set():
                job.cancel()
            shown.show(state.order.title, state.share, _details(state))
        if state.stage is Stage.done:
            shown.show(state.order.title, 1.0)
    return job.result()


def _details(state: JobState) -> str:
    left = f"{state.left_s:.0f} s left" if state.left_s is not None else ""
    return ", ".join(part for part in (state.text, left) if part)
