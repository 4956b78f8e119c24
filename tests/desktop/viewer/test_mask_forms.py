import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF

from kijkocut.desktop.viewer.mask_forms import as_path, form_of, keys_of, mask_commands
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.edit.commands.set_mask import SetMask
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import ClipId
from kijkocut.model.params import Easing, Param

CLIP = ClipId("a")
SQUARE = tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0)))


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


@pytest.mark.parametrize("shape", [MaskShape.ellipse, MaskShape.star, MaskShape.heart])
def test_a_shape_whose_size_moves_becomes_a_path_that_moves_the_same_way(film, masked, shape):
    masked(shape, size=(40.0, 20.0))
    frame = film.sequence.rate.frame_ticks
    for at, size, easing in ((0, (40.0, 20.0), Easing.cubic_in), (8, (10.0, 60.0), Easing.linear)):
        film.run(
            SetKeyframe(
                clip=CLIP, mask="m", name="size", offset=at * frame, value=size, easing=easing
            )
        )
    clip = film.project.clip(CLIP)
    want = {at: form_of(clip, clip.masks[0], at * frame).outline().boundingRect() for at in (3, 6)}
    film.run(*as_path(clip, clip.masks[0], 0))
    clip = film.project.clip(CLIP)
    for at, box in want.items():
        got = form_of(clip, clip.masks[0], at * frame).outline().boundingRect()
        assert (got.width(), got.height()) == pytest.approx((box.width(), box.height()), rel=0.02)


def test_points_of_a_path_are_written_as_a_keyframe_where_it_has_some(film):
    film.run(AddMask(clip=CLIP, shape=MaskShape.path, points=SQUARE, id="m"))
    clip = film.project.clip(CLIP)
    form = form_of(clip, clip.masks[0], 0)
    moved = replace(form, points=((-1.0, *SQUARE[0][1:]), *SQUARE[1:]))
    (command,) = mask_commands(clip, clip.masks[0], form, moved, 0)
    assert isinstance(command, SetMask)
    film.run(SetKeyframe(clip=CLIP, mask="m", name="path", offset=0))
    clip = film.project.clip(CLIP)
    assert len(keys_of(clip.masks[0], "path")) == 1
    (command,) = mask_commands(clip, clip.masks[0], form, moved, 5)
    assert isinstance(command, SetKeyframe)
    assert (command.name, command.value[0]) == ("path", -1.0)
