from kijkocut.edit.commands.detach_audio import DetachAudio
from kijkocut.model.clip import MediaSource, TitleSource
from kijkocut.model.media import MediaKind
from kijkocut.model.sequence import TrackKind
from kijkocut.model.title import Title
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def test_linked_sound_becomes_a_clip_of_its_own():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("b", "a1", 0, 50, link="l")
        .build()
    )
    after = run_lawfully(project, DetachAudio(clip="a"))
    assert not after.members
    assert len(after.places) == 2


def test_sound_that_is_on_no_track_is_laid_on_the_first_with_room():
    project = (
        a_project()
        .with_clip("a", "v1", 10, 50, source_in=7, speed="2")
        .with_clip("x", "a1", 40, 50)
        .build()
    )
    after = run_lawfully(project, DetachAudio(clip="a", id="sound"))
    assert strip(after, "a2") == "sound[10 60)@7"
    sound = after.clip("sound")
    assert sound.retime == after.clip("a").retime
    assert sound.link is None


def test_a_new_track_is_made_when_none_has_room():
    project = (
        a_project()
        .with_clip("a", "v1", 10, 50)
        .with_clip("x", "a1", 40, 50)
        .with_track("a2", is_locked=True)
        .build()
    )
    after = run_lawfully(project, DetachAudio(clip="a", id="sound"))
    track = after.tracks[after.places["sound"]]
    assert (track.kind, track.name) == (TrackKind.audio, "A3")
    assert after.sequences["s"].tracks == ("v1", "v2", "a1", "a2", track.id, "c1")


def test_the_track_can_be_chosen():
    project = a_project().with_clip("a", "v1", 10, 50).with_clip("x", "a1", 40, 50).build()
    after = run_lawfully(project, DetachAudio(clip="a", track="a2", id="sound"))
    assert after.places["sound"] == "a2"
    assert "no room on A1" in refusal(project, DetachAudio(clip="a", track="a1"))
    assert "no audio track" in refusal(project, DetachAudio(clip="a", track="v2"))


def test_the_picture_stream_is_not_taken_for_sound():
    source = MediaSource(media="m", stream=0)
    project = a_project().with_clip("a", "v1", 10, 50, source=source).build()
    after = run_lawfully(project, DetachAudio(clip="a", id="sound"))
    assert after.clip("sound").source == MediaSource(media="m")


def test_what_has_no_sound_is_refused():
    project = (
        a_project()
        .with_media("still", 0, MediaKind.image)
        .with_clip("a", "v1", 0, 50, media="still", source_in=0)
        .with_clip("t", "v2", 0, 50, source=TitleSource(title=Title(text="x")), source_in=0)
        .with_clip("b", "a1", 0, 50)
        .build()
    )
    assert "has no sound" in refusal(project, DetachAudio(clip="a"))
    assert "has no sound" in refusal(project, DetachAudio(clip="t"))
    assert "no video clip" in refusal(project, DetachAudio(clip="b"))
    assert F
