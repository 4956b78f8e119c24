"""Delete a keyframe."""

from typing import ClassVar

from kijkocut.edit.draft import Draft
from kijkocut.edit.keys import key_at, keyed_param, with_keys
from kijkocut.edit.owners import ParamTimeCommand, owner_of, write


class DeleteKeyframe(ParamTimeCommand, frozen=True, kw_only=True, tag="delete_keyframe"):
    """Delete the keyframe at a time; the last one leaves its value behind.

    ```
    opacity |  *   *   *  |   ->   opacity |  *       *  |
    ```
    """

    title: ClassVar[str] = "Delete keyframe"

    def apply(self, draft: Draft) -> None:
        """Take the keyframe out."""
        owner = owner_of(draft, self)
        param = keyed_param(owner, self.name)
        key = key_at(draft, owner, param, self.moment)
        rest = tuple(k for k in param.keys if k is not key)
        write(draft, self, owner, with_keys(owner, param, rest))
