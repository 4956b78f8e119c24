from kijkocut.edit.commands.roll import Roll
from kijkocut.model.clip import Transition
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

DISSOLVE = Transition(kind="dissolve", before=5 * F, after=5 * F)


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, link="l")
        .with_clip("s", "a1", 0, 55, link="l")
        .with_clip("b", "v1", 50, 50, link="k", transition=DISSOLVE)
        .with_clip("r", "a1", 55, 45, link="k", source_in=105)
    )


def test_the_cut_moves_with_its_sound_and_its_transition():
    after = run_lawfully(base().build(), Roll(clip="b", by=10 * F))
    assert strip(after, "v1") == "a[0 60) b[60 100)@110"
    assert strip(after, "a1") == "s[0 65) r[65 100)@115"
    assert after.clip("b").transition == DISSOLVE
    after = run_lawfully(base().build(), Roll(clip="b", to=30 * F))
    assert strip(after, "v1") == "a[0 30) b[30 100)@80"
    assert strip(after, "a1") == "s[0 35) r[35 100)@85"


def test_picture_can_roll_alone():
    after = run_lawfully(base().build(), Roll(clip="b", by=10 * F, with_linked=False))
    assert strip(after, "a1") == "s[0 55) r[55 100)@105"


def test_a_transition_shrinks_to_the_handle_that_is_left():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 50, source_in=10, transition=DISSOLVE)
        .build()
    )
    after = run_lawfully(project, Roll(clip="b", by=-8 * F))
    assert after.clip("b").transition == Transition(kind="dissolve", before=2 * F, after=5 * F)


def test_retimed_clips_roll():
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, speed="2")
        .with_clip("b", "v1", 50, 50, source_in=400, speed="-1/2")
        .build()
    )
    after = run_lawfully(project, Roll(clip="b", by=-10 * F))
    assert strip(after, "v1") == "a[0 40) b[40 100)@405"


def test_rolls_without_a_cut_or_handle_are_refused():
    project = a_project().with_clip("a", "v1", 0, 50).with_clip("b", "v1", 60, 50).build()
    assert "no cut to roll" in refusal(project, Roll(clip="b", by=F))
    assert "nothing of it" in refusal(base().build(), Roll(clip="b", by=50 * F))
    assert "handle" in refusal(
        a_project().with_clip("a", "v1", 0, 150).with_clip("b", "v1", 150, 50).build(),
        Roll(clip="b", by=-101 * F),
    )
