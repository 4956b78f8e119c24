"""Which key does what: the built-in presets, and what the person changed.

A key does one thing. What the person set goes before the preset, the preset before an action's own
keys, and whatever comes later loses the keys that are taken.
"""

import json
import logging
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct
from PySide6.QtGui import QKeySequence

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.resources import resource_folder
from kijkocut.model.errors import OutsideError, UserError

log = logging.getLogger(__name__)

OWN_PRESET: Final = "kijkocut"
"""The preset whose keys are the actions' own."""

Keys = tuple[str, ...]
"""Shortcuts in Qt's portable text, as `Ctrl+Z`."""


class BadKeysError(UserError):
    """A file of shortcuts can't be understood."""

    code = "desktop.shortcuts"


class KeysNotWrittenError(OutsideError):
    """A file of shortcuts can't be written or read."""

    code = "desktop.shortcuts_file"


class Preset(Struct, frozen=True, kw_only=True):
    """Keys by action, as another editor has them."""

    name: str
    label: str
    keys: Mapping[str, Keys]


def shortcut_presets() -> tuple[Preset, ...]:
    """Give the presets: our own, then the files of `resources/shortcuts` by label."""
    own = Preset(name=OWN_PRESET, label="KijkoCut", keys={})
    read = []
    for path in resource_folder("shortcuts").glob("*.toml"):
        raw = tomllib.loads(path.read_text("utf-8"))
        keys = {name: tuple(found) for name, found in raw["keys"].items()}
        read.append(Preset(name=path.stem, label=raw["label"], keys=keys))
    return (own, *sorted(read, key=lambda preset: preset.label))


class Shortcuts:
    """The keys of every action of a window, kept in one file. UI thread only."""

    def __init__(self, actions: ActionBook, path: Path) -> None:
        """Read `path` if it is there, and give the actions their keys."""
        self._actions = actions
        self._path = path
        self.presets = {preset.name: preset for preset in shortcut_presets()}
        self.preset = OWN_PRESET
        self._own: dict[str, Keys] = {}
        try:
            if path.exists():
                self._take(_read(path))
        except (BadKeysError, KeysNotWrittenError) as exc:
            log.warning("shortcuts are the built-in ones: %s", exc)
        self.apply()

    def keys(self, name: str) -> Keys:
        """Give the keys of an action."""
        return self._resolved().get(name, ())

    def is_changed(self, name: str) -> bool:
        """Tell whether the person set the keys of this action."""
        return name in self._own

    def users(self, key: str, besides: str = "") -> tuple[str, ...]:
        """Give the names of the actions that have `key`."""
        wanted = _plain(key)
        return tuple(
            name
            for name, keys in self._resolved().items()
            if name != besides and wanted in map(_plain, keys)
        )

    def set(self, name: str, keys: Keys) -> None:
        """Give an action these keys; actions that had one of them lose it."""
        for key in keys:
            for other in self.users(key, besides=name):
                self._own[other] = tuple(k for k in self.keys(other) if _plain(k) != _plain(key))
        self._own[name] = tuple(dict.fromkeys(_plain(key) for key in keys))
        self._keep()

    def reset(self, name: str) -> None:
        """Give an action the keys of the preset again."""
        self._own.pop(name, None)
        self._keep()

    def take_preset(self, name: str) -> None:
        """Change to another preset; what the person set is dropped."""
        self.preset = name if name in self.presets else OWN_PRESET
        self._own.clear()
        self._keep()

    def export(self, path: Path) -> None:
        """Write preset and changes to a file that `load` reads.

        Raises:
            KeysNotWrittenError: The place can't be written to.
        """
        lines = [f"preset = {json.dumps(self.preset)}\n", "\n[keys]\n"]
        for name, keys in sorted(self._own.items()):
            written = ", ".join(json.dumps(key) for key in keys)
            lines.append(f"{json.dumps(name)} = [{written}]\n")
        part = path.with_name(f"{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text("".join(lines), "utf-8")
            part.replace(path)
        except OSError as exc:
            text = f"The shortcuts can't be written to {path}: {exc.strerror}."
            raise KeysNotWrittenError(text) from exc

    def load(self, path: Path) -> None:
        """Take over a file of shortcuts.

        Raises:
            BadKeysError: It is none.
            KeysNotWrittenError: It can't be read.
        """
        self._take(_read(path))
        self._keep()

    def apply(self) -> None:
        """Give every action its keys; to be called when actions were added."""
        resolved = self._resolved()
        for action in self._actions:
            sequences = [QKeySequence(key) for key in resolved[action.name]]
            self._actions.take_keys(action.name, sequences)

    def _resolved(self) -> dict[str, Keys]:
        preset = self.presets[self.preset].keys
        taken: set[str] = set()
        found: dict[str, Keys] = {}
        sources: tuple[Mapping[str, Keys], ...] = (
            self._own,
            preset,
            {action.name: action.keys for action in self._actions},
        )
        names = [action.name for action in self._actions]
        for source in sources:
            for name in names:
                if name in source and name not in found:
                    free = tuple(k for k in map(_plain, source[name]) if k not in taken)
                    found[name] = free
                    taken.update(free)
        return found

    def _take(self, preset: Preset) -> None:
        self.preset = preset.name if preset.name in self.presets else OWN_PRESET
        self._own = dict(preset.keys)

    def _keep(self) -> None:
        self.apply()
        try:
            self.export(self._path)
        except KeysNotWrittenError:
            log.warning("shortcuts could not be kept", exc_info=True)


def shown_keys(keys: Keys) -> str:
    """Write keys the way this system does: ⌘Z on a Mac, Ctrl+Z elsewhere."""
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(form) for key in keys)


def _plain(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def _read(path: Path) -> Preset:
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except OSError as exc:
        text = f"The shortcuts in {path} can't be read: {exc.strerror}."
        raise KeysNotWrittenError(text) from exc
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise BadKeysError(f"{path.name} holds no shortcuts: {exc}.") from exc
    keys = raw.get("keys", {})
    if not isinstance(keys, dict) or not all(
        isinstance(found, list) and all(isinstance(key, str) for key in found)
        for found in keys.values()
    ):
        raise BadKeysError(f"{path.name} holds no shortcuts: its [keys] are no lists of keys.")
    return Preset(
        name=str(raw.get("preset", OWN_PRESET)),
        label=path.stem,
        keys={name: tuple(found) for name, found in keys.items()},
    )
