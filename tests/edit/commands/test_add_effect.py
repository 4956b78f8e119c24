import pytest

from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.refusal import UnknownName
from kijkocut.model.params import Keyframe, Param
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.catalogue import checked_refusal, run_checked
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    return (
        a_project()
        .with_clip("a", "v1", 0, 50)
        .with_clip("s", "a1", 0, 50)
        .with_clip("c", "c1", 0, 50)
        .build()
    )


def test_effects_are_put_last_or_at_a_place():
    after = run_lawfully(
        project(),
        AddEffect(clip="a", kind="blur", id="one"),
        AddEffect(clip="a", kind="tint", id="two"),
        AddEffect(clip="a", kind="blur", id="zero", index=0, is_enabled=False),
    )
    assert [(e.id, e.kind) for e in after.clip("a").effects] == [
        ("zero", "blur"),
        ("one", "blur"),
        ("two", "tint"),
    ]
    assert not after.clip("a").effects[0].is_enabled


def test_tracks_carry_effects_too():
    after = run_checked(project(), AddEffect(track="a1", kind="gate", id="g"))
    assert after.tracks["a1"].effects[0].kind == "gate"


def test_the_master_of_a_sequence_carries_audio_effects():
    before = project()
    after = run_checked(
        before,
        AddEffect(sequence="s", kind="gate", id="g"),
        AddEffect(sequence="s", kind="gate", id="h", index=0),
    )
    assert [effect.id for effect in after.sequences["s"].effects] == ["h", "g"]
    with pytest.raises(UnknownName, match="no audio effect"):
        run_checked(before, AddEffect(sequence="s", kind="blur"))


def test_parameters_come_along_checked():
    keys = (Keyframe(at=0, value=2), Keyframe(at=F, value=3))
    params = (Param(name="radius", keys=keys), Param(name="mode", value="hard"))
    after = run_checked(project(), AddEffect(clip="a", kind="blur", params=params))
    radius, mode = after.clip("a").effects[0].params
    assert [(k.at, k.value) for k in radius.keys] == [(0, 2.0), (F, 3.0)]
    assert mode.value == "hard"


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (AddEffect(clip="a", kind="blurr"), 'Did you mean "blur"'),
        (AddEffect(clip="s", kind="blur"), "no audio effect"),
        (AddEffect(clip="a", kind="gate"), "no effect called"),
        (AddEffect(clip="c", kind="blur"), "carry no effects"),
        (AddEffect(clip="a", kind="blur", params=(Param(name="x"),)), "no parameter"),
        (
            AddEffect(clip="a", kind="blur", params=(Param(name="radius", value=500),)),
            "from 0.0 to 100.0",
        ),
        (
            AddEffect(
                clip="a",
                kind="blur",
                params=(Param(name="mode", keys=(Keyframe(at=0, value="hard"),)),),
            ),
            "can't be keyframed",
        ),
    ],
)
def test_the_catalogue_has_its_say(command, says):
    assert says in checked_refusal(project(), command)


def test_what_makes_no_sense_is_refused():
    twice = (Param(name="radius", value=1.0), Param(name="radius", value=2.0))
    double = Param(name="radius", keys=(Keyframe(at=0, value=1.0), Keyframe(at=0, value=2.0)))
    first = AddEffect(clip="a", kind="blur", id="one")
    assert "given twice" in refusal(project(), AddEffect(clip="a", kind="blur", params=twice))
    assert "time of its own" in refusal(
        project(), AddEffect(clip="a", kind="blur", params=(double,))
    )
    assert "place 1" in refusal(project(), AddEffect(clip="a", kind="blur", index=1))
    assert "place -1" in refusal(project(), AddEffect(clip="a", kind="blur", index=-1))
    assert "already" in refusal(project(), first, first)
    assert "Name one thing" in refusal(project(), AddEffect(kind="blur"))
