"""Sections of the effects on what is selected."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from kijkocut.desktop.canvas_focus import Held, places_of
from kijkocut.desktop.inspector.address import Carrier
from kijkocut.desktop.inspector.fields import Field, ParamField, PlainField
from kijkocut.desktop.inspector.items import EffectItem
from kijkocut.desktop.inspector.plan import Adds, SectionPlan
from kijkocut.desktop.inspector.shared import fixed
from kijkocut.edit.command import Command
from kijkocut.edit.hosts import Host
from kijkocut.effects import Catalogue, Definition
from kijkocut.model.clip import Clip, Effect, TitleSource
from kijkocut.model.ids import TrackId
from kijkocut.model.params import ParamKind, Value
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, Track, TrackKind

_NONE: Final = "No effects. Add one with +, or drop one here."
_DIFFERENT: Final = "These clips have different effects; what is added goes onto each."


def effect_sections(
    hosts: tuple[Host, ...],
    catalogue: Catalogue,
    tracks: tuple[Track, ...],
    *,
    is_sound: bool,
) -> Iterator[SectionPlan]:
    """Give the stack of effects that all hosts have alike, and the means to add to it.

    Args:
        hosts: Clips of picture or of sound, or one track, or one sequence for its master.
        catalogue: Where effects are described.
        tracks: Those of the sequence, for effects that listen to one of them.
        is_sound: Whether the hosts carry sound.
    """
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
        master=next((host.id for host in hosts if isinstance(host, Sequence)), None),
        hint=hint,
    )
    if not is_alike:
        return
    seen: Counter[str] = Counter()
    for place, effect in enumerate(first):
        seen[effect.kind] += 1
        number = seen[effect.kind]
        yield _effect(hosts, place, number, catalogue, tracks)


def _effect(
    hosts: tuple[Host, ...],
    place: int,
    number: int,
    catalogue: Catalogue,
    tracks: tuple[Track, ...],
) -> SectionPlan:
    effect = hosts[0].effects[place]
    definition = catalogue.find(effect.kind)
    label = definition.label if definition is not None else effect.kind
    switches = {host.effects[place].is_enabled for host in hosts}
    item = EffectItem(
        hosts=tuple((Carrier.of(host), host.effects[place].id) for host in hosts),
        place=place,
        count=len(hosts[0].effects),
        is_on=switches.pop() if len(switches) == 1 else False,
    )
    fields: tuple[Field, ...] = tuple(
        ParamField(
            spec=spec,
            places=tuple(
                Carrier.of(host).parameter(spec.name, host.effects[place].id) for host in hosts
            ),
        )
        for spec in (definition.params if definition is not None else ())
    )
    if effect.kind == "duck":
        fields = tuple(
            _heard(field, tracks) if field.spec.name == "track" else field for field in fields
        )
    return SectionPlan(
        key=f"effect:{effect.kind}" + (f"#{number}" if number > 1 else ""),
        title=label if number == 1 else f"{label} {number}",
        fields=fields,
        item=item,
        held=_held(hosts, effect, definition),
        hint="" if definition is not None else "This effect is not in the catalogue.",
        has_presets=bool(fields),
    )


def _held(hosts: tuple[Host, ...], effect: Effect, definition: Definition | None) -> Held | None:
    """Give what has places on the picture; the picture of a title is not known here."""
    host = hosts[0]
    if len(hosts) > 1 or not isinstance(host, Clip) or isinstance(host.source, TitleSource):
        return None
    has_places = definition is not None and places_of(definition.params)
    return Held(clip=host.id, effect=effect.id) if has_places else None


def _heard(field: Field, tracks: tuple[Track, ...]) -> Field:
    """Give the choice of a track by its name, of a parameter that keeps its id."""
    ids = {track.name: track.id for track in tracks if track.kind is TrackKind.audio}
    names = {key: name for name, key in ids.items()}
    spec = fixed(
        "track", field.spec.label, ParamKind.choice, "none", ("none", *ids), field.spec.description
    )

    def get(project: Project) -> tuple[Value, ...]:
        found = (str(value) for value in field.values(project, 0))
        return tuple(names.get(TrackId(key), "none") for key in found)

    def put(project: Project, value: Value) -> tuple[Command, ...]:
        return field.write(project, 0, ids.get(str(value), TrackId("")))

    return PlainField(spec=spec, get=get, put=put)
