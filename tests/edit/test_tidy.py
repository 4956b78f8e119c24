from msgspec.structs import replace

from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.ripple_delete import RippleDelete
from kijkocut.edit.commands.split_clip import SplitClip
from kijkocut.edit.draft import Draft
from kijkocut.edit.moves import with_tail
from kijkocut.edit.placing import Placement
from kijkocut.edit.tidy import mend, tidy
from kijkocut.model.clip import Fade, MediaSource, Transition
from kijkocut.model.ids import ClipId, OperationId
from kijkocut.model.invariants import check
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import run_lawfully

A, B, C = ClipId("a"), ClipId("b"), ClipId("c")
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


def joined(before=5, after=5, **sizes):
    """A draft of three clips a, b, c of 50 frames, with transitions into b and c."""
    over = Transition(kind="dissolve", before=before * F, after=after * F)
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("b", "v1", 50, 50, transition=over, fade_in=Fade(duration=20 * F))
        .with_clip("c", "v1", 100, 50, transition=over)
        .build()
    )
    return Draft(project, OperationId("op"))


def test_transitions_share_the_room_of_a_clip_that_became_short():
    draft = joined()
    start = draft.project
    b = draft.clip(B)
    draft.remove(draft.clip(C))
    draft.put(with_tail(b, 58 * F))
    draft.put(replace(draft.clip(A), id=C, start=58 * F, transition=b.transition))
    tidy(draft, start)
    check(draft.project)
    b, c = draft.clip(B), draft.clip(C)
    assert b.transition.after + c.transition.before <= 8 * F
    assert b.transition.after > 0


def test_a_transition_shrinks_with_the_handle_it_plays():
    draft = joined()
    start = draft.project
    draft.put(replace(draft.clip(B), source_in=2 * F))
    tidy(draft, start)
    assert draft.clip(B).transition == Transition(kind="dissolve", before=2 * F, after=5 * F)


def test_what_fits_is_left_alone():
    draft = joined()
    start = draft.project
    draft.put(replace(draft.clip(B), name="x"))
    before = draft.changes
    tidy(draft, start)
    assert draft.changes == before


def test_mend_works_on_the_clips_it_is_given():
    draft = joined()
    draft.put(with_tail(draft.clip(B), 60 * F))
    mend(draft, draft.project, [C])
    assert draft.clip(C).transition is None
    assert draft.clip(B).fade_in.duration == 20 * F


def test_a_shortened_transition_still_has_whole_frames_on_picture():
    draft = joined()
    start = draft.project
    draft.put(replace(draft.clip(B), source_in=2 * F + F // 2))
    tidy(draft, start)
    assert draft.clip(B).transition == Transition(kind="dissolve", before=2 * F, after=5 * F)
