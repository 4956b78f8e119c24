from kijkocut.edit.commands.remove_transition import RemoveTransition
from kijkocut.model.clip import Transition
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    over = Transition(kind="wipe", before=2 * F, after=5 * F)
    return (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 50, transition=over)
        .build()
    )


def test_it_goes_and_the_cut_stays():
    after = run_lawfully(project(), RemoveTransition(clip="b"))
    assert after.clip("b").transition is None
    assert [c.start for c in after.lane("v1")] == [0, 50 * F]


def test_none_is_refused():
    assert "no transition" in refusal(project(), RemoveTransition(clip="a"))
