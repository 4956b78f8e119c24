import pytest
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.masks import (
    checked_mask,
    checked_points,
    lettering_for,
    mask_specs,
    require_path,
    require_picture,
)
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import Mask, MaskShape
from kijkocut.model.ids import OperationId
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.title import Title
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


def test_only_a_path_has_the_parameter_path():
    names = {
        shape: {spec.name for spec in mask_specs(Mask(id="m", shape=shape))} for shape in MaskShape
    }
    assert "path" in names[MaskShape.path]
    assert all("path" not in names[shape] for shape in MaskShape if shape is not MaskShape.path)


def test_keyframes_of_other_counts_of_points_are_refused():
    keys = (Keyframe(at=0, value=(0.0,) * 18), Keyframe(at=9, value=(0.0,) * 24))
    mask = Mask(id="m", shape=MaskShape.path, params=(Param(name="path", keys=keys),))
    with pytest.raises(
        EditRefused, match=r"Every keyframe of .* a mask of a has as many points, not 3 and 4"
    ):
        checked_mask(mask, "a mask of a")
    assert (
        len(checked_mask(replace(mask, params=(Param(name="path", keys=keys[:1]),)), "m").points)
        == 3
    )


def test_points_are_asked_of_paths_that_have_them():
    project = a_project().with_clip("a", "v1", 0, 9).build()
    draft = Draft(project, OperationId("op"))
    path = Mask(id="m", shape=MaskShape.path, points=CORNERS)
    require_path(draft, draft.clip("a"), path, 2)
    with pytest.raises(EditRefused, match="3 points, from 0; none is 3"):
        require_path(draft, draft.clip("a"), path, 3)


def test_only_a_text_has_letters():
    assert lettering_for(MaskShape.text, None).text == "Text"
    assert lettering_for(MaskShape.star, None) is None
    with pytest.raises(EditRefused, match="a star has none"):
        lettering_for(MaskShape.star, Title(text="x"))
