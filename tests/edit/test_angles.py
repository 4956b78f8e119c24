import pytest

from kijkocut.edit.angles import following, multicam_source, put_angle, require_angle
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused, UnknownName
from kijkocut.model.clip import SequenceSource
from kijkocut.model.ids import AngleId, OperationId
from kijkocut.testing.builders import a_project


@pytest.fixture
def draft():
    builder = a_project().with_multicam("cam", ["m", "m"])
    builder.with_track("cam-v2", angle=None)  # angle 2 is a recorder
    for key, track in (("x", "v1"), ("y", "a1")):
        source = SequenceSource(sequence="cam", angle=AngleId("1"))
        builder.with_clip(key, track, 0, 30, source=source, source_in=0, link="l")
    return Draft(builder.with_clip("a", "v2", 0, 9).build(), OperationId("o"))


def test_an_angle_must_have_something_for_the_track(draft):
    with pytest.raises(EditRefused, match=r"Angle 2 \(m\) has no picture"):
        require_angle(draft, draft.clip("x"), AngleId("2"))
    assert require_angle(draft, draft.clip("y"), AngleId("2")).number == 2
    with pytest.raises(UnknownName, match="Did you mean"):
        require_angle(draft, draft.clip("y"), AngleId("22"))


def test_only_linked_sound_of_the_same_multicam_follows(draft):
    assert following(draft, draft.clip("x"), with_sound=None) == []
    assert [c.id for c in following(draft, draft.clip("x"), with_sound=True)] == ["y"]


def test_a_clip_plays_what_it_is_told(draft):
    put_angle(draft, draft.clip("x"), None)
    assert multicam_source(draft, draft.clip("x")).angle is None
    with pytest.raises(EditRefused, match="no multicam clip"):
        multicam_source(draft, draft.clip("a"))
