import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF

from kijkocut.desktop.viewer.mask_forms import as_path, form_of, mask_commands
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import ClipId
from kijkocut.model.params import Param

CLIP = ClipId("a")


@pytest.fixture
def masked(film):
    def add(shape, **params):
        given = tuple(Param(name=name, value=value) for name, value in params.items())
        film.run(AddMask(clip=CLIP, shape=shape, params=given, id="m"))
        clip = film.project.clip(CLIP)
        return clip, clip.masks[0]

    return add


def test_only_what_changed_is_written(masked):
    clip, mask = masked(MaskShape.ellipse)
    form = form_of(clip, mask, 0)
    assert form.size == (400, 400)
    assert mask_commands(clip, mask, form, form, 0) == ()
    (command,) = mask_commands(clip, mask, form, replace(form, rotation=3.0), 0)
    assert isinstance(command, SetParam)
    assert (command.name, command.value) == ("rotation", 3.0)


@pytest.mark.parametrize(
    "shape",
    [
        MaskShape.rectangle,
        MaskShape.ellipse,
        MaskShape.polygon,
        MaskShape.star,
        MaskShape.heart,
        MaskShape.diamond,
    ],
)
def test_points_look_like_the_shape_they_came_from(film, masked, shape):
    clip, mask = masked(shape, size=(40.0, 20.0))
    before = form_of(clip, mask, 0).outline()
    film.run(*as_path(clip, mask, 0))
    clip = film.project.clip(CLIP)
    after = form_of(clip, clip.masks[0], 0).outline()
    spots = [QPointF(x / 2, y / 2) for x in range(-44, 45) for y in range(-24, 25)]
    other = [one for one in spots if before.contains(one) is not after.contains(one)]
    assert len(other) < 0.02 * len(spots)
