import pytest

from kijkocut.edit.draft import Draft
from kijkocut.edit.keys import key_at, keyed_param, with_keys
from kijkocut.edit.owners import Owner
from kijkocut.edit.refusal import EditRefused
from kijkocut.model import intrinsics
from kijkocut.model.ids import OperationId
from kijkocut.model.params import Keyframe, Param
from kijkocut.testing.builders import F, a_project

KEYS = tuple(Keyframe(at=n * F, value=0.5) for n in (0, 10, 20))
OPACITY = Param(name="opacity", keys=KEYS)


def a_draft_and_owner(specs=intrinsics.CLIP):
    project = a_project().with_clip("a", "v1", 10, 50, params=(OPACITY,)).build()
    draft = Draft(project, OperationId("op"))
    clip = draft.clip("a")
    return draft, Owner(host=clip, title="the clip", specs=specs, params=clip.params)


def test_keyed_parameters_are_found():
    _, owner = a_draft_and_owner()
    assert keyed_param(owner, "opacity") == OPACITY
    with pytest.raises(EditRefused, match="no keyframes"):
        keyed_param(owner, "rotation")
    with pytest.raises(EditRefused, match="no parameter"):
        keyed_param(owner, "rotatoin")


def test_keys_are_found_by_their_exact_time():
    draft, owner = a_draft_and_owner()
    assert key_at(draft, owner, OPACITY, 10 * F) is KEYS[1]
    with pytest.raises(EditRefused, match="nearest is at 00:00:00:20"):
        key_at(draft, owner, OPACITY, 14 * F)


def test_what_is_left_of_keys():
    _, owner = a_draft_and_owner()
    assert with_keys(owner, OPACITY, KEYS[1:]) == Param(name="opacity", keys=KEYS[1:])
    assert with_keys(owner, OPACITY, ()) == Param(name="opacity", value=0.5)
    whole = Param(name="opacity", keys=(Keyframe(at=0, value=1.0),))
    assert with_keys(owner, whole, ()) is None
    _, unknown = a_draft_and_owner(specs=None)
    assert with_keys(unknown, whole, ()) == Param(name="opacity", value=1.0)
