from kijkocut.edit.commands.enable_clips import EnableClips
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 0, 50, link="l")
        .with_clip("b", "v1", 50, 50)
        .build()
    )


def test_clips_are_disabled_with_what_is_linked_to_them():
    after = run_lawfully(project(), EnableClips(clips=("a",), is_enabled=False))
    assert [after.clip(c).is_enabled for c in ("a", "s", "b")] == [False, False, True]
    assert run_lawfully(after, EnableClips(clips=("s",))) == project()


def test_a_clip_can_be_disabled_alone():
    off = EnableClips(clips=("a", "b"), is_enabled=False, with_linked=False)
    after = run_lawfully(project(), off)
    assert [after.clip(c).is_enabled for c in ("a", "s", "b")] == [False, True, False]


def test_no_clips_are_refused():
    assert "at least one" in refusal(project(), EnableClips(clips=()))
