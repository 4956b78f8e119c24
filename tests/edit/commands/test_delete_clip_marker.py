from kijkocut.edit.commands.delete_clip_marker import DeleteClipMarker
from kijkocut.model.clip import ClipMarker
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully

MARKERS = (ClipMarker(id="k", at=3 * F), ClipMarker(id="l", at=5 * F))


def test_the_marker_goes_and_the_others_stay():
    project = a_project().with_clip("a", "v1", 20, 50, markers=MARKERS).build()
    after = run_lawfully(project, DeleteClipMarker(clip="a", marker="k"))
    assert after.clip("a").markers == MARKERS[1:]


def test_an_unknown_marker_is_refused():
    project = a_project().with_clip("a", "v1", 20, 50).build()
    assert "no marker" in refusal(project, DeleteClipMarker(clip="a", marker="k"))
