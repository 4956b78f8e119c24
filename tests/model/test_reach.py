from msgspec.structs import replace

from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.project import Put, Shift
from kijkocut.model.reach import touched_places
from kijkocut.testing.builders import F, a_project

V1, V2 = TrackId("v1"), TrackId("v2")


def a_clip():
    return a_project().with_clip("a", "v1", 10, 20).build().clip(ClipId("a"))


def test_a_clip_touches_both_its_ends_before_and_after():
    clip = a_clip()
    moved = replace(clip, track=V2, start=50 * F)
    assert touched_places([Put(before=clip, after=moved)]) == [
        (V1, 10 * F),
        (V1, 30 * F),
        (V2, 50 * F),
        (V2, 70 * F),
    ]


def test_places_travel_with_later_ripples_of_their_track():
    clip = a_clip()
    changes = [
        Put(before=clip),
        Shift(track=V1, at=20 * F, delta=100 * F),
        Shift(track=V2, at=0, delta=7 * F),
    ]
    assert touched_places(changes) == [(V1, 10 * F), (V1, 120 * F), (V1, 130 * F), (V2, 7 * F)]


def test_places_meet_when_a_gap_between_them_closes():
    clip = a_clip()
    changes = [Put(before=clip), Shift(track=V1, at=30 * F, delta=-20 * F)]
    assert touched_places(changes) == [(V1, 10 * F)]
    inside = [Put(after=clip), Put(before=clip), Shift(track=V1, at=20 * F, delta=-15 * F)]
    assert touched_places(inside) == [(V1, 5 * F), (V1, 10 * F), (V1, 15 * F)]
