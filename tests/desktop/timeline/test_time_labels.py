from kijkocut.desktop.timeline.time_labels import label_step, ticks_between, time_label
from kijkocut.model.ids import SequenceId
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate

SEQUENCE = Sequence(id=SequenceId("s"), name="S", rate=Rate(25))


def test_times_are_labelled_as_liked():
    at = TICKS_PER_SECOND + 2 * SEQUENCE.rate.frame_ticks
    assert time_label(at, SEQUENCE, "timecode") == "00:00:01:02"
    assert time_label(at, SEQUENCE, "frames") == "27"
    assert time_label(at, SEQUENCE, "seconds") == "1.08 s"


def test_steps_are_usual_ones_and_cut_at_frames():
    frame = SEQUENCE.rate.frame_ticks
    assert label_step(SEQUENCE, 3 * frame) == 5 * frame
    assert ticks_between(SEQUENCE, 5 * frame) == 5
    assert label_step(SEQUENCE, 40 * TICKS_PER_SECOND) == 60 * TICKS_PER_SECOND
    assert label_step(SEQUENCE, 7200 * TICKS_PER_SECOND) == 7200 * TICKS_PER_SECOND
