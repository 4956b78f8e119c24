"""Stages that are over."""

from kijkocut.jobs import Stage


def test_done_failed_and_cancelled_are_over() -> None:
    assert {stage for stage in Stage if stage.is_over} == {
        Stage.done,
        Stage.failed,
        Stage.cancelled,
    }
