from kijkocut.edit.commands.move_keyframes import MoveKeyframes
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.ticks import Ratio
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    keys = tuple(Keyframe(at=t * F, value=t / 100) for t in (0, 10, 20))
    params = (Param(name="opacity", keys=keys),)
    return a_project().with_clip("a", "v1", 20, 50, params=params).build()


def moved(**fields):
    after = run_lawfully(project(), MoveKeyframes(clip="a", name="opacity", **fields))
    return [(k.at // F, round(k.value * 100)) for k in after.clip("a").params[0].keys]


def test_all_move_when_none_is_named():
    assert moved(delta=5 * F) == [(5, 0), (15, 10), (25, 20)]
    assert moved(delta=-5 * F) == [(-5, 0), (5, 10), (15, 20)]


def test_named_ones_move_alone_and_may_pass_others():
    assert moved(at=(20 * F,), delta=15 * F) == [(10, 10), (15, 0), (20, 20)]


def test_they_replace_those_they_land_on():
    assert moved(offsets=(0,), delta=10 * F) == [(10, 0), (20, 20)]


def test_copies_leave_the_originals():
    assert moved(offsets=(0, 10 * F), delta=30 * F, is_copy=True) == [
        (0, 0),
        (10, 10),
        (20, 20),
        (30, 0),
        (40, 10),
    ]


def test_they_are_stretched_from_the_first_of_them():
    assert moved(stretch=Ratio(2, 1)) == [(0, 0), (20, 10), (40, 20)]
    assert moved(offsets=(10 * F, 20 * F), stretch=Ratio(1, 2)) == [(0, 0), (10, 10), (15, 20)]


def test_what_can_not_be_is_refused():
    def says(**fields):
        return refusal(project(), MoveKeyframes(clip="a", **{"name": "opacity", **fields}))

    assert "no keyframe at" in says(offsets=(F,), delta=F)
    assert "has no keyframes" in says(name="rotation", delta=F)
    assert "above zero" in says(stretch=Ratio(0, 1))
    assert "at one time" in says(stretch=Ratio(1, 1 << 50))
    assert "no clip" in refusal(project(), MoveKeyframes(clip="x", name="opacity", at=(F,)))
