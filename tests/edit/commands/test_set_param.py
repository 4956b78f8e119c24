import math

import pytest
from msgspec.structs import replace

from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.owners import Part
from kijkocut.model.clip import (
    Effect,
    GeneratorSource,
    Mask,
    MaskShape,
    Transition,
)
from kijkocut.model.mask_path import value_of
from kijkocut.model.params import Keyframe, Param
from kijkocut.model.project import Put
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.catalogue import checked_refusal, run_checked
from kijkocut.testing.laws import refusal, run_lawfully


def project():
    over = Transition(kind="wipe", before=5 * F, after=5 * F)
    generator = GeneratorSource(kind="colour")
    made = (
        a_project()
        .with_clip("z", "v1", 0, 50)
        .with_clip(
            "a",
            "v1",
            50,
            50,
            transition=over,
            effects=(Effect(id="fx", kind="blur"), Effect(id="fy", kind="unheard-of")),
            masks=(Mask(id="mk", shape=MaskShape.ellipse),),
        )
        .with_clip("g", "v2", 0, 50, source=generator, source_in=0)
        .with_clip("s", "a1", 0, 50, effects=(Effect(id="ga", kind="gate"),))
        .with_track("v1", effects=(Effect(id="tf", kind="blur"),))
        .build()
    )
    sequence = made.sequences["s"]
    after = replace(sequence, effects=(Effect(id="mf", kind="gate"),))
    return made.apply((Put(before=sequence, after=after),))


def owner(after, command):
    """The parameters at the command's address."""
    thing = after.clip(command.clip) if command.clip else after.tracks.get(command.track)
    thing = thing or after.sequences[command.sequence]
    if command.effect:
        thing = next(e for e in thing.effects if e.id == command.effect)
    elif command.mask:
        thing = thing.masks[0]
    elif command.part is Part.transition:
        thing = thing.transition
    elif command.part is Part.source:
        thing = thing.source
    return thing.params


EVERYWHERE = [
    SetParam(clip="a", name="opacity", value=0.5),
    SetParam(clip="a", name="position", value=(10, -20.5)),
    SetParam(clip="a", name="fit", value="fill"),
    SetParam(clip="s", name="gain", value=-6),
    SetParam(clip="a", effect="fx", name="radius", value=7.5),
    SetParam(clip="a", effect="fx", name="steps", value=4),
    SetParam(clip="a", effect="fx", name="invert", value=True),
    SetParam(clip="a", mask="mk", name="feather", value=12.0),
    SetParam(clip="a", part=Part.transition, name="radius", value=3.0),
    SetParam(clip="g", part=Part.source, name="colour", value=(1, 0, 0, 1)),
    SetParam(clip="s", effect="ga", name="radius", value=1.0),
    SetParam(track="a1", name="pan", value=-1),
    SetParam(track="v1", name="opacity", value=0.25),
    SetParam(track="v1", effect="tf", name="mode", value="hard"),
    SetParam(track="a1", name="depth", value=0.5),
    SetParam(track="a1", name="lfe", value=-12.0),
    SetParam(sequence="s", name="gain", value=-3.0),
    SetParam(sequence="s", effect="mf", name="radius", value=2.0),
]


@pytest.mark.parametrize("command", EVERYWHERE)
def test_parameters_are_set_where_they_live(command):
    after = run_lawfully(project(), command)
    checked = run_checked(project(), command)
    for result in (owner(after, command), owner(checked, command)):
        (param,) = result
        assert (param.name, param.keys) == (command.name, ())
        assert param.value == command.value


@pytest.mark.parametrize("command", EVERYWHERE)
def test_none_resets_to_the_default(command):
    after = run_lawfully(project(), command)
    reset = SetParam(
        clip=command.clip,
        track=command.track,
        sequence=command.sequence,
        effect=command.effect,
        mask=command.mask,
        part=command.part,
        name=command.name,
    )
    assert run_lawfully(after, reset) == project()


def test_setting_the_default_leaves_nothing_set():
    after = run_lawfully(project(), SetParam(clip="a", name="opacity", value=0.5))
    assert run_lawfully(after, SetParam(clip="a", name="opacity", value=1)) == project()


def test_numbers_are_kept_as_floats():
    after = run_lawfully(project(), SetParam(clip="s", name="gain", value=3))
    assert isinstance(after.clip("s").params[0].value, float)


def test_a_second_value_takes_the_place_of_the_first():
    after = run_lawfully(
        project(),
        SetParam(clip="a", name="opacity", value=0.5),
        SetParam(clip="a", name="rotation", value=90.0),
        SetParam(clip="a", name="opacity", value=0.25),
    )
    assert after.clip("a").params == (
        Param(name="opacity", value=0.25),
        Param(name="rotation", value=90.0),
    )


def test_an_opaque_colour_may_leave_out_its_alpha():
    command = SetParam(clip="g", part=Part.source, name="colour", value=(1.0, 0.5, 0.0))
    after = run_checked(project(), command)
    assert after.clip("g").source.params[0].value == (1.0, 0.5, 0.0, 1.0)


def test_keyframes_are_replaced_only_when_asked():
    keys = (Keyframe(at=0, value=0.0), Keyframe(at=5, value=1.0))
    keyed = (
        a_project().with_clip("a", "v1", 0, 50, params=(Param(name="opacity", keys=keys),)).build()
    )
    message = refusal(keyed, SetParam(clip="a", name="opacity", value=0.5))
    assert "has 2 keyframes" in message
    command = SetParam(clip="a", name="opacity", value=0.5, with_keyframes=True)
    after = run_lawfully(keyed, command)
    assert after.clip("a").params == (Param(name="opacity", value=0.5),)
    reset = run_lawfully(keyed, SetParam(clip="a", name="opacity"))
    assert reset.clip("a").params == ()


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (SetParam(clip="a", name="opacity", value=1.5), "from 0.0 to 1.0"),
        (SetParam(clip="s", name="gain", value=21.0), "to 20.0 dB"),
        (SetParam(clip="a", name="opacity", value="high"), "is a number"),
        (SetParam(clip="a", name="opacity", value=True), "is a number"),
        (SetParam(clip="a", name="rotation", value=math.nan), "finite"),
        (SetParam(clip="a", name="position", value=(1.0, 2.0, 3.0)), "is 2 numbers"),
        (SetParam(clip="a", name="position", value=5.0), "is 2 numbers"),
        (SetParam(clip="a", name="scale", value=(1.0, 500.0)), "from -100.0 to 100.0"),
        (SetParam(clip="a", name="fit", value="fil"), 'Did you mean "fil'),
        (SetParam(clip="a", name="fit", value=1), "Choices: fit, fill"),
        (SetParam(clip="a", name="opactiy", value=1), 'Did you mean "opacity"'),
        (SetParam(clip="a", name="gain", value=0.0), "no parameter"),
        (SetParam(track="v1", name="depth", value=0.0), "no parameter"),
        (SetParam(sequence="s", name="pan", value=0.0), "no parameter"),
        (SetParam(sequence="gone", name="gain", value=0.0), "no sequence"),
        (SetParam(sequence="s", mask="mk", name="sides", value=3), "has no masks"),
        (SetParam(clip="s", name="opacity", value=0.0), "no parameter"),
        (SetParam(clip="a", mask="mk", name="sides", value=3.5), "whole number"),
        (SetParam(clip="a", mask="no", name="sides", value=3), "no mask"),
        (SetParam(clip="a", effect="fz", name="radius", value=3), "no effect"),
        (SetParam(clip="a", effect="fx", mask="mk", name="radius", value=3), "one thing only"),
        (SetParam(clip="a", track="v1", name="opacity", value=1), "Name one thing"),
        (SetParam(name="opacity", value=1), "Name one thing"),
        (SetParam(track="v1", mask="mk", name="opacity", value=1), "has no masks"),
        (SetParam(clip="z", part=Part.transition, name="radius", value=1), "no transition"),
        (SetParam(clip="z", part=Part.source, name="colour", value=1), "shows no generator"),
    ],
)
def test_what_does_not_fit_is_refused(command, says):
    assert says in refusal(project(), command)


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (SetParam(clip="a", effect="fx", name="radius", value=101), "from 0.0 to 100.0"),
        (SetParam(clip="a", effect="fx", name="invert", value=1), "on or off"),
        (SetParam(clip="a", effect="fx", name="steps", value=2.5), "whole number"),
        (SetParam(clip="a", effect="fx", name="mode", value="sof"), 'Did you mean "soft"'),
        (SetParam(clip="a", effect="fy", name="radius", value=1), 'no effect called "unheard-of"'),
        (SetParam(clip="a", part=Part.transition, name="x", value=1), "It has: radius"),
        (SetParam(clip="g", part=Part.source, name="colour", value=(1.0,)), "4 numbers"),
    ],
)
def test_the_catalogue_is_asked_about_effects(command, says):
    assert says in checked_refusal(project(), command)


def test_captions_carry_no_effects():
    captioned = (
        a_project().with_clip("c", "c1", 0, 50, effects=(Effect(id="fx", kind="blur"),)).build()
    )
    command = SetParam(clip="c", effect="fx", name="radius", value=1)
    assert "caption style" in refusal(captioned, command)


def test_a_path_at_rest_is_kept_as_points_and_a_reset_brings_the_one_before_the_keyframes_back():
    points = tuple((x, 0.0, 0.0, 0.0, 0.0, 0.0) for x in (0.0, 1.0, 2.0))
    moved = tuple((x + 5, *rest) for x, *rest in points)
    still = Mask(id="m", shape=MaskShape.path, points=points)
    keys = (Keyframe(at=0, value=value_of(moved)),)
    moving = replace(still, params=(Param(name="path", keys=keys),))
    address = {"clip": "a", "mask": "m", "name": "path"}

    def after(mask, **fields):
        project = a_project().with_clip("a", "v1", 0, 9, masks=(mask,)).build()
        return run_lawfully(project, SetParam(**address, **fields)).clip("a").masks[0]

    assert after(still, value=value_of(moved)) == replace(still, points=moved)
    assert after(moving, value=None) == still
    assert after(moving, value=value_of(moved), with_keyframes=True) == replace(still, points=moved)
