"""The person's settings: described, checked, kept in one file, listened to.

Settings belong to the person at this machine; what belongs to a film is in its project. The file is
TOML that people may edit; what it says wrongly is named in `problems` and the default taken.
"""

import json
import logging
import tomllib
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from kijkocut.edit.refusal import did_you_mean
from kijkocut.model.errors import BugError, UserError

log = logging.getLogger(__name__)

SettingValue = bool | int | float | str


class SettingKind(StrEnum):
    """What a setting holds and so which control changes it."""

    switch = "switch"
    whole = "whole"
    number = "number"
    choice = "choice"
    text = "text"


class BadSettingError(UserError):
    """A setting can't have that value; the message says what it can."""

    code = "workspace.setting"


class Setting(Struct, frozen=True, kw_only=True):
    """The description of one setting, from which preferences are made."""

    name: str
    """Dotted, as `timeline.snapping`; the first part is the page it is shown on."""
    label: str
    kind: SettingKind
    default: SettingValue
    description: str = ""
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    is_shown: bool = True
    """Whether preferences show it; the others are kept by the window itself."""

    def checked(self, value: object) -> SettingValue:
        """Give `value` in the form it is kept.

        Raises:
            BadSettingError: It is of the wrong kind or out of range.
        """
        match self.kind:
            case SettingKind.switch if isinstance(value, bool):
                return value
            case SettingKind.whole if isinstance(value, int) and not isinstance(value, bool):
                return int(self._in_range(value))
            case SettingKind.number if isinstance(value, int | float):
                return float(self._in_range(value))
            case SettingKind.choice if isinstance(value, str) and value in self.choices:
                return value
            case SettingKind.choice:
                raise BadSettingError(
                    f"{self.label} can't be {value!r}. Choices: {', '.join(self.choices)}."
                )
            case SettingKind.text if isinstance(value, str):
                return value
        raise BadSettingError(f"{self.label} can't be {value!r}: it is a {self.kind}.")

    def _in_range(self, value: float) -> float:
        low, high = self.minimum, self.maximum
        if (low is not None and value < low) or (high is not None and value > high):
            raise BadSettingError(f"{self.label} can't be {value}; it goes from {low} to {high}.")
        return value


class Settings:
    """Values of settings by name. Used from one thread; listeners are called on it."""

    def __init__(self, path: Path, known: Iterable[Setting]) -> None:
        """Read `path` if it is there; it is written with the first change."""
        self._path = path
        self._known = {one.name: one for one in known}
        self._listeners: list[Callable[[str], None]] = []
        self.problems: tuple[str, ...] = ()
        """One sentence for each thing in the file that could not be used."""
        self._values = self._read()

    def add(self, known: Iterable[Setting]) -> None:
        """Learn of more settings; what the file says of them is checked now."""
        self._known |= {one.name: one for one in known}
        self._values = self._read()

    def __iter__(self) -> Iterator[Setting]:
        """Go through the descriptions, in the order they were given."""
        return iter(self._known.values())

    def get(self, name: str) -> SettingValue:
        """Give a value, the default if none was set.

        Raises:
            BugError: There is no such setting.
        """
        return self._values.get(name, self._setting(name).default)

    def is_on(self, name: str) -> bool:
        """Give a switch."""
        return self.get(name) is True

    def number(self, name: str) -> float:
        """Give a number."""
        value = self.get(name)
        return float(value) if isinstance(value, int | float) else 0.0

    def text(self, name: str) -> str:
        """Give a text or a choice."""
        return str(self.get(name))

    def set(self, name: str, value: SettingValue) -> None:
        """Change a value, keep it in the file and tell the listeners.

        Raises:
            BadSettingError: It can't have that value.
        """
        setting = self._setting(name)
        checked = setting.checked(value)
        if checked == self.get(name):
            return
        if checked == setting.default:
            self._values.pop(name, None)
        else:
            self._values[name] = checked
        self._write()
        for listener in tuple(self._listeners):
            listener(name)

    def listen(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Call `listener` with the name of each setting that changes; gives what stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _setting(self, name: str) -> Setting:
        if name not in self._known:
            raise BugError(f'There is no setting "{name}".{did_you_mean(name, self._known)}')
        return self._known[name]

    def _read(self) -> dict[str, SettingValue]:
        try:
            raw = tomllib.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
            self.problems = (f"The settings in {self._path} can't be read: {exc}.",)
            return {}
        found: dict[str, SettingValue] = {}
        problems = []
        for name, value in raw.items():
            setting = self._known.get(name)
            if setting is None:
                # A newer or older program's own: kept as it is.
                if isinstance(value, bool | int | float | str):
                    found[name] = value
                continue
            try:
                found[name] = setting.checked(value)
            except BadSettingError as exc:
                problems.append(f"{self._path}: {exc} The default is used.")
        self.problems = tuple(problems)
        return found

    def _write(self) -> None:
        lines = (f"{_toml(name)} = {_toml(v)}\n" for name, v in sorted(self._values.items()))
        part = self._path.with_name(f"{self._path.name}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text("".join(lines), encoding="utf-8")
            part.replace(self._path)
        except OSError:
            log.warning("settings could not be kept", exc_info=True)


def _toml(value: SettingValue) -> str:
    # A JSON string is a TOML basic string, but for U+007F.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
