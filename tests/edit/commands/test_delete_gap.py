from kijkocut.edit.commands.delete_gap import DeleteGap
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def base():
    return (
        a_project()
        .with_clip("a", "v1", 10, 40)
        .with_clip("b", "v1", 80, 20)
        .with_clip("t", "v2", 85, 5)
        .with_marker("k", 90)
    )


def test_the_gap_closes_and_synced_tracks_follow():
    after = run_lawfully(base().build(), DeleteGap(track="v1", at=60 * F))
    assert strip(after, "v1") == "a[10 50) b[50 70)"
    assert strip(after, "v2") == "t[55 60)"
    assert after.markers["k"].at == 60 * F


def test_the_gap_before_the_first_clip_closes_too():
    after = run_lawfully(base().build(), DeleteGap(track="v1", at=0))
    assert strip(after, "v1") == "a[0 40) b[70 90)"


def test_where_there_is_no_gap_it_is_refused():
    assert '"a"' in refusal(base().build(), DeleteGap(track="v1", at=10 * F))
    assert "nothing follows" in refusal(base().build(), DeleteGap(track="v1", at=100 * F))
    blocked = base().with_clip("x", "a1", 0, 85).with_clip("y", "a1", 90, 5).build()
    assert '"x"' in refusal(blocked, DeleteGap(track="v1", at=60 * F))
