"""Which clips are heard over which samples."""

import numpy as np

from kijkocut.audio.plan import CrossfadeShape, plan_audio
from kijkocut.model.clip import Transition
from kijkocut.model.ticks import Rate


def voices(timeline, start, count):
    plan = plan_audio(timeline.project, "s", start_sample=start, count=count)
    return [(v.clip.id, v.start, v.stop) for strip in plan.strips for v in strip.voices]


def a_row(timeline):
    timeline.sound("m", np.ones((2, 1000))).track("a")
    over = Transition(kind="crossfade", before=10 * timeline.S, after=20 * timeline.S)
    return (
        timeline.clip("p", "a", 0, 100, source_in=100)
        .clip("q", "a", 100, 100, source_in=100, transition=over)
        .clip("r", "a", 300, 100)
    )


def test_a_plan_names_the_clips_in_range_with_their_handles(timeline):
    a_row(timeline)
    assert voices(timeline, 0, 400) == [("p", 0, 120), ("q", 90, 200), ("r", 300, 400)]
    assert voices(timeline, 0, 90) == [("p", 0, 120)]
    assert voices(timeline, 90, 1) == [("p", 0, 120), ("q", 90, 200)]
    assert voices(timeline, 119, 1) == [("p", 0, 120), ("q", 90, 200)]
    assert voices(timeline, 120, 1) == [("q", 90, 200)]
    assert voices(timeline, 200, 100) == []
    assert voices(timeline, 399, 50) == [("r", 300, 400)]


def test_a_transition_of_unknown_kind_is_constant_power(timeline):
    a_row(timeline)
    timeline.clip(
        "s", "a", 400, 100, source_in=100, transition=Transition(kind="wipe", before=0, after=5)
    )
    plan = plan_audio(timeline.project, "s", start_sample=400, count=1)
    (voice,) = [v for v in plan.strips[0].voices if v.clip.id == "s"]
    assert voice.entry.shape is CrossfadeShape.power


def test_an_edge_between_two_samples_goes_to_the_nearest(timeline):
    """Frame 1 of 29.97 fps starts at sample 1601.6, so at 1602."""
    frame = Rate(30000, 1001).frame_ticks
    timeline.sound("m", np.ones((2, 9000))).track("a")
    timeline.clip("p", "a", 0, 1, start=0, duration=frame)
    timeline.clip("q", "a", 0, 1, start=frame, duration=frame)
    assert voices(timeline, 1601, 1) == [("p", 0, 1602)]
    assert voices(timeline, 1602, 1) == [("q", 1602, 3203)]


def test_a_plan_can_be_made_at_another_rate(timeline):
    a_row(timeline)
    plan = plan_audio(timeline.project, "s", start_sample=0, count=50, sample_rate=24_000)
    assert [(v.start, v.stop) for v in plan.strips[0].voices] == [(0, 60), (45, 100)]
