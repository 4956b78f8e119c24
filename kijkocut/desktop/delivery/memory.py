"""What was chosen last in the export dialog, for each project."""

from typing import Final

import msgspec
from msgspec import Struct

from kijkocut.export import Preset
from kijkocut.workspace import Settings

SETTING: Final = "export.last"
_KEPT: Final = 50


class LastExport(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Choices to begin with next time."""

    preset: Preset | None = None
    folder: str = ""
    part: str = ""
    is_checked: bool = True


def last_export(settings: Settings, project: str) -> LastExport:
    """Give what was chosen for a project (its file id); the defaults if nothing was."""
    return _all(settings).get(project, LastExport())


def remember_export(settings: Settings, project: str, last: LastExport) -> None:
    """Keep what was chosen; only so many projects are remembered."""
    known = _all(settings)
    known.pop(project, None)
    known[project] = last
    latest = dict(list(known.items())[-_KEPT:])
    settings.set(SETTING, msgspec.json.encode(latest).decode())


def _all(settings: Settings) -> dict[str, LastExport]:
    try:
        return msgspec.json.decode(settings.text(SETTING) or "{}", type=dict[str, LastExport])
    except msgspec.DecodeError:
        # Of another version of the program: nobody misses it.
        return {}
