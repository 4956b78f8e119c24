from kijkocut.desktop.keyframes.lines import lines_of, parts
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import ClipId, EffectId


def test_only_animated_parameters_are_listed(keyed):
    assert [line.label for line in lines_of(keyed)] == ["Opacity", "Position"]
    a = ClipId("a")
    keyed.run(AddEffect(clip=a, kind="vignette", id=EffectId("fx")))
    name = keyed.studio.catalogue.find("vignette").params[0].name
    keyed.run(SetKeyframe(clip=a, effect=EffectId("fx"), name=name, offset=0))
    assert lines_of(keyed)[-1].label.startswith("Vignette: ")


def test_lines_of_several_clips_say_whose_they_are(keyed):
    keyed.run(SetKeyframe(clip=ClipId("b"), name="rotation", offset=0))
    keyed.select([ClipId("a"), ClipId("b")])
    labels = [line.label for line in lines_of(keyed)]
    assert len(labels) == 3
    assert labels[-1] == f"{keyed.project.clip(ClipId('b')).name}: Rotation"


def test_values_are_drawn_as_numbers():
    assert parts((1.0, 2.0)) == (1.0, 2.0)
    assert parts(value=True) == (1.0,)
    assert parts("text") == ()


def test_an_outline_is_drawn_by_the_number_of_its_keyframe(keyed):
    square = tuple((x, y, 0.0, 0.0, 0.0, 0.0) for x, y in ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0)))
    keyed.run(AddMask(clip=ClipId("a"), shape=MaskShape.path, points=square, id="m"))
    for at in (3, 8):
        keyed.run(SetKeyframe(clip=ClipId("a"), mask="m", name="path", offset=at))
    line = lines_of(keyed)[-1]
    assert line.label == "Mask 1: Path"
    assert [(key.at, key.value) for key in line.keys(keyed.project)] == [(3, 0.0), (8, 1.0)]
    assert len(line.place.keys(keyed.project)[0].value) == 18
