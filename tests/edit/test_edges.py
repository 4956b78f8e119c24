import pytest
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.edges import Side, distance, place_of, require_free, ripple_edge, trim_edge
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import OperationId
from kijkocut.testing.builders import F, a_project, strip


def a_draft():
    builder = a_project().with_clip("a", "v1", 10, 20).with_clip("b", "v1", 40, 20)
    return Draft(builder.with_clip("s", "a1", 10, 25).build(), OperationId("op"))


def test_a_distance_is_given_by_place_or_by_length():
    draft = a_draft()
    clip = draft.clip("a")
    assert place_of(clip, Side.head) == 10 * F
    assert place_of(clip, Side.tail) == 30 * F
    assert distance(draft, clip, 30 * F, to=25 * F, by=None) == -5 * F
    assert distance(draft, clip, 30 * F, to=None, by=7) == 7
    assert distance(draft, clip, 30 * F, to=0, by=None) == -30 * F
    for to, by in ((None, None), (1, 1)):
        with pytest.raises(EditRefused, match="one of both"):
            distance(draft, clip, 0, to=to, by=by)
    with pytest.raises(EditRefused, match="Nothing would change"):
        distance(draft, clip, 0, to=None, by=0)


def test_an_edge_moves_up_to_its_neighbour():
    draft = a_draft()
    trim_edge(draft, draft.clip("a"), Side.tail, 10 * F)
    trim_edge(draft, draft.clip("a"), Side.head, -10 * F)
    assert strip(draft.project, "v1") == "a[0 40)@90 b[40 60)"
    with pytest.raises(EditRefused, match="in the way"):
        trim_edge(draft, draft.clip("a"), Side.tail, F)
    with pytest.raises(EditRefused, match="in the way"):
        trim_edge(draft, draft.clip("b"), Side.head, -F)


def test_a_changed_clip_must_have_its_place_free():
    draft = a_draft()
    clip = draft.clip("a")
    require_free(draft, replace(clip, start=20 * F))
    with pytest.raises(EditRefused, match='"b"'):
        require_free(draft, replace(clip, start=21 * F))
    with pytest.raises(EditRefused, match="before the sequence"):
        require_free(draft, replace(clip, start=-1))


def test_others_ripple_at_their_own_edge():
    draft = a_draft()
    ripple_edge(draft, [draft.clip("a"), draft.clip("s")], Side.tail, 5 * F)
    assert strip(draft.project, "v1") == "a[10 35) b[45 65)"
    assert strip(draft.project, "a1") == "s[10 40)"
    with pytest.raises(EditRefused, match="whole frames"):
        ripple_edge(draft, [draft.clip("s")], Side.tail, 3)
