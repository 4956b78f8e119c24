from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.testing.builders import a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("b", "v1", 50, 50)
        .with_clip("s", "a1", 0, 50, link="l")
    )


def test_clips_go_with_what_is_linked_and_nothing_moves():
    after = run_lawfully(base().build(), DeleteClips(clips=("a",)))
    assert strip(after, "v1") == "b[50 100)"
    assert strip(after, "a1") == ""
    after = run_lawfully(base().build(), DeleteClips(clips=("a", "b"), with_linked=False))
    assert (strip(after, "v1"), strip(after, "a1")) == ("", "s[0 50)")


def test_what_is_not_there_or_locked_is_refused():
    assert "No clip is named" in refusal(base().build(), DeleteClips(clips=()))
    assert 'no clip "x"' in refusal(base().build(), DeleteClips(clips=("a", "x")))
    locked = base().with_track("a1", is_locked=True).build()
    assert "A1 is locked" in refusal(locked, DeleteClips(clips=("a",)))
