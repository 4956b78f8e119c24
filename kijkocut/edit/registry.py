"""The registry: every command by name, its JSON schema, and reading commands from JSON.

UI actions, the command line, agents and MCP are generated from it. A command is found by being
there: each module of `edit.commands` holds one class named after the module.
"""

import importlib
import json
import pkgutil
import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any, Final

import msgspec
from msgspec import Struct, inspect

from kijkocut.edit import commands as _commands
from kijkocut.edit.command import Command
from kijkocut.edit.refusal import EditRefused, UnknownName, did_you_mean
from kijkocut.model.ids import ClipId, MarkerId, SequenceId, TrackId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Rate, Ratio
from kijkocut.model.timecode import parse_time

_FRACTION: Final = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12}|/0*[1-9][0-9]{0,11})?")


class BadCommandError(EditRefused):
    """A command's JSON does not say what its schema asks."""

    code = "edit.bad_command"


@cache
def commands() -> Mapping[str, type[Command]]:
    """Give every command class by its name, sorted.

    Raises:
        TypeError: A module of `edit.commands` does not hold exactly one command named after it.
    """
    found: dict[str, type[Command]] = {}
    for info in sorted(pkgutil.iter_modules(_commands.__path__), key=lambda m: m.name):
        module = importlib.import_module(f"{_commands.__name__}.{info.name}")
        classes = [
            c
            for c in vars(module).values()
            if isinstance(c, type) and issubclass(c, Command) and c.__module__ == module.__name__
        ]
        if len(classes) != 1 or classes[0].__struct_config__.tag != info.name:
            raise TypeError(f"{module.__name__} must hold one command tagged {info.name!r}")
        found[info.name] = classes[0]
    return found


def schema(name: str) -> dict[str, Any]:
    """Give the JSON schema of a command, self-contained, with its docstring as description.

    Raises:
        UnknownName: There is no such command.
    """
    cls = _command_class(name)
    made = msgspec.json.schema(cls)
    return {**made, "title": cls.title, "description": (cls.__doc__ or "").strip()}


def summary(name: str) -> str:
    """Give the first line of a command's description."""
    return (_command_class(name).__doc__ or "").strip().splitlines()[0]


def parse(raw: object, project: Project) -> Command:
    """Read a command from JSON-like data; times may be texts ("00:00:02:12", "48f", "1.5s").

    Texts are read at the rate of the sequence the command names, directly or by a track, clip or
    marker; in a project with one sequence, at that one's.

    Raises:
        UnknownName: No such command, or no such field.
        BadCommandError: A field is missing or has the wrong form; the message names it.
    """
    if not isinstance(raw, Mapping):
        raise BadCommandError('A command is a JSON object with a "command" field.')
    name = raw.get("command")
    if not isinstance(name, str):
        raise BadCommandError('A command needs a "command" field that names it.')
    cls = _command_class(name)
    known = [f.encode_name for f in msgspec.structs.fields(cls)]
    for field in raw:
        if field not in known and field != "command":
            hint = did_you_mean(str(field), known)
            raise UnknownName(
                f'Command {name} has no field "{field}".{hint} It has: {", ".join(known)}.'
            )
    rate = _rate_for(raw, project)
    timed = {
        field.name: _with_ticks(
            raw[field.encode_name], field.type, rate, f"{name}.{field.encode_name}"
        )
        for field in _struct_fields(cls)
        if field.encode_name in raw
    }
    try:
        return msgspec.convert({"command": name, **timed}, cls, strict=True)
    except msgspec.ValidationError as exc:
        raise BadCommandError(f"Command {name}: {exc}.") from exc


def decode(data: bytes) -> Command:
    """Read a journaled command; its times are ticks already.

    Raises:
        UnknownName: No such command.
        BadCommandError: The JSON is damaged.
    """
    try:
        raw = json.loads(data)
        cls = _command_class(raw["command"])
        return msgspec.convert(raw, cls)
    except (ValueError, KeyError, TypeError, msgspec.ValidationError) as exc:
        raise BadCommandError(f"A journaled command can't be read: {exc}.") from exc


def _command_class(name: str) -> type[Command]:
    found = commands().get(name)
    if found is None:
        hint = did_you_mean(name, commands())
        raise UnknownName(f'There is no command "{name}".{hint}')
    return found


def _struct_fields(cls: type[Command]) -> tuple[inspect.Field, ...]:
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)  # noqa: S101 - a Command is a Struct
    return info.fields


def _rate_for(raw: Mapping[str, object], project: Project) -> Rate | None:
    """Find the rate of the sequence that the command is about."""

    def named(field: str) -> str:
        value = raw.get(field)
        if isinstance(value, list | tuple) and value:
            value = value[0]
        return value if isinstance(value, str) else ""

    sequence = named("sequence")
    track = named("track")
    for field in ("clip", "left", "right", "first", "clips"):
        if (clip := ClipId(named(field))) in project.places:
            track = project.places[clip]
            break
    if (track_id := TrackId(track)) in project.tracks:
        sequence = project.tracks[track_id].sequence
    elif (marker_id := MarkerId(named("marker"))) in project.markers:
        sequence = project.markers[marker_id].sequence
    if not sequence and len(project.sequences) == 1:
        sequence = next(iter(project.sequences))
    found = project.sequences.get(SequenceId(sequence))
    return found.rate if found is not None else None


def _with_ticks(value: Any, kind: inspect.Type, rate: Rate | None, where: str) -> Any:  # noqa: ANN401 - JSON
    """Turn time texts into ticks wherever the schema expects ticks."""
    if isinstance(kind, inspect.Metadata):
        if (kind.extra_json_schema or {}).get("title") == "ticks" and isinstance(value, str):
            if rate is None:
                raise BadCommandError(
                    f'{where}: "{value}" needs a sequence to be read at; name one.'
                )
            return parse_time(value, rate)
        return _with_ticks(value, kind.type, rate, where)
    if isinstance(kind, inspect.UnionType):
        for option in kind.types:
            value = _with_ticks(value, option, rate, where)
        return value
    if isinstance(kind, inspect.StructType) and kind.cls in (Rate, Ratio):
        return _with_fraction(value, kind.cls, where)
    if isinstance(kind, inspect.StructType) and isinstance(value, Mapping):
        wanted = {field.encode_name: field.type for field in kind.fields}
        return {
            k: _with_ticks(v, wanted[k], rate, where) if k in wanted else v
            for k, v in value.items()
        }
    if isinstance(kind, inspect.VarTupleType | inspect.ListType) and isinstance(
        value, list | tuple
    ):
        return [_with_ticks(v, kind.item_type, rate, where) for v in value]
    return value


def _with_fraction(value: Any, cls: type[Struct], where: str) -> Any:  # noqa: ANN401 - JSON
    """Turn a rate or ratio written as a number or text ("29.97", "3/2", 0.5) into its fields."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return value
    text = str(value).strip()
    if cls is Rate:
        rate = Rate.parse(text)
        return {"num": rate.num, "den": rate.den}
    if not _FRACTION.fullmatch(text):
        raise BadCommandError(f'{where}: "{text[:40]}" is no ratio. Write it as 2, 0.5 or 3/2.')
    exact = Fraction(text)
    return {"num": exact.numerator, "den": exact.denominator}
