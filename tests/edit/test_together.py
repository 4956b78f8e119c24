import pytest

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.together import (
    chosen_clips,
    dissolve_group,
    dissolve_link,
    leave_link,
    require_one_sequence,
)
from kijkocut.model.ids import OperationId
from kijkocut.testing.builders import a_project


def a_draft():
    project = (
        a_project()
        .with_sequence("s2", ("s2-v1",))
        .with_clip("a", "v1", 0, 9, link="l")
        .with_clip("b", "a1", 0, 9, link="l", group="g")
        .with_clip("c", "v2", 0, 9, group="g")
        .with_clip("z", "s2-v1", 0, 9)
        .build()
    )
    return Draft(project, OperationId("op"))


def names(clips):
    return [clip.id for clip in clips]


def test_chosen_clips_come_once_in_their_order():
    draft = a_draft()
    assert names(chosen_clips(draft, ["c", "a", "c"])) == ["c", "a"]
    assert names(chosen_clips(draft, ["b"], with_linked=True)) == ["b", "a"]
    assert names(chosen_clips(draft, ["b"], with_group=True)) == ["b", "a", "c"]
    with pytest.raises(EditRefused, match="at least one"):
        chosen_clips(draft, [])


def test_clips_belong_to_one_sequence():
    draft = a_draft()
    require_one_sequence(draft, chosen_clips(draft, ["a", "b"]), "linked")
    with pytest.raises(EditRefused, match="only within one sequence, not across s and s2"):
        require_one_sequence(draft, chosen_clips(draft, ["z", "a"]), "linked")


def test_links_and_groups_dissolve():
    draft = a_draft()
    dissolve_link(draft, "l")
    dissolve_group(draft, "g")
    dissolve_link(draft, "unknown")
    assert not draft.project.members


def test_who_leaves_a_link_of_two_ends_it():
    draft = a_draft()
    leave_link(draft, draft.clip("a"))
    assert "l" not in draft.project.members
    assert leave_link(draft, draft.clip("c")) == draft.clip("c")
