from kijkocut.edit.commands.append import Append
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import MediaSource
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

X = Placement(source=MediaSource(media="m"), source_in=0, source_out=20 * F)


def test_append_comes_after_the_last_clip_of_its_tracks():
    project = a_project().with_clip("a", "v1", 0, 30).with_clip("s", "a1", 10, 50).build()
    after = run_lawfully(project, Append(placement=X, track="v1", audio_track="a1", id="x"))
    assert strip(after, "v1") == "a[0 30) x[60 80)@0"
    assert strip(after, "a1") == "s[10 60) x-audio[60 80)@0"


def test_append_starts_on_a_frame_behind_sound_that_ends_between_two():
    project = a_project().with_clip("s", "a1", 0, 30, duration=30 * F + 7).build()
    after = run_lawfully(project, Append(placement=X, track="v1", audio_track="a1", id="x"))
    assert after.clip("x").start == 31 * F


def test_append_to_a_locked_track_is_refused():
    project = a_project().with_track("v1", is_locked=True).build()
    assert "V1 is locked" in refusal(project, Append(placement=X, track="v1"))
    assert 'no track "v9"' in refusal(project, Append(placement=X, track="v9"))
