"""Jobs are followed to their end."""

import io
from threading import Event

import pytest

from kijkocut.cli.following import follow
from kijkocut.cli.progress import ProgressLine
from kijkocut.jobs import Control, JobCancelledError, Jobs, Order


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_job_is_shown_while_it_runs_and_gives_its_result() -> None:
    shown, go = _Terminal(), Event()

    def work(control: Control) -> int:
        control.report(0.5, "half way")
        go.wait(0.5)
        return 7

    with Jobs() as jobs:
        assert (
            follow(jobs.submit(Order(title="Counting", kind="x"), work), ProgressLine(out=shown))
            == 7
        )
    assert "Counting [###############...............]  50%  half way" in shown.getvalue()


def test_a_cancelled_job_is_an_error() -> None:
    with Jobs() as jobs:
        job = jobs.submit(Order(title="Waiting", kind="x"), _until)
        job.cancel()
        with pytest.raises(JobCancelledError):
            follow(job, ProgressLine(out=io.StringIO()))


def _until(control: Control) -> None:
    while True:
        control.check()
