"""Set a keyframe."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.fields import given
from kijkocut.edit.owners import Owner, ParamTimeCommand, owner_of, write
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.values import checked
from kijkocut.model.params import Easing, Keyframe, Param, Value


class SetKeyframe(ParamTimeCommand, frozen=True, kw_only=True, tag="set_keyframe"):
    """Put a keyframe on a parameter, or change the one that is there.

    ```
    opacity |           |   ->   opacity |    *      |
    ```
    """

    title: ClassVar[str] = "Set keyframe"

    value: Value | None = None
    """None keeps the value that the parameter has at that time."""
    easing: Easing | UnsetType = UNSET
    """How the value moves on to the next keyframe; a new keyframe is linear by default."""
    handles: tuple[float, float, float, float] | UnsetType = UNSET
    """Control points x1, y1, x2, y2 of the bezier easing; x in 0..1."""

    def apply(self, draft: Draft) -> None:
        """Insert the keyframe in time order."""
        owner = owner_of(draft, self)
        at = self.moment
        param = owner.param(self.name) or Param(name=self.name, value=self._default(owner))
        shape = given(self, "easing", "handles")
        if self.handles is not UNSET and not all(0.0 <= x <= 1.0 for x in self.handles[::2]):
            raise EditRefused("The handles of a bezier keyframe have x from 0 to 1.")
        old = next((key for key in param.keys if key.at == at), None)
        key = old or Keyframe(at=at, value=param.at(at))
        key = replace(key, value=self._checked(owner, key.value), **shape)
        others = [k for k in param.keys if k.at != at]
        keys = tuple(sorted((*others, key), key=lambda k: k.at))
        write(draft, self, owner, replace(param, keys=keys))

    def _default(self, owner: Owner) -> Value:
        spec = owner.spec(self.name)
        if spec is not None:
            return spec.default
        if self.value is None:
            raise EditRefused(f"{self.name} of {owner.title} was never set; give a value.")
        return self.value

    def _checked(self, owner: Owner, present: Value) -> Value:
        value = present if self.value is None else self.value
        spec = owner.spec(self.name)
        if spec is None:
            return value
        if not spec.can_keyframe:
            raise EditRefused(f"{spec.label} of {owner.title} can't be keyframed.")
        return checked(value, spec)
