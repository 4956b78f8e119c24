from kijkocut.edit.commands.set_transition import SetTransition
from kijkocut.model.clip import Alignment, Transition
from kijkocut.model.params import Param
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.catalogue import checked_refusal, run_checked
from kijkocut.testing.laws import refusal, run_lawfully

OVER = Transition(kind="wipe", before=2 * F, after=5 * F, params=(Param(name="radius", value=3.0),))


def project(right_in=100):
    return (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 50, source_in=right_in, transition=OVER)
        .build()
    )


def changed(start=None, **fields):
    after = run_lawfully(start or project(), SetTransition(clip="b", **fields))
    return after.clip("b").transition


def test_another_kind_starts_with_its_own_parameters_and_keeps_its_place():
    made = changed(kind="push")
    assert (made.kind, made.params) == ("push", ())
    assert (made.before, made.after) == (OVER.before, OVER.after)


def test_the_same_kind_keeps_its_parameters():
    assert changed(kind="wipe") == OVER


def test_length_and_alignment_are_laid_out_anew():
    made = changed(duration=20 * F)
    assert (made.before, made.after, made.params) == (10 * F, 10 * F, OVER.params)
    made = changed(alignment=Alignment.end)
    assert (made.before, made.after) == (7 * F, 0)
    made = changed(alignment=Alignment.start)
    assert (made.before, made.after) == (0, 7 * F)


def test_alignment_stays_when_the_length_changes():
    at_end = run_lawfully(project(), SetTransition(clip="b", alignment=Alignment.end))
    assert changed(at_end, duration=4 * F).before == 4 * F
    at_start = run_lawfully(project(), SetTransition(clip="b", alignment=Alignment.start))
    assert changed(at_start, duration=4 * F).after == 4 * F


def test_handles_are_asked_for_again():
    start = project(right_in=3)
    assert "only 3 frames" in refusal(start, SetTransition(clip="b", duration=20 * F))
    assert changed(start, duration=20 * F, can_shorten=True).before == 3 * F


def test_one_that_was_shortened_on_a_side_can_change_its_kind():
    assert changed(project(right_in=2), kind="push").before == 2 * F


def test_parameters_can_be_replaced():
    params = (Param(name="radius", value=9),)
    after = run_checked(project(), SetTransition(clip="b", params=params))
    assert after.clip("b").transition.params == (Param(name="radius", value=9.0),)
    assert "no parameter" in checked_refusal(
        project(), SetTransition(clip="b", kind="dissolve", params=params)
    )


def test_no_transition_is_refused():
    assert "no transition" in refusal(project(), SetTransition(clip="a", kind="push"))
