import pytest

from kijkocut.edit.draft import Draft
from kijkocut.edit.masks import checked_points, require_picture
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import OperationId
from kijkocut.testing.builders import a_project

CORNERS = ((0, 0, 0, 0, 0, 0), (9, 0, 0, 0, 0, 0), (0, 9, 0, 0, 0, 0))


def test_only_paths_have_points_and_they_have_three():
    assert checked_points(MaskShape.path, CORNERS)[1] == (9.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    assert checked_points(MaskShape.star, ()) == ()
    with pytest.raises(EditRefused, match="three points or more, not 2"):
        checked_points(MaskShape.path, CORNERS[:2])
    with pytest.raises(EditRefused, match="Only the shape path"):
        checked_points(MaskShape.star, CORNERS)


def test_only_picture_is_masked():
    project = a_project().with_clip("a", "v1", 0, 9).with_clip("s", "a1", 0, 9).build()
    draft = Draft(project, OperationId("op"))
    require_picture(draft, draft.clip("a"))
    with pytest.raises(EditRefused, match="no picture"):
        require_picture(draft, draft.clip("s"))
