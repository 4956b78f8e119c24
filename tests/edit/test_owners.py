import pytest

from kijkocut.edit.draft import Draft
from kijkocut.edit.owners import (
    ParamCommand,
    ParamTimeCommand,
    Part,
    mask_in,
    owner_of,
    put_mask,
    write,
)
from kijkocut.edit.refusal import EditRefused, UnknownName
from kijkocut.model.clip import Effect, GeneratorSource, Mask, MaskShape, Transition
from kijkocut.model.ids import OperationId
from kijkocut.model.params import Param
from kijkocut.testing.builders import F, a_project
from kijkocut.testing.catalogue import SmallCatalogue


class Touch(ParamCommand, frozen=True, kw_only=True, tag="touch"):
    pass


class Moment(ParamTimeCommand, frozen=True, kw_only=True, tag="moment"):
    pass


def a_draft():
    over = Transition(kind="wipe", before=F, after=F)
    project = (
        a_project()
        .with_clip("z", "v1", 0, 10)
        .with_clip(
            "a",
            "v1",
            10,
            50,
            transition=over,
            effects=(Effect(id="fx", kind="blur"),),
            masks=(Mask(id="mk", shape=MaskShape.star), Mask(id="ml", shape=MaskShape.heart)),
        )
        .with_clip("g", "v2", 0, 50, source=GeneratorSource(kind="colour"), source_in=0)
        .build()
    )
    return Draft(project, OperationId("op"), SmallCatalogue())


@pytest.mark.parametrize(
    ("address", "title", "first", "start"),
    [
        ({"clip": "a"}, '"a" at', "position", 10),
        ({"clip": "a", "effect": "fx"}, "blur on", "radius", 10),
        ({"clip": "a", "mask": "ml"}, "a mask of", "centre", 10),
        ({"clip": "a", "part": Part.transition}, "wipe into", "radius", 10),
        ({"clip": "g", "part": Part.source}, "colour of", "colour", 0),
        ({"track": "a1"}, "track A1", "gain", 0),
        ({"track": "v1"}, "track V1", "opacity", 0),
    ],
)
def test_an_address_leads_to_its_owner_and_back(address, title, first, start):
    draft = a_draft()
    command = Touch(**address, name=first)
    owner = owner_of(draft, command)
    assert owner.title.startswith(title)
    assert owner.specs[0].name == first
    assert owner.start == start * F
    assert owner.param(first) is None
    param = Param(name=first, value=owner.spec(first).default)
    write(draft, command, owner, param)
    again = owner_of(draft, command)
    assert again.param(first) == param
    write(draft, command, again, None)
    assert owner_of(draft, command).params == ()


def test_masks_are_found_and_replaced_in_their_place():
    draft = a_draft()
    clip = draft.clip("a")
    put_mask(draft, clip, Mask(id="mk", shape=MaskShape.diamond))
    shapes = [m.shape for m in draft.clip("a").masks]
    assert shapes == [MaskShape.diamond, MaskShape.heart]
    with pytest.raises(UnknownName, match="Did you mean"):
        mask_in(draft, clip, "mkk")


def test_moments_are_anchored_to_the_clips_start():
    draft = a_draft()
    moment = Moment(clip="a", name="opacity", at=15 * F).anchored(draft.project)
    assert (moment.at, moment.moment) == (None, 5 * F)
    assert moment.anchored(draft.project) is moment
    track = Moment(track="v1", name="opacity", at=15 * F).anchored(draft.project)
    assert track.moment == 15 * F
    gone = Moment(clip="gone", name="opacity", at=15 * F)
    assert gone.anchored(draft.project) is gone
    with pytest.raises(EditRefused, match="needs a time"):
        _ = Moment(clip="a", name="opacity").moment
