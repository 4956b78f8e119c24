from kijkocut.desktop.delivery.wording import length_text, seconds_text, size_text, stage_text
from kijkocut.jobs import Stage
from kijkocut.model.ticks import TICKS_PER_SECOND


def test_sizes_and_times_read_as_people_write_them():
    assert [size_text(n) for n in (5_000, 3_400_000, 250_000_000, 2_500_000_000)] == [
        "5 kB",
        "3.4 MB",
        "250 MB",
        "2.5 GB",
    ]
    assert [seconds_text(s) for s in (6, 245, 3723, -1)] == ["0:06", "4:05", "1:02:03", "0:00"]
    assert length_text(TICKS_PER_SECOND * 5 // 2) == "2.5 s"
    assert length_text(TICKS_PER_SECOND * 61) == "1:01"
    assert all(stage_text(stage) for stage in Stage)
