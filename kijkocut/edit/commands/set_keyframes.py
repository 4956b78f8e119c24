"""Set many keyframes at once."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.owners import ParamCommand, owner_of, write
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.values import checked
from kijkocut.model.params import Keyframe, Param


class SetKeyframes(ParamCommand, frozen=True, kw_only=True, tag="set_keyframes"):
    """Give a parameter a whole course of keyframes, in place of what it had.

    ```
    position |  *     *  |   ->   position |  * * * *  |
    ```
    """

    title: ClassVar[str] = "Set keyframes"

    keys: tuple[Keyframe, ...]
    """Times count from the clip's start; for tracks, from the sequence's. In any order."""

    def apply(self, draft: Draft) -> None:
        """Check every value and set them all."""
        owner = owner_of(draft, self)
        spec = owner.spec(self.name)
        if not self.keys:
            raise EditRefused("There are no keyframes to set. Use set_param to reset a parameter.")
        if len({key.at for key in self.keys}) < len(self.keys):
            raise EditRefused(f"Two keyframes of {self.name} can't stand at one time.")
        if not all(0.0 <= x <= 1.0 for key in self.keys for x in key.handles[::2]):
            raise EditRefused("The handles of a bezier keyframe have x from 0 to 1.")
        keys = sorted(self.keys, key=lambda key: key.at)
        if spec is not None:
            if not spec.can_keyframe:
                raise EditRefused(f"{spec.label} of {owner.title} can't be keyframed.")
            keys = [replace(key, value=checked(key.value, spec)) for key in keys]
        was = owner.param(self.name)
        value = was.value if was is not None else keys[0].value
        write(draft, self, owner, Param(name=self.name, value=value, keys=tuple(keys)))
