from kijkocut.edit.commands.remove_media import RemoveMedia
from kijkocut.model.clip import MediaSource, Take
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    return (
        a_project()
        .with_media("n")
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 50, media="n")
        .with_clip("c", "a1", 0, 50)
        .build()
    )


def test_media_in_use_is_kept():
    message = refusal(project(), RemoveMedia(media="m"))
    assert "is in use" in message
    assert "(2 clips)" in message


def test_unused_media_goes():
    after = run_lawfully(a_project().build(), RemoveMedia(media="m"))
    assert not after.media


def test_it_goes_with_its_clips_when_asked():
    after = run_lawfully(project(), RemoveMedia(media="m", with_clips=True))
    assert set(after.media) == {"n"}
    assert set(after.places) == {"b"}


def test_clips_on_locked_tracks_keep_it():
    locked = a_project().with_clip("a", "v1", 0, 50).with_track("v1", is_locked=True).build()
    assert "locked" in refusal(locked, RemoveMedia(media="m", with_clips=True))


def test_takes_count_as_use_and_go_along():
    takes = tuple(Take(source=MediaSource(media=key), name=key) for key in ("n", "o", "n"))
    made = (
        a_project()
        .with_media("n")
        .with_media("o")
        .with_clip("a", "v1", 0, 50, takes=takes, take_place=2)
        .build()
    )
    assert '"n.mp4" is a take of "a"' in refusal(made, RemoveMedia(media="n"))
    after = run_lawfully(made, RemoveMedia(media="n", with_clips=True))
    clip = after.clip("a")
    assert ([t.name for t in clip.takes], clip.take_place) == (["o"], 1)
    assert not run_lawfully(made, RemoveMedia(media="m", with_clips=True)).places
