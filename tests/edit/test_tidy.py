from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.ripple_delete import RippleDelete
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import Fade, MediaSource, Transition
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import run_lawfully

DISSOLVE = Transition(kind="dissolve", before=5 * F, after=5 * F)


def three():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50, source_in=300)
        .with_clip("b", "v1", 50, 50, transition=DISSOLVE)
        .with_clip("c", "v1", 100, 50, transition=DISSOLVE)
    )


def test_a_transition_goes_with_its_cut():
    after = run_lawfully(three().build(), RippleDelete(clip="b"))
    assert after.clip("c").start == 50 * F
    assert after.clip("c").transition is None


def test_a_transition_stays_when_the_clip_before_it_is_split():
    after = run_lawfully(three().build(), SplitClip(clip="b", at=80 * F))
    assert after.clip("c").transition == DISSOLVE


def test_a_transition_goes_when_other_material_takes_the_place_before_it():
    placement = Placement(source=MediaSource(media="m"), source_in=0, source_out=50 * F)
    after = run_lawfully(three().build(), Overwrite(placement=placement, at=50 * F, track="v1"))
    assert after.clip("c").transition is None


def test_a_transition_is_shortened_to_what_its_clips_have():
    after = run_lawfully(three().build(), SplitClip(clip="c", at=103 * F))
    assert after.clip("c").transition == Transition(kind="dissolve", before=5 * F, after=3 * F)


def test_a_fade_is_kept_inside_its_clip():
    project = a_project().with_clip("a", "v1", 0, 50, fade_in=Fade(duration=40 * F)).build()
    after = run_lawfully(project, SplitClip(clip="a", at=10 * F))
    assert after.clip("a").fade_in == Fade(duration=10 * F)
