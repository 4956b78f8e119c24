import opentimelineio as otio

from kijkocut.interchange.otio_writing import timeline_of
from kijkocut.model.clip import Transition
from kijkocut.testing.builders import F, a_project


def test_other_programs_see_cuts_gaps_speeds_and_dissolves():
    over = Transition(kind="dissolve", before=2 * F, after=3 * F)
    project = (
        a_project()
        .with_clip("a", "v1", 10, 100)
        .with_clip("b", "v1", 110, 50, transition=over, speed="2")
        .build()
    )
    gap, a, join, b = timeline_of(project, "s").tracks[0]
    assert isinstance(gap, otio.schema.Gap)
    assert gap.duration().value == 10
    assert (a.source_range.start_time.value, a.source_range.duration.value) == (100, 100)
    assert a.media_reference.target_url == "file:///media/m.mp4"
    assert (join.in_offset.value, join.out_offset.value) == (2, 3)
    assert b.effects[0].time_scalar == 2.0
