from kijkocut.edit.commands.ripple_delete import RippleDelete
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 0, 60, link="l")
        .with_clip("b", "v1", 50, 50)
        .with_clip("r", "a1", 60, 40)
        .with_clip("c", "v1", 100, 50)
        .with_clip("t", "v2", 110, 10)
        .with_marker("k", 120)
    )


def test_the_gap_closes_on_every_synced_track():
    after = run_lawfully(base().build(), RippleDelete(clip="a"))
    assert strip(after, "v1") == "b[0 50) c[50 100)"
    assert strip(after, "a1") == "r[10 50)"
    assert strip(after, "v2") == "t[60 70)"
    assert after.markers["k"].at == 70 * F


def test_several_clips_go_and_each_gap_closes():
    after = run_lawfully(base().build(), RippleDelete(clip="c", also=("a",)))
    assert strip(after, "v1") == "b[0 50)"
    assert strip(after, "a1") == "r[10 50)"
    assert strip(after, "v2") == "t[60 70)"


def test_neighbours_that_go_together_leave_one_gap():
    after = run_lawfully(base().build(), RippleDelete(clip="a", also=("b", "a")))
    assert strip(after, "v1") == "c[0 50)"
    assert after.markers["k"].at == 20 * F


def test_the_track_of_linked_sound_ripples_even_without_sync_lock():
    project = base().with_track("a1", is_sync_locked=False).build()
    after = run_lawfully(project, RippleDelete(clip="a"))
    assert strip(after, "a1") == "r[10 50)"
    alone = run_lawfully(project, RippleDelete(clip="a", with_linked=False))
    assert strip(alone, "a1") == "s[0 60) r[60 100)"


def test_a_spanning_clip_blocks_only_what_would_hit_it():
    project = base().with_clip("bed", "a2", 0, 500).build()
    after = run_lawfully(project, RippleDelete(clip="b"))
    assert strip(after, "a2") == "bed[0 500)"
    blocked = base().with_clip("bed", "a2", 0, 140).with_clip("next", "a2", 150, 5).build()
    assert '"bed"' in refusal(blocked, RippleDelete(clip="b"))


def test_sound_between_frames_closes_whole_frames():
    project = (
        a_project()
        .with_clip("s", "a1", 0, 1, duration=10 * F + 5)
        .with_clip("r", "a1", 0, 1, start=10 * F + 5)
        .with_clip("a", "v1", 20, 10)
        .build()
    )
    after = run_lawfully(project, RippleDelete(clip="s"))
    assert after.clip("r").start == 5
    assert strip(after, "v1") == "a[10 20)"


def test_a_locked_track_is_refused():
    locked = base().with_track("a1", is_locked=True).build()
    assert "A1 is locked" in refusal(locked, RippleDelete(clip="a"))
