"""Add an effect."""

from typing import ClassVar

from kijkocut.edit.draft import Draft
from kijkocut.edit.hosts import HostCommand, effect_specs, host_name, host_of, put_effects
from kijkocut.edit.refusal import EditRefused
from kijkocut.edit.values import checked_params
from kijkocut.model.clip import Effect
from kijkocut.model.ids import EffectId
from kijkocut.model.params import Param


class AddEffect(HostCommand, frozen=True, kw_only=True, tag="add_effect"):
    """Put an effect on a clip, a track or a master, as the last one or at a place among them.

    ```
    A: blur   ->   A: blur, vignette
    ```
    """

    title: ClassVar[str] = "Add effect"

    kind: str
    """Name in the catalogue: an effect on picture, an audio effect on sound."""
    params: tuple[Param, ...] = ()
    """Those that shall differ from their defaults."""
    index: int | None = None
    """Place in the order of working, from 0; None is last."""
    is_enabled: bool = True
    id: EffectId | None = None

    def apply(self, draft: Draft) -> None:
        """Check kind and parameters, then insert the effect."""
        host = host_of(draft, self)
        name = host_name(draft, host)
        specs = effect_specs(draft, host, self.kind)
        if any(effect.id == self.id for effect in host.effects):
            raise EditRefused(f'There is an effect "{self.id}" on {name} already.')
        index = len(host.effects) if self.index is None else self.index
        if not 0 <= index <= len(host.effects):
            raise EditRefused(
                f"An effect can't be put at place {index} of {name}; it has {len(host.effects)}."
            )
        effect = Effect(
            id=EffectId(draft.new_id("effect", self.id)),
            kind=self.kind,
            is_enabled=self.is_enabled,
            params=checked_params(self.params, specs, f"{self.kind} on {name}"),
        )
        put_effects(draft, host, (*host.effects[:index], effect, *host.effects[index:]))
