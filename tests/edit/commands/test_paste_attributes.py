from kijkocut.edit.commands.paste_attributes import Attribute, PasteAttributes
from kijkocut.model.clip import BlendMode, Effect, Fade, Mask, MaskShape
from kijkocut.model.params import Param
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.laws import refusal, run_lawfully

SCALE = Param(name="scale", value=(2.0, 2.0))
DIM = Param(name="opacity", value=0.5)
LOUD = Param(name="gain", value=6.0)


def base():
    return (
        a_project()
        .with_clip(
            "a",
            "v1",
            0,
            50,
            params=(SCALE, DIM, LOUD),
            blend=BlendMode.screen,
            effects=(Effect(id="e", kind="blur"),),
            masks=(Mask(id="m", shape=MaskShape.ellipse),),
            fade_in=Fade(duration=40 * F),
            speed="2",
            colour="red",
        )
        .with_clip("b", "v1", 50, 20, effects=(Effect(id="e", kind="glow"),))
        .with_clip("s", "a1", 0, 20, params=(SCALE,))
    )


def paste(*attributes, clips=("b",), donor="a"):
    return PasteAttributes(clips=clips, donor=donor, attributes=attributes)


def test_only_the_chosen_attributes_come():
    after = run_lawfully(base().build(), paste(Attribute.transform)).clip("b")
    assert after.params == (SCALE,)
    assert after.blend is BlendMode.normal
    after = run_lawfully(base().build(), paste(Attribute.opacity, Attribute.colour)).clip("b")
    assert (after.params, after.blend, after.colour) == ((DIM,), BlendMode.screen, "red")


def test_effects_are_added_and_masks_and_fades_replaced():
    command = paste(Attribute.effects, Attribute.masks, Attribute.fades)
    after = run_lawfully(base().build(), command).clip("b")
    assert [e.kind for e in after.effects] == ["glow", "blur"]
    assert after.masks[0].shape is MaskShape.ellipse
    assert after.fade_in == Fade(duration=20 * F)


def test_speed_keeps_the_length_and_needs_the_source():
    after = run_lawfully(base().build(), paste(Attribute.speed)).clip("b")
    assert (after.duration, after.retime.speed.num) == (20 * F, 2)
    short = base().with_clip("c", "v2", 0, 60, source_in=1400).build()
    assert "too little source" in refusal(short, paste(Attribute.speed, clips=("c",)))


def test_a_sound_takes_volume_and_no_picture_attributes():
    command = paste(Attribute.volume, Attribute.transform, Attribute.effects, clips=("s", "b"))
    after = run_lawfully(base().build(), command)
    assert after.clip("s").params == (SCALE, LOUD)
    assert after.clip("s").effects == ()
    assert after.clip("b").params == (SCALE,)


def test_the_donor_may_be_a_copied_value():
    donor = base().build().clip("a")
    after = run_lawfully(base().build(), paste(Attribute.crop, Attribute.opacity, donor=donor))
    assert after.clip("b").params == (DIM,)


def test_nothing_to_paste_is_refused():
    assert "at least one" in refusal(base().build(), paste())
    assert "Nothing would change" in refusal(base().build(), paste(Attribute.pan))
    assert 'no clip "q"' in refusal(base().build(), paste(Attribute.pan, donor="q"))
