from kijkocut.edit.commands.group_clips import GroupClips
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def three():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("b", "a1", 0, 50, link="l")
        .with_clip("c", "v1", 60, 50)
    )


def test_clips_are_grouped_with_what_is_linked_to_them():
    after = run_lawfully(three().build(), GroupClips(clips=("a", "c"), id="g"))
    assert after.members["g"] == {"a", "b", "c"}
    assert after.members["l"] == {"a", "b"}


def test_groups_become_one_group():
    project = (
        three()
        .with_clip("d", "v2", 0, 10, group="old")
        .with_clip("e", "v2", 20, 10, group="old")
        .build()
    )
    after = run_lawfully(project, GroupClips(clips=("c", "d"), id="g"))
    assert after.members["g"] == {"c", "d", "e"}
    assert "old" not in after.members


def test_a_group_of_one_is_refused():
    assert "two clips" in refusal(three().build(), GroupClips(clips=("c",)))


def test_clips_of_two_sequences_are_refused():
    project = three().with_sequence("s2", ("s2-v1",)).with_clip("z", "s2-v1", 0, 10).build()
    message = refusal(project, GroupClips(clips=("c", "z")))
    assert "one sequence" in message
    assert "s and s2" in message
