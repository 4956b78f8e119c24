from kijkocut.edit.commands.slide import Slide
from kijkocut.model.clip import Transition
from kijkocut.testing.builders import F, a_project, strip
from kijkocut.testing.laws import refusal, run_lawfully

DISSOLVE = Transition(kind="dissolve", before=5 * F, after=5 * F)


def base():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 20, link="l", transition=DISSOLVE)
        .with_clip("c", "v1", 70, 50, transition=DISSOLVE)
        .with_clip("s", "a1", 50, 20, link="l")
    )


def test_the_neighbours_give_way_and_follow():
    after = run_lawfully(base().build(), Slide(clip="b", by=10 * F))
    assert strip(after, "v1") == "a[0 60) b[60 80) c[80 120)@110"
    assert strip(after, "a1") == "s[60 80)"
    assert after.clip("b").transition == after.clip("c").transition == DISSOLVE
    after = run_lawfully(base().build(), Slide(clip="b", to=20 * F))
    assert strip(after, "v1") == "a[0 20) b[20 40) c[40 120)@70"


def test_a_gap_beside_the_clip_takes_up_the_slide():
    project = a_project().with_clip("b", "v1", 50, 20).with_clip("c", "v1", 80, 20).build()
    after = run_lawfully(project, Slide(clip="b", by=10 * F))
    assert strip(after, "v1") == "b[60 80) c[80 100)"
    assert '"c"' in refusal(project, Slide(clip="b", by=11 * F))


def test_slides_past_the_neighbours_are_refused():
    assert 'nothing would be left of "c"' in refusal(base().build(), Slide(clip="b", by=50 * F))
    assert 'nothing would be left of "a"' in refusal(base().build(), Slide(clip="b", by=-50 * F))
    far = a_project().with_clip("a", "v1", 0, 5).with_clip("c", "v1", 9, 5)
    far = far.with_clip("d", "v1", 14, 5).build()
    assert 'left of "c"' in refusal(far, Slide(clip="a", by=100 * F))
    project = a_project().with_clip("b", "v1", 5, 20).build()
    assert "before the sequence" in refusal(project, Slide(clip="b", by=-6 * F))
    assert "not on a frame" in refusal(project, Slide(clip="b", by=1))
