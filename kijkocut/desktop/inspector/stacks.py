"""Sections of the effects on what is selected."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from kijkocut.desktop.inspector.address import Address
from kijkocut.desktop.inspector.fields import ParamField
from kijkocut.desktop.inspector.items import EffectItem
from kijkocut.desktop.inspector.plan import Adds, SectionPlan
from kijkocut.effects import Catalogue
from kijkocut.model.clip import Clip, Effect
from kijkocut.model.ids import ClipId, TrackId
from kijkocut.model.sequence import Track

_NONE: Final = "No effects. Add one with +, or drop one here."
_DIFFERENT: Final = "These clips have different effects; what is added goes onto each."


def effect_sections(
    hosts: tuple[Clip | Track, ...], catalogue: Catalogue, *, is_sound: bool
) -> Iterator[SectionPlan]:
    """Give the stack of effects that all hosts have alike, and the means to add to it."""
    key = "sound_effects" if is_sound else "effects"
    first = hosts[0].effects
    kinds = [effect.kind for effect in first]
    is_alike = all([effect.kind for effect in host.effects] == kinds for host in hosts)
    hint = ("" if kinds else _NONE) if is_alike else _DIFFERENT
    yield SectionPlan(
        key=key,
        title="Audio effects" if is_sound else "Effects",
        adds=Adds.sound_effect if is_sound else Adds.picture_effect,
        clips=tuple(host.id for host in hosts if isinstance(host, Clip)),
        track=next((host.id for host in hosts if isinstance(host, Track)), None),
        hint=hint,
    )
    if not is_alike:
        return
    seen: Counter[str] = Counter()
    for place, effect in enumerate(first):
        seen[effect.kind] += 1
        number = seen[effect.kind]
        yield _effect(hosts, place, effect, number, catalogue)


def _effect(
    hosts: tuple[Clip | Track, ...], place: int, effect: Effect, number: int, catalogue: Catalogue
) -> SectionPlan:
    definition = catalogue.find(effect.kind)
    label = definition.label if definition is not None else effect.kind
    switches = {host.effects[place].is_enabled for host in hosts}
    item = EffectItem(
        hosts=tuple((_clip(host), _track(host), host.effects[place].id) for host in hosts),
        place=place,
        count=len(hosts[0].effects),
        is_on=switches.pop() if len(switches) == 1 else False,
    )
    fields = tuple(
        ParamField(
            spec=spec,
            places=tuple(
                Address(
                    clip=_clip(host),
                    track=_track(host),
                    effect=host.effects[place].id,
                    name=spec.name,
                )
                for host in hosts
            ),
        )
        for spec in (definition.params if definition is not None else ())
    )
    return SectionPlan(
        key=f"effect:{effect.kind}" + (f"#{number}" if number > 1 else ""),
        title=label if number == 1 else f"{label} {number}",
        fields=fields,
        item=item,
        hint="" if definition is not None else "This effect is not in the catalogue.",
        has_presets=bool(fields),
    )


def _clip(host: Clip | Track) -> ClipId | None:
    return host.id if isinstance(host, Clip) else None


def _track(host: Clip | Track) -> TrackId | None:
    return host.id if isinstance(host, Track) else None
