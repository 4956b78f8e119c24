"""Where a parameter lives, and reading and writing it there.

A parameter belongs to a clip, an effect or mask or the transition of a clip, a generator that is a
clip's source, a track or a sequence's master, or an effect of one of these.
"""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.edit.draft import Draft
from kijkocut.edit.hosts import (
    Host,
    HostCommand,
    effect_in,
    effect_specs,
    host_kind,
    host_name,
    host_of,
    put_effects,
    specs_of,
)
from kijkocut.edit.masks import checked_mask, mask_specs
from kijkocut.edit.refusal import EditRefused, UnknownName, did_you_mean
from kijkocut.edit.values import spec_called
from kijkocut.model import intrinsics
from kijkocut.model.clip import Clip, GeneratorSource, Mask
from kijkocut.model.ids import EffectId, MaskId
from kijkocut.model.mask_path import params_of
from kijkocut.model.params import Param, ParamSpec
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, TrackKind
from kijkocut.model.ticks import Ticks

_SOUND = ("gain", "pan", *(spec.name for spec in intrinsics.SURROUND))


class Part(StrEnum):
    """Which part of a clip a parameter belongs to, when no effect or mask is named."""

    own = "own"
    """The clip itself: position, scale, opacity, gain and so on."""
    transition = "transition"
    """The transition over the cut at the clip's start."""
    source = "source"
    """The generator that the clip shows."""


class ParamCommand(HostCommand, frozen=True, kw_only=True):
    """Base of commands about one parameter: of a clip, track or master, or of what is on it."""

    name: str
    """Of the parameter."""
    effect: EffectId | None = None
    """An effect on the clip, track or master."""
    mask: MaskId | None = None
    """A mask on the clip."""
    part: Part = Part.own


class ParamTimeCommand(ParamCommand, frozen=True, kw_only=True):
    """Base of commands about one moment of one parameter."""

    at: Ticks | None = None
    """Where in the sequence; turned into `offset` when the edit is made."""
    offset: Ticks | None = None
    """Time from the clip's start; for tracks and masters, from the sequence's."""

    def anchored(self, project: Project) -> "ParamTimeCommand":
        """Address the moment from the clip's start, so that it stays when the clip is moved."""
        if self.at is None or (self.clip is not None and self.clip not in project.places):
            return self
        start = project.clip(self.clip).start if self.clip is not None else 0
        return replace(self, at=None, offset=self.at - start)

    @property
    def moment(self) -> int:
        """The time from the clip's start, once anchored.

        Raises:
            EditRefused: The command gives none.
        """
        if self.offset is None:
            raise EditRefused("A keyframe needs a time: give at (in the sequence) or offset.")
        return self.offset


class Owner(Struct, frozen=True, kw_only=True):
    """What a parameter command is about, looked up."""

    host: Host
    title: str
    """As named to people."""
    specs: tuple[ParamSpec, ...] | None
    """None when there is no catalogue to check against."""
    params: tuple[Param, ...]

    @property
    def start(self) -> int:
        """Sequence time (ticks) from which the parameters' keyframes count."""
        return self.host.start if isinstance(self.host, Clip) else 0

    def spec(self, name: str) -> ParamSpec | None:
        """Give the description of the parameter called `name`; None when nothing can be checked.

        Raises:
            UnknownName: There is no such parameter.
        """
        return None if self.specs is None else spec_called(name, self.specs, self.title)

    def param(self, name: str) -> Param | None:
        """Give the parameter as it was set, if it was."""
        return next((p for p in self.params if p.name == name), None)


def owner_of(draft: Draft, command: ParamCommand) -> Owner:
    """Look up what the command's parameter belongs to.

    Raises:
        EditRefused: The address names several things, or one that is not there.
    """
    host = host_of(draft, command)
    name = host_name(draft, host)
    named = (command.effect is not None, command.mask is not None, command.part is not Part.own)
    if sum(named) > 1:
        raise EditRefused("Name one thing only: an effect, a mask, or a part.")
    if command.effect is not None:
        _, effect = effect_in(draft, host, command.effect)
        specs = effect_specs(draft, host, effect.kind)
        return Owner(host=host, title=f"{effect.kind} on {name}", specs=specs, params=effect.params)
    if isinstance(host, Clip):
        if command.mask is not None:
            mask = mask_in(draft, host, command.mask)
            return Owner(
                host=host,
                title=f"a mask of {name}",
                specs=mask_specs(mask),
                params=params_of(mask),
            )
        if command.part is not Part.own:
            return _part_of(draft, host, command.part)
    elif command.mask is not None or command.part is not Part.own:
        raise EditRefused(f"{name} has no masks, transitions or generators; name a clip.")
    return Owner(host=host, title=name, specs=_own_specs(draft, host), params=host.params)


def write(draft: Draft, command: ParamCommand, owner: Owner, param: Param | None) -> None:
    """Set the command's parameter, or with None back to its default."""
    params = _replaced(owner.params, command.name, param)
    host = owner.host
    if command.effect is not None:
        place, effect = effect_in(draft, host, command.effect)
        changed = replace(effect, params=params)
        put_effects(draft, host, (*host.effects[:place], changed, *host.effects[place + 1 :]))
    elif not isinstance(host, Clip) or (command.mask is None and command.part is Part.own):
        draft.put(replace(host, params=params))
    elif command.mask is not None:
        mask = replace(mask_in(draft, host, command.mask), params=params)
        put_mask(draft, host, checked_mask(mask, owner.title))
    elif isinstance(host.source, GeneratorSource) and command.part is Part.source:
        draft.put(replace(host, source=replace(host.source, params=params)))
    elif host.transition is not None:
        draft.put(replace(host, transition=replace(host.transition, params=params)))


def mask_in(draft: Draft, clip: Clip, mask_id: MaskId) -> Mask:
    """Give the mask of that id.

    Raises:
        UnknownName: The clip has no such mask.
    """
    for mask in clip.masks:
        if mask.id == mask_id:
            return mask
    hint = did_you_mean(mask_id, [m.id for m in clip.masks])
    raise UnknownName(f'There is no mask "{mask_id}" on {draft.name(clip)}.{hint}')


def put_mask(draft: Draft, clip: Clip, mask: Mask) -> None:
    """Replace the mask of that id in the clip's list."""
    draft.put(replace(clip, masks=tuple(mask if m.id == mask.id else m for m in clip.masks)))


def _part_of(draft: Draft, clip: Clip, part: Part) -> Owner:
    name = draft.name(clip)
    if part is Part.transition:
        over = clip.transition
        if over is None:
            raise EditRefused(f"There is no transition at the start of {name}.")
        specs = None
        if host_kind(draft, clip) is TrackKind.video:
            specs = specs_of(draft, over.kind, "transition")
        return Owner(host=clip, title=f"{over.kind} into {name}", specs=specs, params=over.params)
    if not isinstance(clip.source, GeneratorSource):
        raise EditRefused(f"{name} shows no generator.")
    kind = clip.source.kind
    specs = specs_of(draft, kind, "generator")
    return Owner(host=clip, title=f"{kind} of {name}", specs=specs, params=clip.source.params)


def _own_specs(draft: Draft, host: Host) -> tuple[ParamSpec, ...]:
    """Give the parameters that mean something there: sound's on sound, picture's elsewhere."""
    if isinstance(host, Sequence):
        return intrinsics.MASTER
    specs = intrinsics.CLIP if isinstance(host, Clip) else intrinsics.TRACK
    is_sound = host_kind(draft, host) is TrackKind.audio
    return tuple(s for s in specs if (s.name in _SOUND) == is_sound)


def _replaced(params: tuple[Param, ...], name: str, param: Param | None) -> tuple[Param, ...]:
    if param is None:
        return tuple(p for p in params if p.name != name)
    if any(p.name == name for p in params):
        return tuple(param if p.name == name else p for p in params)
    return (*params, param)
