from kijkocut.desktop.inspector.address import Carrier
from kijkocut.desktop.inspector.items import EffectItem, MaskItem, TransitionItem
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.edit.commands.add_transition import AddTransition
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import ClipId, EffectId, MaskId

A = ClipId("a")


def test_effects_are_switched_moved_and_removed(film):
    for kind in ("vignette", "levels"):
        film.run(AddEffect(clip=A, kind=kind, id=EffectId(kind)))
    item = EffectItem(
        hosts=((Carrier(clip=A), EffectId("vignette")),), place=0, count=2, is_on=True
    )
    film.run(*item.switch(is_on=False))
    film.run(*item.move(1))
    assert [(e.kind, e.is_enabled) for e in film.project.clip(A).effects] == [
        ("levels", True),
        ("vignette", False),
    ]
    film.run(*item.remove())
    assert [e.kind for e in film.project.clip(A).effects] == ["levels"]


def test_masks_are_moved_and_removed_but_have_no_switch(film):
    for shape in (MaskShape.star, MaskShape.heart):
        film.run(AddMask(clip=A, shape=shape, id=MaskId(shape.value)))
    item = MaskItem(clip=A, mask=MaskId("star"), place=0, count=2)
    assert item.is_on is None
    assert item.switch(is_on=False) == ()
    film.run(*item.move(1))
    assert [m.shape for m in film.project.clip(A).masks] == [MaskShape.heart, MaskShape.star]
    film.run(*item.remove())
    assert [m.shape for m in film.project.clip(A).masks] == [MaskShape.heart]


def test_a_transition_is_only_removed(film):
    b = ClipId("b")
    film.run(AddTransition(clip=b, can_shorten=True))
    item = TransitionItem(clips=(b,))
    assert (item.is_on, item.move(1), item.switch(is_on=True)) == (None, (), ())
    film.run(*item.remove())
    assert film.project.clip(b).transition is None
