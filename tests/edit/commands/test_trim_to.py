from kijkocut.edit.commands.trim_to import TrimTo
from kijkocut.edit.edges import Side
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 10, 50, link="l")
        .with_clip("b", "v1", 50, 50)
        .with_clip("o", "v2", 20, 60)
        .with_marker("k", 90)
    )


def test_start_to_playhead_on_the_target_tracks():
    project = base().with_track("v2", is_target=False).build()
    after = run_lawfully(project, TrimTo(sequence="s", at=30 * F, side=Side.head))
    assert strip(after, "v1") == "a[30 50)@130 b[50 100)"
    assert strip(after, "a1") == "s[30 60)@120"
    assert strip(after, "v2") == "o[20 80)"


def test_end_to_playhead_of_named_clips():
    command = TrimTo(sequence="s", at=30 * F, side=Side.tail, clips=("a",))
    after = run_lawfully(base().build(), command)
    assert strip(after, "v1") == "a[0 30) b[50 100)"
    assert strip(after, "a1") == "s[10 30)"
    assert strip(after, "v2") == "o[20 80)"


def test_with_ripple_the_nearest_edge_comes_to_the_playhead():
    project = base().with_track("v2", is_target=False).build()
    command = TrimTo(sequence="s", at=30 * F, side=Side.head, is_ripple=True)
    after = run_lawfully(project, command)
    right = after.lane("v1").at(10 * F)
    assert strip(after, "v1") == f"a[0 10) {right.id}[10 30)@130 b[30 80)"
    assert strip(after, "a1") == "s[10 40)@120"
    assert strip(after, "v2") == "o[20 80)"
    assert after.markers["k"].at == 70 * F
    command = TrimTo(sequence="s", at=30 * F, side=Side.tail, is_ripple=True)
    after = run_lawfully(project, command)
    assert strip(after, "v1") == "a[0 30) b[30 80)"


def test_nothing_under_the_place_is_refused():
    assert "No clip to trim" in refusal(
        base().build(), TrimTo(sequence="s", at=200 * F, side=Side.head)
    )
    command = TrimTo(sequence="s", at=50 * F, side=Side.head, clips=("b",))
    assert "No clip to trim" in refusal(base().build(), command)
    other = base().with_sequence("t", ("t-v1",)).build()
    command = TrimTo(sequence="t", at=30 * F, side=Side.head, clips=("a",))
    assert "not in the sequence" in refusal(other, command)
