import pytest
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.landing import Mode, land
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import OperationId
from kijkocut.testing.builders import F, a_project, strip


def a_draft():
    builder = a_project().with_clip("a", "v1", 0, 20).with_clip("b", "v1", 20, 20)
    return Draft(builder.with_clip("s", "a1", 0, 40).build(), OperationId("op"))


def new(draft, key, track, start, frames):
    return replace(draft.clip("a"), id=key, track=track, start=start, duration=frames * F)


def test_overwrite_clears_and_insert_makes_room_for_the_whole_span():
    draft = a_draft()
    clips = [new(draft, "x", "v1", 10 * F, 5), new(draft, "y", "a1", 12 * F, 5)]
    land(draft, clips, Mode.overwrite)
    assert [c.id for c in draft.lane("v1")][:2] == ["a", "x"]
    assert draft.clip("y").end == 17 * F
    draft = a_draft()
    land(draft, clips, Mode.insert)
    assert draft.clip("b").start == 27 * F
    assert strip(draft.project, "a1").startswith("s[0 10) y[12 17)")


def test_sound_between_frames_makes_room_of_whole_frames():
    draft = a_draft()
    land(draft, [new(draft, "y", "a1", 10 * F + 5, 5)], Mode.insert)
    assert draft.clip("b").start == 26 * F


def test_refuse_names_what_is_there_and_lets_free_places_pass():
    draft = a_draft()
    with pytest.raises(EditRefused, match='"b" at 00:00:00:20'):
        land(draft, [new(draft, "x", "v1", 39 * F, 5)], Mode.refuse)
    land(draft, [new(draft, "x", "v1", 40 * F, 5)], Mode.refuse)
    assert "x" in draft.lane("v1")


def test_bad_places_are_refused_in_every_mode():
    draft = a_draft()
    twice = [new(draft, "x", "v2", 0, 5), new(draft, "y", "v2", 4 * F, 5)]
    for mode in Mode:
        with pytest.raises(EditRefused, match="before the sequence"):
            land(draft, [new(draft, "x", "v1", -F, 5)], mode)
        with pytest.raises(EditRefused, match="not on a frame"):
            land(draft, [new(draft, "x", "v1", 1, 5)], mode)
        with pytest.raises(EditRefused, match="on one another"):
            land(draft, twice, mode)
