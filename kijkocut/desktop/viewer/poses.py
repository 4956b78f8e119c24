"""Poses read from clips, and turned back into commands."""

from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

from kijkocut.desktop.viewer.pose import Pose
from kijkocut.edit.command import Command
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.clip import Clip, MediaSource, SequenceSource, TitleSource
from kijkocut.model.intrinsics import CLIP
from kijkocut.model.params import Value
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import Ticks
from kijkocut.model.title import Title

_SPECS: Final = {spec.name: spec for spec in CLIP}
_CROPS: Final = ("crop_left", "crop_right", "crop_top", "crop_bottom")


def pose_of(project: Project, sequence: Sequence, clip: Clip, at: Ticks) -> Pose:
    """Give where a clip stands at a time of its sequence."""

    def value(name: str) -> Value:
        param = next((p for p in clip.params if p.name == name), None)
        return _SPECS[name].default if param is None else param.at(at - clip.start)

    canvas = (float(sequence.width), float(sequence.height))
    left, right, top, bottom = (number_of(value(name)) for name in _CROPS)
    return Pose(
        canvas=canvas,
        box=_box(project, clip, canvas, str(value("fit"))),
        position=point_of(value("position")),
        scale=point_of(value("scale")),
        rotation=number_of(value("rotation")),
        anchor=point_of(value("anchor")),
        crop=(left, right, top, bottom),
    )


def commands_of(clip: Clip, before: Pose, after: Pose, at: Ticks) -> tuple[Command, ...]:
    """Give what brings a clip from one pose to another: keyframes where there are keyframes."""
    values: list[tuple[str, Value, Value]] = [
        ("position", before.position, after.position),
        ("scale", before.scale, after.scale),
        ("rotation", before.rotation, after.rotation),
        ("anchor", before.anchor, after.anchor),
        *zip(_CROPS, before.crop, after.crop, strict=True),
    ]
    found: list[Command] = []
    for name, was, now in values:
        if was == now:
            continue
        value = rounded(now)
        if any(p.name == name and p.keys for p in clip.params):
            found.append(SetKeyframe(clip=clip.id, name=name, at=at, value=value))
        else:
            found.append(SetParam(clip=clip.id, name=name, value=value))
    return tuple(found)


def _box(
    project: Project, clip: Clip, canvas: tuple[float, float], fit: str
) -> tuple[float, float]:
    natural = canvas
    match clip.source:
        case MediaSource(media=key):
            picture = project.media[key].facts.video if key in project.media else None
            if picture is not None:
                natural = (float(picture.display_size[0]), float(picture.display_size[1]))
        case SequenceSource(sequence=inner) if inner in project.sequences:
            nest = project.sequences[inner]
            natural = (float(nest.width), float(nest.height))
        case TitleSource(title=title):
            return _title_box(title)
        case _:
            return canvas
    across, down = canvas[0] / natural[0], canvas[1] / natural[1]
    match fit:
        case "none":
            return natural
        case "stretch":
            return canvas
        case _:
            factor = max(across, down) if fit == "fill" else min(across, down)
            return natural[0] * factor, natural[1] * factor


def _title_box(title: Title) -> tuple[float, float]:
    """Measure a title's letters, roughly as they are set."""
    font = QFont(title.font)
    font.setPixelSize(max(1, round(title.size)))
    font.setWeight(QFont.Weight(min(900, max(100, title.weight))))
    metrics = QFontMetricsF(font)
    lines = title.text.splitlines() or [" "]
    wide = max(metrics.horizontalAdvance(line) for line in lines)
    high = metrics.height() * title.line_height * len(lines)
    if title.width is not None and wide > title.width:
        high *= -(-wide // title.width)
        wide = title.width
    return max(8.0, wide), max(8.0, high)


def point_of(value: Value) -> tuple[float, float]:
    """Read a point."""
    return (value[0], value[1]) if isinstance(value, tuple) else (0.0, 0.0)


def number_of(value: Value) -> float:
    """Read a number."""
    return float(value) if isinstance(value, int | float) else 0.0


def rounded(value: Value) -> Value:
    """Leave out digits that nobody aimed at."""
    if isinstance(value, tuple):
        return tuple(round(one, 4) for one in value)
    return round(value, 4) if isinstance(value, float) else value
