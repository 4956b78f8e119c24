"""Scripts: lists of commands as JSON that people and programs write.

Over the registry's own reading a script may name things by their name, as "@clip.mp4" or "@V1",
where an id is asked, and may import or relink a file by its path alone: the facts are then
measured.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec

from kijkocut.edit.command import Command
from kijkocut.edit.refusal import EditRefused, UnknownName, did_you_mean
from kijkocut.edit.registry import parse
from kijkocut.edit.run import Later
from kijkocut.model.media import MediaFacts
from kijkocut.model.project import Project

_PROBED: Final = ("import_media", "relink_media")
"""Commands that take a path and what was measured of the file there."""

_TABLES: Final = {
    "media": "media",
    "track": "tracks",
    "tracks": "tracks",
    "audio_track": "tracks",
    "sequence": "sequences",
    "bin": "bins",
    "marker": "markers",
}


def read_script(
    raws: list[object], *, folder: Path, probe: Callable[[Path], MediaFacts]
) -> list[Later]:
    """Give the commands of a script, each to be read when its turn comes.

    Args:
        raws: What the JSON holds.
        folder: Where relative paths start.
        probe: Measures a file that an `import_media` or `relink_media` names without facts.
    """
    return [_later(raw, folder, probe) for raw in raws]


def _later(raw: object, folder: Path, probe: Callable[[Path], MediaFacts]) -> Later:
    def make(project: Project) -> Command:
        return parse(_named(_import(raw, folder, probe), "", project), project)

    return make


def _import(raw: object, folder: Path, probe: Callable[[Path], MediaFacts]) -> object:
    if not isinstance(raw, Mapping) or raw.get("command") not in _PROBED or "facts" in raw:
        return raw
    path = (folder / str(raw.get("path", ""))).absolute()
    return {**raw, "path": str(path), "facts": msgspec.to_builtins(probe(path))}


def _named(value: Any, field: str, project: Project) -> Any:  # noqa: ANN401 - JSON
    """Replace every "@name" in a field that holds an id by the id of the thing so named."""
    if isinstance(value, Mapping):
        return {key: _named(item, str(key), project) for key, item in value.items()}
    if isinstance(value, list):
        return [_named(item, field, project) for item in value]
    if field in _TABLES and isinstance(value, str) and value.startswith("@"):
        return _find(value[1:], _TABLES[field], project)
    return value


def _find(name: str, table: str, project: Project) -> str:
    entities = getattr(project, table)
    found = sorted(key for key, entity in entities.items() if entity.name == name)
    if not found:
        hint = did_you_mean(name, (entity.name for entity in entities.values()))
        raise UnknownName(f'Nothing among the {table} is named "{name}".{hint}')
    if len(found) > 1:
        raise EditRefused(f'"@{name}" names several {table}: {", ".join(found)}. Use an id.')
    return str(found[0])
