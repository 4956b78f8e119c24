"""Remove an effect."""

from typing import ClassVar

from kijkocut.edit.draft import Draft
from kijkocut.edit.hosts import HostCommand, effect_in, host_of, put_effects
from kijkocut.model.ids import EffectId


class RemoveEffect(HostCommand, frozen=True, kw_only=True, tag="remove_effect"):
    """Take an effect off a clip, a track or a master.

    ```
    A: blur, vignette   ->   A: vignette
    ```
    """

    title: ClassVar[str] = "Remove effect"

    effect: EffectId

    def apply(self, draft: Draft) -> None:
        """Take it out of the list."""
        host = host_of(draft, self)
        place, _ = effect_in(draft, host, self.effect)
        put_effects(draft, host, host.effects[:place] + host.effects[place + 1 :])
