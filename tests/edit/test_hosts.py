import pytest

from kijkocut.edit.draft import Draft
from kijkocut.edit.hosts import (
    HostCommand,
    effect_in,
    effect_specs,
    host_kind,
    host_name,
    host_of,
    put_effects,
    specs_of,
)
from kijkocut.edit.refusal import EditRefused, UnknownName
from kijkocut.model.clip import Effect
from kijkocut.model.ids import OperationId
from kijkocut.model.sequence import TrackKind
from kijkocut.testing.builders import a_project
from kijkocut.testing.catalogue import SmallCatalogue

FX = Effect(id="fx", kind="blur")


class Look(HostCommand, frozen=True, kw_only=True, tag="look"):
    pass


def a_draft(catalogue=None):
    project = (
        a_project()
        .with_clip("a", "v1", 0, 50, effects=(FX,))
        .with_clip("s", "a1", 0, 50)
        .with_clip("c", "c1", 0, 50)
        .build()
    )
    return Draft(project, OperationId("op"), catalogue)


def test_a_host_is_a_clip_a_track_or_a_master():
    draft = a_draft()
    clip, track = host_of(draft, Look(clip="a")), host_of(draft, Look(track="a1"))
    assert (clip, track) == (draft.clip("a"), draft.track("a1"))
    master = host_of(draft, Look(sequence="s"))
    assert master == draft.sequence("s")
    assert host_kind(draft, master) is TrackKind.audio
    assert host_name(draft, master) == f'the master of "{master.name}"'
    assert (host_kind(draft, clip), host_kind(draft, track)) == (TrackKind.video, TrackKind.audio)
    assert host_name(draft, clip) == '"a" at 00:00:00:00 on V1'
    assert host_name(draft, track) == "track A1"
    for wrong in (Look(), Look(clip="a", track="v1"), Look(sequence="s", track="v1")):
        with pytest.raises(EditRefused, match="Name one thing"):
            host_of(draft, wrong)


def test_effects_are_found_by_id_and_replaced():
    draft = a_draft()
    assert effect_in(draft, draft.clip("a"), "fx") == (0, FX)
    with pytest.raises(UnknownName, match='Did you mean "fx"'):
        effect_in(draft, draft.clip("a"), "fxx")
    put_effects(draft, draft.clip("a"), ())
    assert draft.clip("a").effects == ()


def test_without_a_catalogue_nothing_is_checked():
    draft = a_draft()
    assert specs_of(draft, "anything", "effect") is None
    assert effect_specs(draft, draft.clip("a"), "anything") is None


def test_picture_and_sound_have_effects_of_their_own():
    draft = a_draft(SmallCatalogue())
    assert effect_specs(draft, draft.clip("a"), "tint") is not None
    assert effect_specs(draft, draft.track("a1"), "gate") is not None
    with pytest.raises(UnknownName, match="no audio effect"):
        effect_specs(draft, draft.clip("s"), "tint")
    with pytest.raises(EditRefused, match="no effects"):
        effect_specs(draft, draft.clip("c"), "tint")
