import pytest

from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.model.clip import MaskMode, MaskShape
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.title import Title
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully

TRIANGLE = tuple((x, y, 0, 0, 0, 0) for x, y in ((0, 0), (100, 0), (0, 100)))


def project():
    return a_project().with_clip("a", "v1", 0, 50).with_clip("s", "a1", 0, 50).build()


def test_masks_join_in_their_order():
    after = run_lawfully(
        project(),
        AddMask(clip="a", shape=MaskShape.ellipse, id="one"),
        AddMask(clip="a", shape=MaskShape.star, mode=MaskMode.subtract, id="zero", index=0),
        AddMask(clip="a", shape=MaskShape.path, points=TRIANGLE, is_inverted=True, id="two"),
    )
    masks = after.clip("a").masks
    assert [m.id for m in masks] == ["zero", "one", "two"]
    assert masks[0].mode is MaskMode.subtract
    assert masks[2].is_inverted
    assert masks[2].points[1] == (100.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def test_parameters_are_checked_and_kept():
    params = (Param(name="size", value=(50, 60)), Param(name="feather", value=4))
    after = run_lawfully(project(), AddMask(clip="a", shape=MaskShape.heart, params=params))
    assert [p.value for p in after.clip("a").masks[0].params] == [(50.0, 60.0), 4.0]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"clip": "s"}, "no picture"),
        ({"shape": MaskShape.path}, "three points"),
        ({"points": TRIANGLE}, "Only the shape path"),
        ({"params": (Param(name="feather", value=-1),)}, "from 0.0"),
        ({"params": (Param(name="fether", value=1),)}, 'Did you mean "feather"'),
        ({"index": 1}, "no place 1"),
    ],
)
def test_what_does_not_fit_is_refused(fields, says):
    command = AddMask(**{"clip": "a", "shape": MaskShape.ellipse, **fields})
    assert says in refusal(project(), command)


def test_an_id_can_not_be_used_twice():
    mask = AddMask(clip="a", shape=MaskShape.ellipse, id="one")
    assert "already" in refusal(project(), mask, mask)


def test_a_path_may_come_with_its_keyframes_alone():
    value = tuple(float(part) for point in TRIANGLE for part in point)
    path = Param(name="path", keys=(Keyframe(at=0, value=value), Keyframe(at=9, value=value)))
    added = AddMask(clip="a", shape=MaskShape.path, params=(path,))
    mask = run_lawfully(project(), added).clip("a").masks[0]
    assert (mask.points, mask.params) == (TRIANGLE, (path,))
    assert "star" not in refusal(project(), AddMask(clip="a", shape=MaskShape.star, params=(path,)))


def test_a_text_says_something_from_the_start():
    mask = run_lawfully(project(), AddMask(clip="a", shape=MaskShape.text)).clip("a").masks[0]
    assert mask.lettering.text
    title = Title(text="Kijk", font="DejaVu Serif", weight=900)
    said = AddMask(clip="a", shape=MaskShape.text, lettering=title)
    assert run_lawfully(project(), said).clip("a").masks[0].lettering == title
    blank = AddMask(clip="a", shape=MaskShape.text, lettering=Title(text=" "))
    assert "at least one letter" in refusal(project(), blank)
    assert "Only the shape text" in refusal(
        project(), AddMask(clip="a", shape=MaskShape.star, lettering=title)
    )
