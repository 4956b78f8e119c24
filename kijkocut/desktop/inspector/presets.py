"""Presets of sections: values the person keeps by name, and the copied values of one section."""

import logging
from pathlib import Path

import msgspec
from msgspec import Struct

from kijkocut.desktop.inspector.fields import Field, ParamField
from kijkocut.edit.command import Command
from kijkocut.model.errors import OutsideError
from kijkocut.model.params import Param
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks

log = logging.getLogger(__name__)


class PresetsUnsavedError(OutsideError):
    """The file of presets could not be written."""

    code = "desktop.presets_unsaved"


class Preset(Struct, frozen=True, kw_only=True):
    """Values of a section under a name."""

    section: str
    """Key of the section, as `transform` or `effect:vignette`."""
    name: str
    params: tuple[Param, ...]


class Presets:
    """The person's presets, in one file. Read anew each time, so that two windows agree."""

    def __init__(self, path: Path) -> None:
        """Keep them in `path`, which need not be there yet."""
        self._path = path

    def of(self, section: str) -> tuple[Preset, ...]:
        """Give the presets of a section by name."""
        found = (one for one in self._all() if one.section == section)
        return tuple(sorted(found, key=lambda one: one.name.lower()))

    def save(self, preset: Preset) -> None:
        """Keep a preset; one of that name is replaced.

        Raises:
            PresetsUnsavedError: The file can't be written.
        """
        self._write((*self._but(preset), preset))

    def delete(self, preset: Preset) -> None:
        """Forget a preset.

        Raises:
            PresetsUnsavedError: The file can't be written.
        """
        self._write(self._but(preset))

    def _but(self, preset: Preset) -> tuple[Preset, ...]:
        gone = (preset.section, preset.name)
        return tuple(one for one in self._all() if (one.section, one.name) != gone)

    def _all(self) -> tuple[Preset, ...]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=tuple[Preset, ...])
        except FileNotFoundError:
            return ()
        except (OSError, msgspec.MsgspecError):
            log.warning("presets of the inspector can't be read", exc_info=True)
            return ()

    def _write(self, presets: tuple[Preset, ...]) -> None:
        part = self._path.with_name(f"{self._path.name}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(msgspec.json.format(msgspec.json.encode(presets)))
            part.replace(self._path)
        except OSError as exc:
            raise PresetsUnsavedError(
                f"The preset could not be kept in {self._path}: {exc.strerror}. Check the disk."
            ) from exc


def read_off(fields: tuple[Field, ...], project: Project, at: Ticks) -> tuple[Param, ...]:
    """Give what the first of the selected things has, keyframes and all."""
    found = []
    for field in fields:
        keys = field.places[0].keys(project) if isinstance(field, ParamField) else ()
        values = field.values(project, at)
        if keys:
            found.append(Param(name=field.spec.name, keys=keys))
        elif values:
            found.append(Param(name=field.spec.name, value=values[0]))
    return tuple(found)


def put_on(
    fields: tuple[Field, ...], params: tuple[Param, ...], project: Project, at: Ticks
) -> tuple[Command, ...]:
    """Give the commands that set these values in everything selected."""
    known = {param.name: param for param in params}
    made: list[Command] = []
    for field in fields:
        param = known.get(field.spec.name)
        if param is None:
            continue
        if not isinstance(field, ParamField):
            if any(value != param.value for value in field.values(project, at)):
                made += field.write(project, at, param.value)
            continue
        for place in field.places:
            if place.param(project) is not None:
                made.append(place.set(None))
            if param.keys:
                made += (place.set_key(k.at, k.value, k.easing, k.handles) for k in param.keys)
            else:
                made.append(place.set(param.value))
    return tuple(made)
