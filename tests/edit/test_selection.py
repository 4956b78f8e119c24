import pytest

from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.selection import (
    gather,
    sequence_of,
    time_range,
    track_beside,
    tracks_for,
    tracks_of_kind,
    with_partners,
)
from kijkocut.model.ids import OperationId
from kijkocut.model.sequence import TrackKind
from kijkocut.testing.builders import F, a_project


def a_draft(builder=None):
    builder = builder or (
        a_project()
        .with_clip("b", "v1", 0, 5, link="l")
        .with_clip("a", "a1", 0, 5, link="l")
        .with_clip("c", "v1", 5, 5, group="g")
        .with_clip("d", "v2", 9, 5, group="g", link="m")
        .with_clip("e", "a2", 9, 5, link="m")
    )
    return Draft(builder.build(), OperationId("op"))


def ids(clips):
    return [clip.id for clip in clips]


def test_named_clips_come_first_then_linked_and_grouped_ones_by_id():
    draft = a_draft()
    assert ids(gather(draft, ["c", "b", "c"], with_linked=False)) == ["c", "b"]
    assert ids(gather(draft, ["c", "b"], with_linked=True)) == ["c", "b", "a"]
    grouped = gather(draft, ["c"], with_linked=True, with_group=True)
    assert ids(grouped) == ["c", "d", "e"]
    assert ids(gather(draft, ["c"], with_linked=False, with_group=True)) == ["c", "d", "e"]
    assert ids(with_partners(draft, ["b", "a", "c"], with_linked=True)) == ["b", "a", "c"]
    assert ids(with_partners(draft, ["b"], with_linked=False)) == ["b"]


def test_clips_of_two_sequences_are_not_edited_at_once():
    builder = a_project().with_sequence("t", ("t-v1",)).with_clip("a", "v1", 0, 5)
    draft = a_draft(builder.with_clip("b", "t-v1", 0, 5))
    with pytest.raises(EditRefused, match="another sequence"):
        gather(draft, ["a", "b"], with_linked=False)
    assert sequence_of(draft, [draft.clip("b")]).id == "t"
    with pytest.raises(EditRefused, match="No clip is named"):
        gather(draft, [], with_linked=True)


def test_unnamed_tracks_are_the_unlocked_targets():
    builder = a_project().with_track("v2", is_locked=True).with_track("a1", is_target=False)
    draft = a_draft(builder.with_sequence("t", ("t-v1",)))
    assert ids(tracks_for(draft, "s", ())) == ["v1", "a2", "c1"]
    assert ids(tracks_for(draft, "s", (), only_targets=False)) == ["v1", "a1", "a2", "c1"]
    assert ids(tracks_for(draft, "s", ("a1", "a1"))) == ["a1"]
    with pytest.raises(EditRefused, match="V2 is locked"):
        tracks_for(draft, "s", ("v2",))
    with pytest.raises(EditRefused, match='not in sequence "s"'):
        tracks_for(draft, "s", ("t-v1",))
    alone = a_draft(a_project().with_sequence("t", ("t-v1",)).with_track("t-v1", is_locked=True))
    with pytest.raises(EditRefused, match="no unlocked target"):
        tracks_for(alone, "t", ())


def test_ranges_come_from_in_and_out_where_not_given():
    draft = a_draft(a_project().with_range(5, 10))
    assert time_range(draft, "s", None, None) == (5 * F, 10 * F)
    assert time_range(draft, "s", F, None) == (F, 10 * F)
    assert time_range(draft, "s", F, 2 * F) == (F, 2 * F)
    for start, end in ((10 * F, None), (-F, None)):
        with pytest.raises(EditRefused, match="empty or starts before zero"):
            time_range(draft, "s", start, end)
    with pytest.raises(EditRefused, match="no in and out"):
        time_range(a_draft(), "s", 0, None)


def test_tracks_are_counted_among_their_kind():
    draft = a_draft()
    assert track_beside(draft, "a1", 1) == "a2"
    assert track_beside(draft, "v2", -1) == "v1"
    assert track_beside(draft, "c1", 0) == "c1"
    assert tracks_of_kind(draft, "s", TrackKind.audio) == ["a1", "a2"]
    with pytest.raises(EditRefused, match="1 caption tracks above C1"):
        track_beside(draft, "c1", 1)
