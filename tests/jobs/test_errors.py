"""Errors of jobs carry stable codes."""

from kijkocut.jobs import JobCancelledError, NoSuchJobError


def test_codes_are_stable() -> None:
    assert (JobCancelledError.code, NoSuchJobError.code) == ("job.cancelled", "job.unknown")
