from kijkocut.edit.commands.unlink_clips import UnlinkClips
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def linked():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("b", "a1", 0, 50, link="l")
        .with_clip("c", "v2", 0, 50, link="m")
        .with_clip("d", "a2", 0, 50, link="m")
        .build()
    )


def test_naming_one_clip_takes_its_whole_link_apart():
    after = run_lawfully(linked(), UnlinkClips(clips=("a",)))
    assert after.clip("a").link is None
    assert after.clip("b").link is None
    assert after.members["m"] == {"c", "d"}


def test_several_links_at_once():
    after = run_lawfully(linked(), UnlinkClips(clips=("a", "d")))
    assert not after.members


def test_clips_without_a_link_are_refused():
    project = a_project().with_clip("a", "v1", 0, 50).build()
    assert "is linked" in refusal(project, UnlinkClips(clips=("a",)))
