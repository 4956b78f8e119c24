from kijkocut.edit.commands.duplicate_sequence import DuplicateSequence
from kijkocut.model.clip import Transition
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    over = Transition(kind="wipe", before=F, after=F)
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("b", "v1", 50, 50, transition=over, group="g")
        .with_clip("s", "a1", 0, 50, link="l", group="g")
        .with_marker("k", 10)
        .with_track("v1", is_locked=True)
        .build()
    )


def test_everything_is_copied_under_new_ids():
    after = run_lawfully(project(), DuplicateSequence(sequence="s", id="copy"))
    copy, old = after.sequences["copy"], after.sequences["s"]
    assert copy.name == "s copy"
    assert len(copy.tracks) == len(old.tracks)
    assert not set(copy.tracks) & set(old.tracks)
    for new, was in zip(copy.tracks, old.tracks, strict=True):
        assert after.tracks[new].name == after.tracks[was].name
        assert after.tracks[new].is_locked == after.tracks[was].is_locked
        pairs = list(zip(after.lane(new), after.lane(was), strict=True))
        assert all(n.start == w.start and n.transition == w.transition for n, w in pairs)
    assert len(after.places) == 6
    assert [m.at for m in after.sequence_markers("copy")] == [10 * F]


def test_links_and_groups_hold_among_the_copies():
    after = run_lawfully(project(), DuplicateSequence(sequence="s", id="copy"))
    assert sorted(len(ids) for ids in after.members.values()) == [2, 2, 2, 2]
    assert after.members["l"] == {"a", "s"}


def test_the_name_can_be_given():
    after = run_lawfully(project(), DuplicateSequence(sequence="s", name="Cut 2", id="copy"))
    assert after.sequences["copy"].name == "Cut 2"


def test_a_taken_id_is_refused():
    assert "already" in refusal(project(), DuplicateSequence(sequence="s", id="s"))
