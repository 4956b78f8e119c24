import opentimelineio as otio

from kijkocut.interchange.otio_shape import fingerprint
from kijkocut.interchange.otio_writing import timeline_of
from kijkocut.testing.builders import a_project


def test_the_shape_survives_a_file_and_ignores_metadata():
    project = a_project().with_clip("a", "v1", 0, 10, speed="1/3").with_clip("b", "v2", 5, 9)
    timeline = timeline_of(project.build(), "s")
    text = otio.adapters.write_to_string(timeline, "otio_json")
    again = otio.adapters.read_from_string(text, "otio_json")
    again.metadata["other"] = {"x": 1}
    assert fingerprint(again) == fingerprint(timeline)


def test_anything_that_others_see_changes_it():
    project = a_project().with_clip("a", "v1", 0, 10).build()
    marks = set()
    for change in (
        lambda t: None,
        lambda t: setattr(t.tracks[0], "name", "other"),
        lambda t: setattr(t.tracks[0][0], "enabled", False),
        lambda t: setattr(t.tracks[0][0].media_reference, "target_url", "file:///x"),
        lambda t: t.tracks[0][0].effects.append(otio.schema.LinearTimeWarp(time_scalar=2.0)),
    ):
        timeline = timeline_of(project, "s")
        change(timeline)
        marks.add(fingerprint(timeline))
    assert len(marks) == 5
