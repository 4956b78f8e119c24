"""Fields that read and change something of each of several clips."""

from collections.abc import Callable

from kijkocut.desktop.inspector.fields import PlainField
from kijkocut.edit.command import Command
from kijkocut.model.clip import Clip
from kijkocut.model.ids import ClipId
from kijkocut.model.params import ParamKind, ParamSpec, Value
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate


def clip_field(
    spec: ParamSpec,
    clips: tuple[ClipId, ...],
    read: Callable[[Clip], Value],
    put: Callable[[Clip, Value], tuple[Command, ...]],
) -> PlainField:
    """Give a field of each clip; `put` is asked for each clip as it is then."""

    def get(project: Project) -> tuple[Value, ...]:
        return tuple(read(project.clip(c)) for c in clips if c in project.places)

    def write(project: Project, value: Value) -> tuple[Command, ...]:
        there = [project.clip(c) for c in clips if c in project.places]
        return tuple(command for clip in there for command in put(clip, value))

    return PlainField(spec=spec, get=get, put=write)


def leads(clips: tuple[Clip, ...]) -> tuple[Clip, ...]:
    """Give one clip of each link, the first: commands on it take the others along."""
    found: dict[str, Clip] = {}
    for clip in clips:
        found.setdefault(clip.link or clip.id, clip)
    return tuple(found.values())


def fixed(
    name: str,
    label: str,
    kind: ParamKind,
    default: Value,
    choices: tuple[str, ...] = (),
    description: str = "",
) -> ParamSpec:
    """Describe something that can't be keyframed."""
    return ParamSpec(
        name=name,
        label=label,
        kind=kind,
        default=default,
        choices=choices,
        can_keyframe=False,
        description=description,
    )


def frames_spec(name: str, label: str, default: int = 0) -> ParamSpec:
    """Describe a length in frames."""
    return ParamSpec(
        name=name,
        label=label,
        kind=ParamKind.whole,
        default=default,
        minimum=0.0,
        unit="frames",
        can_keyframe=False,
    )


def rate_of(project: Project, clip: Clip) -> Rate:
    """Give the frame rate of the clip's sequence."""
    return project.sequences[project.tracks[clip.track].sequence].rate
