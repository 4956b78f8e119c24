from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.model.ids import ClipId
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

A = ClipId("a")


def test_split_makes_two_clips_that_show_the_same():
    project = a_project().with_clip("a", "v1", 0, 100).build()
    after = run_lawfully(project, SplitClip(clip=A, at=30 * F, new_id=ClipId("b")))
    assert strip(after, "v1") == "a[0 30) b[30 100)@130"


def test_split_outside_the_clip_is_refused():
    project = a_project().with_clip("a", "v1", 0, 100).build()
    assert "nothing to split" in refusal(project, SplitClip(clip=A, at=100 * F))


def test_linked_sound_is_split_along_and_linked_anew():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 100, link="l")
        .with_clip("s", "a1", 0, 100, link="l")
        .build()
    )
    after = run_lawfully(project, SplitClip(clip=A, at=30 * F))
    left, right = after.lane("v1")
    sound_left, sound_right = after.lane("a1")
    assert left.link == sound_left.link == "l"
    assert right.link == sound_right.link != "l"


def test_reversed_clip_splits_at_the_asked_frame():
    project = a_project().with_clip("a", "v1", 10, 50, source_in=200, speed="-2").build()
    after = run_lawfully(project, SplitClip(clip=A, at=30 * F, new_id=ClipId("b")))
    assert strip(after, "v1") == "a[10 30)@200 b[30 60)@160"
