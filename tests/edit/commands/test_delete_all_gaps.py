from kijkocut.edit.commands.delete_all_gaps import DeleteAllGaps
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def base():
    return (
        a_project()
        .with_clip("a", "v1", 10, 40)
        .with_clip("b", "v1", 80, 20)
        .with_clip("c", "v1", 110, 20)
        .with_clip("s", "a1", 40, 30)
        .with_clip("line", "c1", 75, 30)
        .with_marker("k", 115)
    )


def test_every_stretch_empty_on_all_tracks_goes():
    after = run_lawfully(base().build(), DeleteAllGaps(sequence="s"))
    assert strip(after, "v1") == "a[0 40) b[60 80) c[80 100)"
    assert strip(after, "a1") == "s[30 60)"
    assert strip(after, "c1") == "line[60 80)"
    assert after.markers["k"].at == 85 * F


def test_one_track_alone_when_the_others_are_not_synced():
    project = base().with_track("a1", is_sync_locked=False).build()
    after = run_lawfully(project, DeleteAllGaps(sequence="s", tracks=("v1",)))
    assert strip(after, "v1") == "a[0 40) b[40 60) c[60 80)"
    assert strip(after, "a1") == "s[40 70)"


def test_a_sequence_without_gaps_is_refused():
    project = a_project().with_clip("a", "v1", 0, 40).build()
    assert "no gap" in refusal(project, DeleteAllGaps(sequence="s"))
