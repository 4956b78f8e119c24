from kijkocut.edit.commands.delete_track import DeleteTrack
from kijkocut.testing.builders import a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def test_a_track_goes_with_its_clips():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 100, link="l")
        .with_clip("b", "v1", 100, 50)
        .with_clip("s", "a1", 0, 100, link="l")
        .build()
    )
    after = run_lawfully(project, DeleteTrack(track="v1"))
    assert after.sequences["s"].tracks == ("v2", "a1", "a2", "c1")
    assert "v1" not in after.tracks
    assert set(after.places) == {"s"}
    assert strip(after, "a1") == "s[0 100)"


def test_a_locked_track_stays():
    project = a_project().with_clip("a", "v1", 0, 9).with_track("v1", is_locked=True).build()
    assert "V1 is locked" in refusal(project, DeleteTrack(track="v1"))
