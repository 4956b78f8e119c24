"""Sections of multicam clips: which angle is seen, which is heard."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication

from kijkocut.desktop.inspector.fields import PlainField
from kijkocut.desktop.inspector.plan import SectionPlan
from kijkocut.desktop.inspector.shared import fixed
from kijkocut.edit.command import Command
from kijkocut.edit.commands.set_angle import SetAngle
from kijkocut.model.angles import Angle, angles_of
from kijkocut.model.clip import Clip, SequenceSource
from kijkocut.model.ids import AngleId, ClipId, SequenceId
from kijkocut.model.params import ParamKind, Value
from kijkocut.model.project import Project

_ALL: Final = "All together"
"""Context `Inspector`."""


def angle_text(angle: Angle) -> str:
    """Say an angle's number and name."""
    return f"{angle.number} - {angle.name}"


def multicam_sections(
    project: Project, pictures: tuple[Clip, ...], sounds: tuple[Clip, ...]
) -> Iterator[SectionPlan]:
    """Give the section of the angles of clips that are all of one multicam, if they are."""
    clips = (*pictures, *sounds)
    keys = {c.source.sequence if isinstance(c.source, SequenceSource) else None for c in clips}
    found = keys.pop() if len(keys) == 1 else None
    angles = angles_of(project, found) if found is not None else ()
    if found is None or not angles:
        return
    fields = []
    if pictures:
        seen = tuple(angle for angle in angles if angle.pictures)
        fields.append(_field("angle", "Angle", (found, seen), pictures))
    if sounds:
        heard = tuple(angle for angle in angles if angle.sounds)
        fields.append(_field("sound", "Sound of", (found, heard), sounds))
    yield SectionPlan(key="multicam", title="Multicam", fields=tuple(fields))


def _field(
    name: str, label: str, of: tuple[SequenceId, tuple[Angle, ...]], clips: tuple[Clip, ...]
) -> PlainField:
    """Give the choice of one of these angles for each clip."""
    everything = QCoreApplication.translate("Inspector", _ALL)
    texts: dict[AngleId | None, str] = {angle.id: angle_text(angle) for angle in of[1]}
    texts[None] = everything
    ids = tuple(clip.id for clip in clips)

    def get(project: Project) -> tuple[Value, ...]:
        return tuple(_shown(project, key, texts) for key in ids if key in project.places)

    def put(project: Project, value: Value) -> tuple[Command, ...]:
        there = tuple(key for key in ids if key in project.places)
        wanted = next(key for key, text in texts.items() if text == value)
        return (SetAngle(clips=there, angle=wanted),) if there else ()

    first = next(iter(texts.values()))
    spec = fixed(name, label, ParamKind.choice, first, tuple(texts.values()))
    return PlainField(spec=spec, get=get, put=put)


def _shown(project: Project, clip: ClipId, texts: dict[AngleId | None, str]) -> Value:
    source = project.clip(clip).source
    angle = source.angle if isinstance(source, SequenceSource) else None
    return texts.get(angle, "")
