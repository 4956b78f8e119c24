from kijkocut.edit.commands.reorder_track import ReorderTrack
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def test_a_track_moves_among_its_kind_only():
    project = a_project().with_sequence("t", ("t-v1", "t-a1", "t-v2", "t-v3")).build()
    after = run_lawfully(project, ReorderTrack(track="t-v1", index=2))
    assert after.sequences["t"].tracks == ("t-v2", "t-a1", "t-v3", "t-v1")


def test_a_place_outside_is_refused():
    assert "0 to 1 of its kind" in refusal(a_project().build(), ReorderTrack(track="a1", index=2))
