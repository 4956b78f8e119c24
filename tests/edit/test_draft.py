import pytest
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused, UnknownName
from kijkocut.model.ids import ClipId, MediaId, OperationId, SequenceId, TrackId
from kijkocut.model.invariants import check
from kijkocut.model.project import Put, revert
from kijkocut.testing.builders import F, a_project, strip

V1, A1 = TrackId("v1"), TrackId("a1")


def a_draft(project):
    return Draft(project, OperationId("op"))


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


def test_changes_lead_from_the_first_project_to_the_present_one():
    project = a_project().with_clip("a", "v1", 0, 10).with_clip("b", "v1", 20, 10).build()
    draft = a_draft(project)
    draft.shift(V1, 15 * F, 5 * F)
    draft.remove(draft.clip(ClipId("a")))
    assert project.apply(draft.changes) == draft.project
    assert draft.project.apply(revert(draft.changes)) == project


def test_put_of_an_equal_entity_is_no_change():
    project = a_project().with_clip("a", "v1", 0, 10).build()
    draft = a_draft(project)
    draft.put(replace(draft.clip(ClipId("a"))))
    assert draft.changes == ()
    assert draft.project is project


def test_two_puts_of_one_clip_are_one_change():
    project = a_project().with_clip("a", "v1", 0, 10).build()
    draft = a_draft(project)
    clip = draft.clip(ClipId("a"))
    draft.put(replace(clip, name="x"))
    draft.put(replace(clip, name="y"))
    assert draft.changes == (Put(before=clip, after=replace(clip, name="y")),)


def test_a_shift_of_nothing_is_no_change():
    draft = a_draft(a_project().build())
    draft.shift(V1, 0, F)
    assert draft.changes == ()


def test_a_shift_without_room_is_refused():
    project = a_project().with_clip("a", "v1", 0, 10).with_clip("b", "v1", 12, 10).build()
    draft = a_draft(project)
    with pytest.raises(EditRefused, match="no room"):
        draft.shift(V1, 12 * F, -5 * F)
    assert draft.project is project


@pytest.mark.parametrize("edit", ["put", "remove", "shift", "move_off", "move_on"])
def test_locked_tracks_keep_their_clips(edit):
    project = (
        a_project()
        .with_clip("a", "v1", 0, 10)
        .with_clip("b", "v2", 0, 10)
        .with_track("v1", is_locked=True)
        .build()
    )
    draft = a_draft(project)
    a, b = draft.clip(ClipId("a")), draft.clip(ClipId("b"))
    edits = {
        "put": lambda: draft.put(replace(a, name="x")),
        "remove": lambda: draft.remove(a),
        "shift": lambda: draft.shift(V1, 0, F),
        "move_off": lambda: draft.put(replace(a, track=TrackId("v2"), start=50 * F)),
        "move_on": lambda: draft.put(replace(b, track=V1, start=50 * F)),
    }
    with pytest.raises(EditRefused, match="V1 is locked"):
        edits[edit]()


def test_new_ids_follow_from_operation_turn_and_count():
    draft = a_draft(a_project().build())
    draft.begin(1)
    assert [draft.new_id("clip"), draft.new_id("link")] == ["clip-op-1", "link-op-2"]
    draft.begin(2)
    assert draft.new_id("clip") == "clip-op+2-1"


@pytest.mark.parametrize("taken", ["m", "s", "v1", "a", "l", ""])
def test_wanted_ids_must_be_free(taken):
    project = a_project().with_clip("a", "v1", 0, 10, link="l").build()
    with pytest.raises(EditRefused):
        a_draft(project).new_id("clip", taken)
    assert a_draft(project).new_id("clip", "free") == "free"


@pytest.mark.parametrize(
    "look",
    [
        lambda d: d.clip(ClipId("clup")),
        lambda d: d.track(TrackId("v9")),
        lambda d: d.sequence(SequenceId("z")),
        lambda d: d.media(MediaId("n")),
    ],
)
def test_unknown_names_are_refused(look):
    with pytest.raises(UnknownName, match="There is no"):
        look(a_draft(a_project().build()))


def test_a_close_name_is_suggested():
    project = a_project().with_clip("interview", "v1", 0, 10).build()
    with pytest.raises(UnknownName, match='Did you mean "interview"'):
        a_draft(project).clip(ClipId("interveiw"))


def test_frames_are_required_of_video_tracks_only():
    draft = a_draft(a_project().build())
    with pytest.raises(EditRefused, match="nearest frames"):
        draft.require_frame(draft.track(V1), F + 1, "cut")
    draft.require_frame(draft.track(A1), F + 1, "cut")


def test_changes_of_a_turn_do_not_merge_with_the_turn_before():
    project = a_project().with_clip("a", "v1", 0, 10).build()
    draft = a_draft(project)
    draft.begin(1)
    draft.put(replace(draft.clip(ClipId("a")), name="x"))
    draft.begin(2)
    draft.put(replace(draft.clip(ClipId("a")), name="y"))
    assert len(draft.changes) == 2
    assert len(draft.turn_changes) == 1
