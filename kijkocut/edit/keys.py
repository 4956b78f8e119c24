"""The keyframes of one parameter: finding them, and putting back what is left."""

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.owners import Owner
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.params import Keyframe, Param


def keyed_param(owner: Owner, name: str) -> Param:
    """Give the parameter called `name`, which has keyframes.

    Raises:
        EditRefused: It has none.
    """
    owner.spec(name)
    param = owner.param(name)
    if param is None or not param.keys:
        raise EditRefused(f"{name} of {owner.title} has no keyframes.")
    return param


def key_at(draft: Draft, owner: Owner, param: Param, offset: int) -> Keyframe:
    """Give the keyframe at `offset` ticks from the clip's start.

    Raises:
        EditRefused: There is none; the message names the nearest.
    """
    nearest = min(param.keys, key=lambda key: (abs(key.at - offset), key.at))
    if nearest.at != offset:
        raise EditRefused(
            f"{param.name} of {owner.title} has no keyframe at"
            f" {draft.at(owner.host, owner.start + offset)}. The nearest is at"
            f" {draft.at(owner.host, owner.start + nearest.at)} (offset {nearest.at} ticks)."
        )
    return nearest


def with_keys(owner: Owner, param: Param, keys: tuple[Keyframe, ...]) -> Param | None:
    """Give the parameter with these keyframes instead.

    The last keyframe to go leaves its value; None when that is the default.
    """
    if keys:
        return replace(param, keys=keys)
    value = param.keys[0].value
    spec = owner.spec(param.name)
    return (
        None if spec is not None and value == spec.default else Param(name=param.name, value=value)
    )
