"""Set a parameter."""

from typing import ClassVar

from kijkocut.edit.draft import Draft
from kijkocut.edit.owners import ParamCommand, owner_of, write
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.values import checked
from kijkocut.model.params import Param, Value


class SetParam(ParamCommand, frozen=True, kw_only=True, tag="set_param"):
    """Set a parameter of a clip, track, master or of what is on one of them, or reset it.

    ```
    opacity 1.0  |  A  |   ->   opacity 0.5  |  A  |
    ```
    """

    title: ClassVar[str] = "Set parameter"

    value: Value | None = None
    """None resets the parameter to its default and removes its keyframes."""
    with_keyframes: bool = False
    """Whether to replace keyframes, if there are any, by the one value."""

    def apply(self, draft: Draft) -> None:
        """Check the value against the parameter's description and set it."""
        owner = owner_of(draft, self)
        spec = owner.spec(self.name)
        if self.value is None:
            write(draft, self, owner, None)
            return
        value = self.value if spec is None else checked(self.value, spec)
        was = owner.param(self.name)
        if was is not None and was.keys and not self.with_keyframes:
            raise EditRefused(
                f"{self.name} of {owner.title} has {len(was.keys)} keyframes. Use set_keyframe to"
                " change one, or with_keyframes to replace them all."
            )
        is_default = spec is not None and value == spec.default
        write(draft, self, owner, None if is_default else Param(name=self.name, value=value))
