from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import MediaSource
from kijkocut.model.media import MediaKind
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

X = Placement(source=MediaSource(media="m"), source_in=0, source_out=20 * F)


def test_overwrite_trims_what_is_there_and_moves_nothing():
    project = a_project().with_clip("a", "v1", 0, 60).with_clip("b", "v1", 60, 60).build()
    after = run_lawfully(project, Overwrite(placement=X, at=50 * F, track="v1", id="x"))
    assert strip(after, "v1") == "a[0 50) x[50 70)@0 b[70 120)@110"


def test_overwriting_the_middle_of_a_linked_pair_links_both_sides():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 60, link="l")
        .with_clip("s", "a1", 0, 60, link="l")
        .build()
    )
    command = Overwrite(placement=X, at=20 * F, track="v1", audio_track="a1", id="x")
    after = run_lawfully(project, command)
    left, _, right = after.lane("v1")
    sound_left, _, sound_right = after.lane("a1")
    assert left.link == sound_left.link
    assert right.link == sound_right.link
    assert len({left.link, right.link, after.clip("x").link}) == 3


def test_a_right_part_without_its_sound_is_linked_with_nothing():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 60, link="l")
        .with_clip("s", "a1", 0, 60, link="l")
        .build()
    )
    after = run_lawfully(project, Overwrite(placement=X, at=20 * F, track="v1", id="x"))
    left, _, right = after.lane("v1")
    assert (left.link, right.link) == ("l", None)


def test_a_still_lasts_five_seconds_unless_told():
    project = a_project().with_media("pic", 0, MediaKind.image).build()
    still = Placement(source=MediaSource(media="pic"))
    after = run_lawfully(project, Overwrite(placement=still, at=0, track="v1", id="x"))
    assert strip(after, "v1") == "x[0 125)@0"


def test_sound_without_a_picture_has_no_place_on_a_video_track():
    project = a_project().with_media("song", 50, MediaKind.audio).build()
    song = Placement(source=MediaSource(media="song"))
    message = refusal(project, Overwrite(placement=song, at=0, track="v1"))
    assert "song.mp4 has nothing for video track V1" in message
    after = run_lawfully(project, Overwrite(placement=song, at=F // 3, track="a1", id="x"))
    assert after.clip("x").start == F // 3


def test_a_range_outside_the_source_is_refused():
    long = Placement(source=MediaSource(media="m"), source_in=0, source_out=1501 * F)
    assert "does not lie in" in refusal(
        a_project().build(), Overwrite(placement=long, at=0, track="v1")
    )


def test_the_sound_of_a_named_picture_stream_is_the_files_sound():
    picture = Placement(source=MediaSource(media="m", stream=0), source_out=20 * F)
    command = Overwrite(placement=picture, at=0, track="v1", audio_track="a1", id="x")
    after = run_lawfully(a_project().build(), command)
    assert after.clip("x").source == MediaSource(media="m", stream=0)
    assert after.clip("x-audio").source == MediaSource(media="m")
