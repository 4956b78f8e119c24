import pytest

from kijkocut.edit.draft import Draft
from kijkocut.edit.joins import Shape, alignment_of, joined, kind_params
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Alignment, Transition
from kijkocut.model.ids import OperationId
from kijkocut.model.params import Param
from kijkocut.testing.builders import F, a_project


def a_draft(left_in=100, right_in=100):
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, source_in=left_in)
        .with_clip("b", "v1", 50, 50, source_in=right_in)
        .with_clip("s", "a1", 0, 50)
        .build()
    )
    return Draft(project, OperationId("op"))


@pytest.mark.parametrize(
    ("before", "after", "alignment"),
    [(5, 5, Alignment.centre), (1, 9, Alignment.centre), (0, 5, Alignment.start), (5, 0, "end")],
)
def test_alignment_is_read_off_the_sides(before, after, alignment):
    over = Transition(kind="wipe", before=before, after=after)
    assert alignment_of(over) == alignment


def test_each_side_is_shortened_for_itself_in_whole_frames():
    draft = a_draft(left_in=1500 - 50 - 4, right_in=2)
    draft.put(draft.clip("b"))
    made = joined(draft, draft.clip("b"), Shape("wipe", 20 * F, Alignment.centre), can_shorten=True)
    assert (made.before, made.after) == (2 * F, 4 * F)
    with pytest.raises(EditRefused, match="only 2 frames of handle before its start"):
        joined(draft, draft.clip("b"), Shape("wipe", 20 * F, Alignment.centre), can_shorten=False)


def test_sound_knows_two_kinds_without_parameters():
    draft = a_draft()
    assert kind_params(draft, draft.clip("s"), "crossfade_gain", ()) == ()
    with pytest.raises(EditRefused, match="crossfade or crossfade_gain"):
        kind_params(draft, draft.clip("s"), "wipe", ())
    with pytest.raises(EditRefused, match="It has none"):
        kind_params(draft, draft.clip("s"), "crossfade", (Param(name="x"),))
