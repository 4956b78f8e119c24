from kijkocut.edit.commands.split_all import SplitAll
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 0, 50, link="l")
        .with_clip("b", "v2", 20, 50)
        .with_clip("c", "a2", 30, 50)
    )


def test_every_clip_under_the_place_is_split():
    after = run_lawfully(base().build(), SplitAll(sequence="s", at=30 * F))
    assert [len(after.lane(t)) for t in ("v1", "v2", "a1", "a2")] == [2, 2, 2, 1]
    assert list(after.lane("v1"))[1].link == list(after.lane("a1"))[1].link != "l"


def test_locked_tracks_are_left_and_tracks_can_be_named():
    project = base().with_track("v2", is_locked=True).build()
    after = run_lawfully(project, SplitAll(sequence="s", at=30 * F))
    assert [len(after.lane(t)) for t in ("v1", "v2", "a1")] == [2, 1, 2]
    after = run_lawfully(project, SplitAll(sequence="s", at=30 * F, tracks=("v1",)))
    assert [len(after.lane(t)) for t in ("v1", "a1")] == [2, 1]
    untargeted = base().with_track("v2", is_target=False).build()
    after = run_lawfully(untargeted, SplitAll(sequence="s", at=30 * F, only_targets=True))
    assert len(after.lane("v2")) == 1


def test_a_place_without_clips_is_refused():
    assert "nothing to split" in refusal(base().build(), SplitAll(sequence="s", at=90 * F))
    assert "not on a frame" in refusal(base().build(), SplitAll(sequence="s", at=30 * F + 1))
