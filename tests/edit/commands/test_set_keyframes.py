from kijkocut.edit.commands.set_keyframes import SetKeyframes
from kijkocut.model.params import Easing, Keyframe, Param
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.catalogue import checked_refusal, run_checked
from kijkocut.testing.laws import refusal, run_lawfully


def project(*params):
    return a_project().with_clip("a", "v1", 20, 50, params=params).build()


def test_a_whole_course_replaces_what_was_there_in_time_order():
    was = Param(name="rotation", value=3.0, keys=(Keyframe(at=0, value=9.0),))
    keys = (Keyframe(at=10 * F, value=2.0, easing=Easing.hold), Keyframe(at=2 * F, value=1.0))
    after = run_lawfully(project(was), SetKeyframes(clip="a", name="rotation", keys=keys))
    (param,) = after.clip("a").params
    assert param == Param(name="rotation", value=3.0, keys=(keys[1], keys[0]))


def test_every_value_is_checked():
    keys = (Keyframe(at=0, value=1), Keyframe(at=F, value=0))
    after = run_checked(project(), SetKeyframes(clip="a", name="opacity", keys=keys))
    assert [key.value for key in after.clip("a").params[0].keys] == [1.0, 0.0]
    wrong = (Keyframe(at=0, value=1.0), Keyframe(at=F, value=7.0))
    said = checked_refusal(project(), SetKeyframes(clip="a", name="opacity", keys=wrong))
    assert "0.0 to 1.0" in said
    fit = (Keyframe(at=0, value="fill"),)
    assert "can't be keyframed" in checked_refusal(
        project(), SetKeyframes(clip="a", name="fit", keys=fit)
    )


def test_courses_that_make_no_sense_are_refused():
    twice = (Keyframe(at=0, value=1.0), Keyframe(at=0, value=2.0))
    assert "one time" in refusal(project(), SetKeyframes(clip="a", name="rotation", keys=twice))
    assert "no keyframes" in refusal(project(), SetKeyframes(clip="a", name="rotation", keys=()))
    bent = (Keyframe(at=0, value=1.0, handles=(2.0, 0.0, 0.5, 1.0)),)
    assert "x from 0 to 1" in refusal(project(), SetKeyframes(clip="a", name="rotation", keys=bent))
