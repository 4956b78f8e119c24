from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.edit.commands.set_mask import SetMask
from kijkocut.model.clip import Mask, MaskMode, MaskShape
from kijkocut.model.params import Param
from kijkocut.model.title import Title
from kijkocut.testing.builders import a_project
from kijkocut.testing.laws import refusal, run_lawfully

POINTS = tuple((float(x), float(y), 0.0, 0.0, 0.0, 0.0) for x, y in ((0, 0), (9, 0), (0, 9)))
MASKS = (
    Mask(id="one", shape=MaskShape.ellipse, params=(Param(name="feather", value=3.0),)),
    Mask(id="two", shape=MaskShape.path, points=POINTS),
)


def project():
    return a_project().with_clip("a", "v1", 0, 50, masks=MASKS).build()


def changed(mask="one", **fields):
    after = run_lawfully(project(), SetMask(clip="a", mask=mask, **fields))
    return after.clip("a").masks


def test_what_is_given_changes_and_the_rest_stays():
    one, two = changed(mode=MaskMode.intersect, is_inverted=True)
    assert (one.mode, one.is_inverted, one.shape) == (MaskMode.intersect, True, MaskShape.ellipse)
    assert one.params == MASKS[0].params
    assert two == MASKS[1]


def test_a_path_that_becomes_another_shape_loses_its_points():
    assert changed("two", shape=MaskShape.star)[1].points == ()


def test_points_can_be_moved():
    points = (*POINTS[:2], (5.0, 5.0, 1.0, 0.0, -1.0, 0.0))
    assert changed("two", points=points)[1].points == points


def test_the_order_can_be_changed():
    assert [m.id for m in changed("two", index=0, is_inverted=True)] == ["two", "one"]
    assert "no place 2" in refusal(project(), SetMask(clip="a", mask="two", index=2))


def test_what_does_not_fit_is_refused():
    assert "three points" in refusal(project(), SetMask(clip="a", mask="one", shape=MaskShape.path))
    assert "Only the shape path" in refusal(project(), SetMask(clip="a", mask="one", points=POINTS))
    assert "no mask" in refusal(project(), SetMask(clip="a", mask="x", is_inverted=True))


def test_a_path_with_keyframes_keeps_its_points_until_they_go():
    points = ((1.0, 1.0, 0.0, 0.0, 0.0, 0.0), *POINTS[1:])
    before = run_lawfully(project(), SetKeyframe(clip="a", mask="two", name="path", offset=0))
    said = refusal(before, SetMask(clip="a", mask="two", points=points))
    assert "has keyframes" in said
    assert "set_keyframe" in said
    turned = run_lawfully(before, SetMask(clip="a", mask="two", is_inverted=True, points=POINTS))
    assert turned.clip("a").masks[1].params[0].keys
    other = run_lawfully(before, SetMask(clip="a", mask="two", shape=MaskShape.star))
    assert (other.clip("a").masks[1].params, other.clip("a").masks[1].points) == ((), ())


def test_letters_come_and_go_with_the_shape_text():
    before = run_lawfully(project(), SetMask(clip="a", mask="one", shape=MaskShape.text))
    assert before.clip("a").masks[0].lettering.text == "Text"
    title = Title(text="Dag", italic=True)
    after = run_lawfully(before, SetMask(clip="a", mask="one", lettering=title))
    assert after.clip("a").masks[0].lettering == title
    gone = run_lawfully(after, SetMask(clip="a", mask="one", shape=MaskShape.heart))
    assert gone.clip("a").masks[0].lettering is None
    assert "weight goes" in refusal(
        before, SetMask(clip="a", mask="one", lettering=Title(text="x", weight=0))
    )
