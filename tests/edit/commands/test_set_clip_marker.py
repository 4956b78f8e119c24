from kijkocut.edit.commands.set_clip_marker import SetClipMarker
from kijkocut.model.clip import ClipMarker
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully

MARKERS = (ClipMarker(id="k", at=3 * F, name="look"), ClipMarker(id="l", at=5 * F))


def project():
    return a_project().with_clip("a", "v1", 20, 50, markers=MARKERS).build()


def test_what_is_given_changes_and_time_order_holds():
    command = SetClipMarker(clip="a", marker="k", media_at=9 * F, note="there")
    first, second = run_lawfully(project(), command).clip("a").markers
    assert first == MARKERS[1]
    assert second == ClipMarker(id="k", at=9 * F, name="look", note="there")


def test_what_makes_no_sense_is_refused():
    assert "before its source" in refusal(
        project(), SetClipMarker(clip="a", marker="k", media_at=-1)
    )
    assert "no marker" in refusal(project(), SetClipMarker(clip="a", marker="x", name="y"))
