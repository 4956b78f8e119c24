"""What carries effects: a clip, a track or a sequence's master, and the list of them there."""

from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.refusal import EditRefused, UnknownName, did_you_mean
from kijkocut.model.clip import Clip, Effect
from kijkocut.model.ids import ClipId, EffectId, SequenceId, TrackId
from kijkocut.model.params import ParamSpec
from kijkocut.model.sequence import Sequence, Track, TrackKind

Host = Clip | Track | Sequence
"""A sequence stands for its master: the sound of all its tracks together."""


class HostCommand(Command, frozen=True, kw_only=True):
    """Base of commands about the effects of one clip, one track or one master."""

    clip: ClipId | None = None
    """The clip, or else name a track or a sequence."""
    track: TrackId | None = None
    """The track, or else name a clip or a sequence."""
    sequence: SequenceId | None = None
    """The sequence whose master it is about, or else name a clip or a track."""


def host_of(draft: Draft, command: HostCommand) -> Host:
    """Give the clip, track or sequence that the command names.

    Raises:
        EditRefused: It names several or none, or one that does not exist.
    """
    match command.clip, command.track, command.sequence:
        case str() as clip, None, None:
            return draft.clip(ClipId(clip))
        case None, str() as track, None:
            return draft.track(TrackId(track))
        case None, None, str() as sequence:
            return draft.sequence(SequenceId(sequence))
        case _:
            raise EditRefused(
                "Name one thing that carries it: a clip, a track, or a sequence for its master."
            )


def host_name(draft: Draft, host: Host) -> str:
    """Name a clip, a track or a master for a message."""
    match host:
        case Clip():
            return draft.name(host)
        case Track(name=name):
            return f"track {name}"
        case Sequence(name=name):
            return f'the master of "{name}"'


def host_kind(draft: Draft, host: Host) -> TrackKind:
    """Give what the host carries: picture, sound or captions."""
    match host:
        case Clip(track=track):
            return draft.project.tracks[track].kind
        case Track(kind=kind):
            return kind
        case Sequence():
            return TrackKind.audio


def effect_in(draft: Draft, host: Host, effect_id: EffectId) -> tuple[int, Effect]:
    """Give the place in the host's list and the effect of that id.

    Raises:
        UnknownName: The host has no such effect.
    """
    for place, effect in enumerate(host.effects):
        if effect.id == effect_id:
            return place, effect
    hint = did_you_mean(effect_id, [e.id for e in host.effects])
    raise UnknownName(f'There is no effect "{effect_id}" on {host_name(draft, host)}.{hint}')


def effect_specs(draft: Draft, host: Host, kind: str) -> tuple[ParamSpec, ...] | None:
    """Give the parameters of an effect of that kind on that host; None if there is no catalogue.

    Raises:
        EditRefused: Captions carry no effects.
        UnknownName: The catalogue does not know the effect.
    """
    match host_kind(draft, host):
        case TrackKind.video:
            return specs_of(draft, kind, "effect")
        case TrackKind.audio:
            return specs_of(draft, kind, "audio_effect")
        case TrackKind.caption:
            raise EditRefused("Captions carry no effects; their look is the track's caption style.")


def specs_of(draft: Draft, kind: str, role: str) -> tuple[ParamSpec, ...] | None:
    """Give the parameters of a catalogue entry; None if there is no catalogue to ask.

    Raises:
        UnknownName: The catalogue does not know it.
    """
    if draft.catalogue is None:
        return None
    specs = draft.catalogue.params(kind, role)
    if specs is None:
        hint = did_you_mean(kind, draft.catalogue.kinds(role))
        raise UnknownName(f'There is no {role.replace("_", " ")} called "{kind}".{hint}')
    return specs


def put_effects(draft: Draft, host: Host, effects: tuple[Effect, ...]) -> None:
    """Replace the host's list of effects."""
    draft.put(replace(host, effects=effects))
