"""Reorder effects."""

from typing import ClassVar

from kijkocut.edit.draft import Draft
from kijkocut.edit.hosts import HostCommand, effect_in, host_name, host_of, put_effects
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.ids import EffectId


class ReorderEffects(HostCommand, frozen=True, kw_only=True, tag="reorder_effects"):
    """Move an effect to another place in the order of working.

    ```
    A: blur, vignette, glow   ->   A: glow, blur, vignette
    ```
    """

    title: ClassVar[str] = "Reorder effects"

    effect: EffectId
    index: int
    """Its new place, from 0; the others keep their order."""

    def apply(self, draft: Draft) -> None:
        """Take it out and insert it again."""
        host = host_of(draft, self)
        place, effect = effect_in(draft, host, self.effect)
        if not 0 <= self.index < len(host.effects):
            raise EditRefused(
                f"There is no place {self.index} among the {len(host.effects)} effects of"
                f" {host_name(draft, host)}."
            )
        rest = host.effects[:place] + host.effects[place + 1 :]
        put_effects(draft, host, (*rest[: self.index], effect, *rest[self.index :]))
