"""Parts of a job report as shares of the whole."""

import pytest

from kijkocut.jobs import Control, JobCancelledError


def test_a_part_reports_its_share_of_the_whole_and_stays_within_it() -> None:
    heard = list[tuple[float, str | None]]()
    whole = Control(
        on_report=lambda share, text: heard.append((share, text)), wants_stop=lambda: False
    )
    part = whole.part(0.5, 1.0)
    part.report(0.5, "half")
    part.report(7.0)
    part.part(0.0, 0.5).report(1.0)
    part.check()
    assert heard == [(0.75, "half"), (1.0, None), (0.75, None)]


def test_a_part_is_cancelled_with_the_whole() -> None:
    whole = Control(on_report=lambda _share, _text: None, wants_stop=lambda: True)
    part = whole.part(0.0, 0.5)
    assert part.is_cancelled()
    with pytest.raises(JobCancelledError):
        part.check()
