"""A rendered frame alone is a project that shows it."""

from pathlib import Path

from kijkocut.model.media import MediaFacts, MediaKind, VideoStream
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate
from kijkocut.workspace.rendered_frame import as_project
from kijkocut.workspace.segments import Found, Segment


def test_the_film_lies_alone_on_a_canvas_of_its_size() -> None:
    picture = VideoStream(index=0, codec="h264", width=64, height=36, duration=TICKS_PER_SECOND)
    facts = MediaFacts(kind=MediaKind.video, duration=TICKS_PER_SECOND, streams=(picture,))
    segment = Segment(
        keys=("k",) * 25,
        facts=facts,
        rate=Rate(25),
        size=(64, 36),
        colour_space=ColourSpace.bt2020,
    )
    project, sequence_id, at = as_project(Found(path=Path("/x.mp4"), segment=segment, number=3))
    sequence = project.sequences[sequence_id]
    assert (sequence.width, sequence.height) == (64, 36)
    assert sequence.colour_space is ColourSpace.bt2020
    assert at == 3 * Rate(25).frame_ticks
    assert project.sequence_end(sequence_id) == TICKS_PER_SECOND
