from kijkocut.edit.commands.link_clips import LinkClips
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def two():
    return a_project().with_clip("a", "v1", 0, 50).with_clip("b", "a1", 0, 50)


def test_clips_are_linked():
    after = run_lawfully(two().build(), LinkClips(clips=("a", "b"), id="l"))
    assert after.clip("a").link == after.clip("b").link == "l"
    assert after.members["l"] == {"a", "b"}


def test_a_link_made_without_an_id_gets_one():
    after = run_lawfully(two().build(), LinkClips(clips=("a", "b")))
    assert after.clip("a").link == after.clip("b").link is not None


def test_clips_leave_the_links_they_were_in():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, link="one")
        .with_clip("b", "a1", 0, 50, link="one")
        .with_clip("c", "v2", 0, 50, link="two")
        .with_clip("d", "a2", 0, 50, link="two")
        .with_clip("e", "a2", 50, 50, link="two")
        .build()
    )
    after = run_lawfully(project, LinkClips(clips=("a", "c"), id="new"))
    assert after.clip("b").link is None, "a link of one is none"
    assert after.clip("d").link == after.clip("e").link == "two"
    assert after.members["new"] == {"a", "c"}


def test_linking_what_is_linked_already_renews_the_link():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, link="one")
        .with_clip("b", "a1", 0, 50, link="one")
        .build()
    )
    after = run_lawfully(project, LinkClips(clips=("a", "b"), id="new"))
    assert after.members["new"] == {"a", "b"}
    assert "one" not in after.members


def test_one_clip_alone_is_refused():
    assert "two clips or more" in refusal(two().build(), LinkClips(clips=("a",)))
    assert "two clips or more" in refusal(two().build(), LinkClips(clips=("a", "a")))
    assert "at least one" in refusal(two().build(), LinkClips(clips=()))


def test_unknown_clips_and_taken_ids_are_refused():
    assert "no clip" in refusal(two().build(), LinkClips(clips=("a", "x")))
    assert "already" in refusal(two().build(), LinkClips(clips=("a", "b"), id="v1"))


def test_clips_of_two_sequences_are_refused():
    project = two().with_sequence("s2", ("s2-v1",)).with_clip("c", "s2-v1", 0, 10).build()
    assert "one sequence" in refusal(project, LinkClips(clips=("a", "c")))


def test_locked_tracks_are_left_alone():
    project = two().with_track("a1", is_locked=True).build()
    assert "locked" in refusal(project, LinkClips(clips=("a", "b")))
