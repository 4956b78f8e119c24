import pytest

from kijkocut.desktop.canvas_focus import Held
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import ClipId

CLIP = ClipId("a")


@pytest.fixture
def two(film, window):
    for name, shape in (("m", MaskShape.ellipse), ("n", MaskShape.bars)):
        film.run(AddMask(clip=CLIP, shape=shape, id=name))
    film.select([CLIP])
    return film


def test_the_pen_is_taken_and_put_away(film, window, do):
    assert not window.actions_.get("mask.draw").isEnabled()
    film.select([CLIP])
    do("mask.draw")
    assert film.focus.is_drawing
    do("mask.draw")
    assert not film.focus.is_drawing


def test_handles_go_round(two, do):
    seen = []
    for _ in range(3):
        do("mask.handles")
        seen.append(two.focus.held.mask)
    assert seen == ["m", "n", None]


def test_a_mask_becomes_points_or_goes(two, window, do):
    two.focus.take(Held(clip=CLIP, mask="m"))
    do("mask.points")
    assert two.project.clip(CLIP).masks[0].shape is MaskShape.path
    two.focus.take(Held(clip=CLIP, mask="n"))
    do("mask.points")
    assert two.project.clip(CLIP).masks[1].shape is MaskShape.bars
    do("mask.remove")
    assert [m.id for m in two.project.clip(CLIP).masks] == ["m"]
