from kijkocut.edit.commands.add_clip_marker import AddClipMarker
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    return a_project().with_clip("a", "v1", 20, 50, speed="2").build()


def test_a_time_in_the_sequence_marks_the_picture_shown_there():
    after = run_lawfully(project(), AddClipMarker(clip="a", at=30 * F, name="look", id="k"))
    (marker,) = after.clip("a").markers
    assert (marker.id, marker.at, marker.name) == ("k", 120 * F, "look")


def test_markers_stand_in_time_order():
    after = run_lawfully(
        project(),
        AddClipMarker(clip="a", media_at=9 * F, id="late"),
        AddClipMarker(clip="a", media_at=3 * F, id="early"),
    )
    assert [m.id for m in after.clip("a").markers] == ["early", "late"]


def test_what_makes_no_sense_is_refused():
    twice = AddClipMarker(clip="a", media_at=0, id="k")
    assert "needs a time" in refusal(project(), AddClipMarker(clip="a"))
    assert "before its source" in refusal(project(), AddClipMarker(clip="a", media_at=-1))
    assert "already" in refusal(project(), twice, twice)
    assert "no clip" in refusal(project(), AddClipMarker(clip="x", at=0))
