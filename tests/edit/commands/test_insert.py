from kijkocut.edit.commands.insert import Insert
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import CaptionSource, MediaSource
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

X = Placement(source=MediaSource(media="m"), source_in=0, source_out=20 * F)


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 100, link="l")
        .with_clip("s", "a1", 0, 100, link="l")
        .with_clip("t", "v2", 60, 10)
        .with_clip("line", "c1", 40, 20)
        .with_marker("k", 70)
    )


def test_insert_splits_what_spans_and_pushes_every_synced_track():
    command = Insert(placement=X, at=50 * F, track="v1", audio_track="a1", id="x")
    after = run_lawfully(base().build(), command)
    right = after.lane("v1").next(after.clip("x"))
    sound = after.lane("a1").next(after.clip("x-audio"))
    assert strip(after, "v1") == f"a[0 50) x[50 70)@0 {right.id}[70 120)@150"
    assert strip(after, "a1") == f"s[0 50) x-audio[50 70)@0 {sound.id}[70 120)@150"
    assert right.link == sound.link != "l"
    assert after.clip("x").link == after.clip("x-audio").link
    assert strip(after, "v2") == "t[80 90)"
    assert after.markers["k"].at == 90 * F
    assert [c.start // F for c in after.lane("c1")] == [40, 70]


def test_insert_leaves_markers_captions_and_unsynced_tracks_when_asked():
    project = base().with_track("v2", is_sync_locked=False).build()
    command = Insert(
        placement=X, at=50 * F, track="v1", with_markers=False, with_captions=False, id="x"
    )
    after = run_lawfully(project, command)
    assert strip(after, "v2") == "t[60 70)"
    assert strip(after, "c1") == "line[40 60)"
    assert after.markers["k"].at == 70 * F


def test_a_locked_target_refuses_and_other_locked_tracks_stay():
    project = base().with_track("v2", is_locked=True).build()
    after = run_lawfully(project, Insert(placement=X, at=50 * F, track="v1"))
    assert strip(after, "v2") == "t[60 70)"
    assert "V2 is locked" in refusal(project, Insert(placement=X, at=50 * F, track="v2"))


def test_three_points_place_between_in_and_out():
    project = base().with_range(10, 30).build()
    whole = Placement(source=MediaSource(media="m"), source_in=5 * F)
    after = run_lawfully(project, Insert(placement=whole, track="v1", id="x"))
    assert strip(after, "v1").split(" x")[1].startswith("[10 30)@5")
    backtimed = base().with_range(None, 100).build()
    after = run_lawfully(backtimed, Insert(placement=X, track="v1", id="x"))
    assert after.clip("x").start == 80 * F
    assert "set an in point" in refusal(base().build(), Insert(placement=X, track="v1"))


def test_a_source_the_track_can_not_carry_is_refused():
    caption = Placement(source=CaptionSource(text="hello"))
    message = refusal(base().build(), Insert(placement=caption, at=0, track="v1"))
    assert "nothing for video track V1" in message
    off = refusal(base().build(), Insert(placement=X, at=F // 2, track="v1"))
    assert "not on a frame" in off
