import pytest

from kijkocut.edit.draft import Draft
from kijkocut.edit.notes import clip_marker_of, marker_of
from kijkocut.edit.refusal import UnknownName
from kijkocut.model.clip import ClipMarker
from kijkocut.model.ids import OperationId
from kijkocut.testing.builders import a_project

NOTE = ClipMarker(id="cm", at=5)


def test_markers_are_found_by_id():
    project = a_project().with_marker("k", 10).with_clip("a", "v1", 0, 50, markers=(NOTE,)).build()
    draft = Draft(project, OperationId("op"))
    assert marker_of(draft, "k") == project.markers["k"]
    assert clip_marker_of(draft, draft.clip("a"), "cm") == NOTE
    with pytest.raises(UnknownName, match='Did you mean "k"'):
        marker_of(draft, "kk")
    with pytest.raises(UnknownName, match='Did you mean "cm"'):
        clip_marker_of(draft, draft.clip("a"), "cn")
