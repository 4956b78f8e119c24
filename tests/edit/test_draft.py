import pytest
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import OperationId, TrackId
from kijkocut.model.invariants import check
from kijkocut.model.project import revert
from kijkocut.testing.builders import F, a_project, strip

V1 = TrackId("v1")


def a_draft(project):
    return Draft(project, OperationId("test.1"))


def test_a_thing_that_came_and_went_leaves_no_change():
    project = a_project().with_clip("a", "v1", 0, 100).build()
    draft = a_draft(project)
    new = replace(project.clip("a"), id="b", start=200 * F)
    draft.put(new)
    draft.remove(new)
    assert draft.changes == ()
    assert draft.project == project


def test_a_ripple_to_the_left_is_undone_exactly_beside_a_clip_inside_the_gap():
    project = a_project().with_clip("a", "v1", 90, 10).with_clip("b", "v1", 200, 10).build()
    draft = a_draft(project)
    draft.shift(V1, 100 * F, -50 * F)
    assert strip(draft.project, "v1") == "a[90 100) b[150 160)"
    assert draft.project.apply(revert(draft.changes)) == project


def test_touched_clips_are_named_by_id_however_far_they_ripple():
    builder = a_project().with_clip("a", "v1", 0, 10).with_clip("b", "v1", 20, 10)
    draft = a_draft(builder.with_clip("c", "v1", 30, 10).build())
    draft.put(replace(draft.project.clip("b"), name="other"))
    draft.shift(V1, 20 * F, 1000 * F)
    assert set(draft.take_touched()) == {"a", "b", "c"}
    assert draft.take_touched() == []


def test_clips_do_not_come_or_go_on_a_locked_track():
    project = a_project().with_clip("a", "v1", 0, 10).with_track("v1", is_locked=True).build()
    draft = a_draft(project)
    with pytest.raises(EditRefused, match="V1 is locked"):
        draft.remove(project.clip("a"))
    with pytest.raises(EditRefused, match="V1 is locked"):
        draft.shift(V1, 0, F)
    assert draft.project is project
    check(project)
