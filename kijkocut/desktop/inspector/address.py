"""Where a parameter of the inspector lives, and the commands about it there."""

from msgspec import Struct

from kijkocut.edit.command import Command
from kijkocut.edit.commands.delete_keyframe import DeleteKeyframe
from kijkocut.edit.commands.move_keyframes import MoveKeyframes
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.hosts import Host
from kijkocut.edit.owners import Part
from kijkocut.model.clip import Clip, GeneratorSource
from kijkocut.model.ids import ClipId, EffectId, MaskId, SequenceId, TrackId
from kijkocut.model.mask_path import params_of
from kijkocut.model.params import Easing, Keyframe, Param, Value
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, Track
from kijkocut.model.ticks import Ratio, Ticks


class Carrier(Struct, frozen=True, kw_only=True):
    """What carries effects, by its id: one of the three is given."""

    clip: ClipId | None = None
    track: TrackId | None = None
    sequence: SequenceId | None = None

    @staticmethod
    def of(host: Host) -> "Carrier":
        """Name a clip, a track or a sequence's master."""
        match host:
            case Clip(id=clip):
                return Carrier(clip=clip)
            case Track(id=track):
                return Carrier(track=track)
            case Sequence(id=sequence):
                return Carrier(sequence=sequence)

    def parameter(self, name: str, effect: EffectId | None = None) -> "Address":
        """Give the address of a parameter there, or of an effect there."""
        return Address(
            clip=self.clip, track=self.track, sequence=self.sequence, name=name, effect=effect
        )


class Address(Struct, frozen=True, kw_only=True):
    """One parameter of one clip, track or master, or of something on it."""

    name: str
    clip: ClipId | None = None
    track: TrackId | None = None
    sequence: SequenceId | None = None
    """For what belongs to the sequence's master."""
    effect: EffectId | None = None
    mask: MaskId | None = None
    part: Part = Part.own

    def host(self, project: Project) -> Host | None:
        """Give the clip, track or sequence; None when it is gone."""
        if self.clip is not None:
            return project.clip(self.clip) if self.clip in project.places else None
        if self.sequence is not None:
            return project.sequences.get(self.sequence)
        return project.tracks.get(self.track) if self.track is not None else None

    def params(self, project: Project) -> tuple[Param, ...]:
        """Give the parameters set beside this one; none when their owner is gone."""
        host = self.host(project)
        if host is None:
            return ()
        if self.effect is not None:
            return next((e.params for e in host.effects if e.id == self.effect), ())
        if not isinstance(host, Clip):
            return host.params
        if self.mask is not None:
            return next((params_of(m) for m in host.masks if m.id == self.mask), ())
        match self.part:
            case Part.own:
                return host.params
            case Part.transition:
                return host.transition.params if host.transition is not None else ()
            case Part.source:
                return host.source.params if isinstance(host.source, GeneratorSource) else ()

    def param(self, project: Project) -> Param | None:
        """Give the parameter as it was set; None when it has its default."""
        return next((p for p in self.params(project) if p.name == self.name), None)

    def keys(self, project: Project) -> tuple[Keyframe, ...]:
        """Give its keyframes, at times from the start of its clip."""
        param = self.param(project)
        return param.keys if param is not None else ()

    def start(self, project: Project) -> Ticks:
        """Give the sequence time from which its keyframes count."""
        host = self.host(project)
        return host.start if isinstance(host, Clip) else 0

    def moment(self, project: Project, at: Ticks) -> Ticks:
        """Give the time from the clip's start that a playhead at `at` stands for.

        A playhead beside the clip stands for the nearest frame in it.
        """
        host = self.host(project)
        if not isinstance(host, Clip):
            return max(0, at)
        frame = project.sequences[project.tracks[host.track].sequence].rate.frame_ticks
        return max(0, min(at - host.start, host.duration - frame))

    # --- commands ---

    def set(self, value: Value | None, *, with_keyframes: bool = False) -> Command:
        """Set the constant value, or with None reset it."""
        return SetParam(
            clip=self.clip,
            track=self.track,
            sequence=self.sequence,
            effect=self.effect,
            mask=self.mask,
            part=self.part,
            name=self.name,
            value=value,
            with_keyframes=with_keyframes,
        )

    def set_key(
        self,
        offset: Ticks,
        value: Value | None = None,
        easing: Easing | None = None,
        handles: tuple[float, float, float, float] | None = None,
    ) -> Command:
        """Put or change the keyframe at `offset` ticks from the clip's start."""
        shape: dict[str, object] = {}
        if easing is not None:
            shape["easing"] = easing
        if handles is not None:
            shape["handles"] = handles
        return SetKeyframe(
            clip=self.clip,
            track=self.track,
            sequence=self.sequence,
            effect=self.effect,
            mask=self.mask,
            part=self.part,
            name=self.name,
            offset=offset,
            value=value,
            **shape,  # type: ignore[arg-type]
        )

    def move_keys(
        self,
        offsets: tuple[Ticks, ...],
        delta: Ticks = 0,
        *,
        stretch: Ratio | None = None,
        is_copy: bool = False,
    ) -> Command:
        """Move, copy or stretch the keyframes at `offsets` from the clip's start by `delta`."""
        return MoveKeyframes(
            clip=self.clip,
            track=self.track,
            sequence=self.sequence,
            effect=self.effect,
            mask=self.mask,
            part=self.part,
            name=self.name,
            offsets=offsets,
            delta=delta,
            stretch=stretch or Ratio(1, 1),
            is_copy=is_copy,
        )

    def delete_key(self, offset: Ticks) -> Command:
        """Delete the keyframe at `offset` ticks from the clip's start."""
        return DeleteKeyframe(
            clip=self.clip,
            track=self.track,
            sequence=self.sequence,
            effect=self.effect,
            mask=self.mask,
            part=self.part,
            name=self.name,
            offset=offset,
        )
