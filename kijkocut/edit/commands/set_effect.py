"""Switch an effect on or off."""

from typing import ClassVar

from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.hosts import HostCommand, effect_in, host_of, put_effects
from kijkocut.model.ids import EffectId


class SetEffect(HostCommand, frozen=True, kw_only=True, tag="set_effect"):
    """Switch an effect of a clip, track or master on or off; its parameters stay.

    ```
    A: blur (on)   ->   A: blur (off)
    ```
    """

    title: ClassVar[str] = "Switch effect"

    effect: EffectId
    is_enabled: bool

    def apply(self, draft: Draft) -> None:
        """Set the switch."""
        host = host_of(draft, self)
        place, effect = effect_in(draft, host, self.effect)
        changed = replace(effect, is_enabled=self.is_enabled)
        put_effects(draft, host, (*host.effects[:place], changed, *host.effects[place + 1 :]))
