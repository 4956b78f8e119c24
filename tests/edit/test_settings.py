import pytest
from msgspec.structs import replace

from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.settings import checked_settings, with_rate
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import Rate

NTSC = Rate(30_000, 1001)
PLAIN = Sequence(id="s", name="s", rate=Rate(25))


def test_another_rate_keeps_times_on_its_frames():
    frame = Rate(25).frame_ticks
    sequence = replace(PLAIN, range_in=10 * frame, range_out=20 * frame, start_timecode=7 * frame)
    made = with_rate(sequence, NTSC)
    assert made.rate == NTSC
    assert made.drop_frame
    for time in (made.range_in, made.range_out, made.start_timecode):
        assert time % NTSC.frame_ticks == 0
    assert checked_settings(made) is made
    assert with_rate(PLAIN, Rate(24)).range_in is None


@pytest.mark.parametrize("rate", [8_000, 44_100, 48_000, 96_000, 192_000])
def test_usual_sample_rates_are_kept(rate):
    checked_settings(replace(PLAIN, sample_rate=rate))


@pytest.mark.parametrize("fields", [{"width": 3}, {"channels": 0}, {"sample_rate": 7_999}])
def test_the_rest_is_refused(fields):
    with pytest.raises(EditRefused):
        checked_settings(replace(PLAIN, **fields))
