from kijkocut.edit.commands.ungroup_clips import UngroupClips
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def grouped():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, group="g", link="l")
        .with_clip("b", "a1", 0, 50, group="g", link="l")
        .with_clip("c", "v1", 60, 50)
        .build()
    )


def test_the_whole_group_comes_apart_and_links_stay():
    after = run_lawfully(grouped(), UngroupClips(clips=("a",)))
    assert "g" not in after.members
    assert after.members["l"] == {"a", "b"}


def test_clips_without_a_group_are_refused():
    assert "in a group" in refusal(grouped(), UngroupClips(clips=("c",)))
