from kijkocut.edit.commands.insert_space import InsertSpace
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 50)
        .with_clip("s", "a1", 0, 100)
        .with_clip("line", "c1", 60, 20)
        .with_marker("k", 70)
    )


def test_what_follows_moves_and_what_spans_stays_whole():
    after = run_lawfully(base().build(), InsertSpace(sequence="s", at=50 * F, length=30 * F))
    assert strip(after, "v1") == "a[0 50) b[80 130)"
    assert strip(after, "a1") == "s[0 100)"
    assert strip(after, "c1") == "line[90 110)"
    assert after.markers["k"].at == 100 * F


def test_what_spans_is_cut_when_asked():
    command = InsertSpace(
        sequence="s", at=20 * F, length=30 * F, is_cutting=True, with_markers=False
    )
    after = run_lawfully(base().build(), command)
    assert [(c.start // F, c.end // F) for c in after.lane("a1")] == [(0, 20), (50, 130)]
    assert after.markers["k"].at == 70 * F


def test_tracks_can_be_named():
    command = InsertSpace(sequence="s", at=50 * F, length=F, tracks=("v1",))
    after = run_lawfully(base().build(), command)
    assert strip(after, "c1") == "line[60 80)"
    assert strip(after, "v1") == "a[0 50) b[51 101)"


def test_a_space_of_no_length_or_half_a_frame_is_refused():
    for length in (0, 5, -5):
        command = InsertSpace(sequence="s", at=0, length=length)
        assert "whole frames" in refusal(base().build(), command)


def test_space_is_taken_away_as_far_as_there_is_any():
    project = run_lawfully(base().build(), InsertSpace(sequence="s", at=50 * F, length=30 * F))
    after = run_lawfully(project, InsertSpace(sequence="s", at=80 * F, length=-20 * F))
    assert strip(after, "v1") == "a[0 50) b[60 110)"
    assert strip(after, "c1") == "line[70 90)"
    assert after.markers["k"].at == 80 * F
    message = refusal(after, InsertSpace(sequence="s", at=60 * F, length=-11 * F))
    assert 'push "b"' in message
    command = InsertSpace(sequence="s", at=60 * F, length=-F, is_cutting=True)
    assert "between clips" in refusal(after, command)
    assert "before the beginning" in refusal(after, InsertSpace(sequence="s", at=0, length=-F))
