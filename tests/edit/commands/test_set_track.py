from kijkocut.edit.commands.set_track import SetTrack
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_switches_are_set_and_the_others_left():
    project = a_project().with_track("v1", is_muted=True).build()
    after = run_lawfully(project, SetTrack(track="v1", is_locked=True, height=96, is_target=False))
    track = after.tracks["v1"]
    assert (track.is_locked, track.is_muted, track.height) == (True, True, 96)
    assert not track.is_target
    again = run_lawfully(after, SetTrack(track="v1", is_locked=False, language="nl"))
    assert (again.tracks["v1"].is_locked, again.tracks["v1"].language) == (False, "nl")


def test_nothing_or_a_silly_height_is_refused():
    assert "Nothing is given" in refusal(a_project().build(), SetTrack(track="v1"))
    assert "16 to 512" in refusal(a_project().build(), SetTrack(track="v1", height=5))
