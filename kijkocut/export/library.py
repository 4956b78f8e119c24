"""The preset library: TOML files, one preset each, and overrides checked field by field."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

import kijkocut
from kijkocut.edit.refusal import did_you_mean
from kijkocut.export.errors import SettingsError, UnknownPresetError
from kijkocut.export.preset import Preset
from kijkocut.model.ticks import BadTimeError, Rate

Setting = str | int | float | bool | None
"""A value as people type it: texts such as "30000/1001" and "1280x720" included."""


OWN_GROUP: Final = "Yours"


class PresetLibrary:
    """The built-in presets and a person's own, which lie in one folder."""

    def __init__(self, user_folder: Path | None = None) -> None:
        """Look into `user_folder` besides the built-in ones."""
        self._folder = user_folder

    def all(self) -> tuple[Preset, ...]:
        """Give every preset; see `presets`."""
        return presets(self._folder)

    def named(self, name: str) -> Preset:
        """Give one preset; see `preset_named`."""
        return preset_named(name, self._folder)

    def is_own(self, name: str) -> bool:
        """Whether a preset is the person's, and so can be deleted."""
        return self._folder is not None and (self._folder / f"{name}.toml").is_file()

    def save(self, preset: Preset, title: str) -> Preset:
        """Keep `preset` under a title of the person's, in the group of own ones; gives it.

        Raises:
            SettingsError: The title holds nothing to make a file name of, or it can't be written.
        """
        name = "-".join(re.findall(r"\w+", title.lower()))
        if self._folder is None or not name:
            raise SettingsError("A preset needs a name of letters or digits.")
        own = replace(preset, name=name, title=title.strip(), group=OWN_GROUP, description="")
        try:
            save(own, self._folder)
        except OSError as exc:
            raise SettingsError(f"The preset can't be saved: {exc.strerror}.") from exc
        return own

    def delete(self, name: str) -> None:
        """Delete one of the person's own presets; a built-in one of that name shows again.

        Raises:
            SettingsError: It is built in, or can't be deleted.
        """
        if self._folder is None or not self.is_own(name):
            raise SettingsError(f'The preset "{name}" is built in and stays.')
        try:
            (self._folder / f"{name}.toml").unlink()
        except OSError as exc:
            raise SettingsError(f"The preset can't be deleted: {exc.strerror}.") from exc


def presets(user_folder: Path | None = None) -> tuple[Preset, ...]:
    """Give every preset, by group and title; those in `user_folder` replace built-in ones by name.

    Raises:
        SettingsError: A file in one of the folders is no preset; it names the file and the field.
    """
    found: dict[str, Preset] = {}
    for folder in (_built_in_folder(), user_folder):
        if folder is not None and folder.is_dir():
            for path in sorted(folder.glob("*.toml")):
                preset = load(path)
                found[preset.name] = preset
    return tuple(sorted(found.values(), key=lambda p: (p.group, p.title)))


def preset_named(name: str, user_folder: Path | None = None) -> Preset:
    """Give one preset by its name.

    Raises:
        UnknownPresetError: There is none; the message suggests the nearest.
    """
    known = {p.name: p for p in presets(user_folder)}
    if name in known:
        return known[name]
    hint = did_you_mean(name.lower(), known)
    raise UnknownPresetError(
        f'There is no preset "{name}".{hint} "kijkocut presets" lists them all.'
    )


def load(path: Path) -> Preset:
    """Read a preset file; its name is the file's.

    Raises:
        SettingsError: It is no preset.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise SettingsError(f"The preset {path} can't be read: {exc}.") from exc
    try:
        return _build({"name": path.stem, "title": path.stem}, raw)
    except SettingsError as exc:
        raise SettingsError(f"The preset {path}: {exc}") from exc


def save(preset: Preset, user_folder: Path) -> Path:
    """Write `preset` to `user_folder` under its name, to be listed from then on; gives the file."""
    user_folder.mkdir(parents=True, exist_ok=True)
    path = user_folder / f"{preset.name}.toml"
    lines = (
        f"{field} = {_toml(value)}"
        for field, value in msgspec.to_builtins(preset).items()
        if field != "name" and value is not None
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def overridden(preset: Preset, overrides: Mapping[str, Setting]) -> Preset:
    """Give `preset` with some fields replaced; texts are read as people write them.

    Besides the fields of `Preset` it takes `size` ("1280x720"). An empty text or "none" clears a
    field.

    Raises:
        SettingsError: An unknown field (with a suggestion) or a value that is none.
    """
    base = {field: getattr(preset, field) for field in preset.__struct_fields__}
    if str(overrides.get("video_codec", preset.video_codec)) != str(preset.video_codec):
        # These are written in the old codec's own words and scale.
        base |= {"crf": None, "speed": "", "profile": "", "pixel_format": "", "encoder": ""}
    if str(overrides.get("encoder", preset.encoder) or "") != preset.encoder:
        base |= {"speed": ""}
    return _build(base, overrides)


def _build(base: Mapping[str, object], changes: Mapping[str, Setting]) -> Preset:
    fields = set(Preset.__struct_fields__)
    values = dict(base)
    for field, value in changes.items():
        if field == "size":
            values["width"], values["height"] = _size(value)
        elif field not in fields:
            raise SettingsError(
                f'A preset has no setting "{field}".'
                f"{did_you_mean(field.lower(), (*fields, 'size'))}"
            )
        else:
            values[field] = _value(field, value)
    try:
        return msgspec.convert(values, Preset, strict=False)
    except msgspec.ValidationError as exc:
        raise SettingsError(_explain(exc, changes)) from exc


def _value(field: str, value: Setting) -> object:
    if field == "captions" and value == "none":
        return value  # one of its own values
    if isinstance(value, str) and value.strip().lower() in ("", "none"):
        default = Preset.__struct_defaults__[
            Preset.__struct_fields__.index(field) - len(Preset.__struct_fields__)
        ]
        return None if default is None else default
    if field == "rate" and value is not None:
        try:
            return Rate.parse(str(value))
        except BadTimeError as exc:
            raise SettingsError(f"rate: {exc}") from exc
    return value


def _size(value: Setting) -> tuple[int | None, int | None]:
    text = str(value).lower().replace("\N{MULTIPLICATION SIGN}", "x")
    if value is None or text in ("", "none", "sequence"):
        return None, None
    width, _, height = text.partition("x")
    if not (width.strip().isdecimal() and height.strip().isdecimal()):
        raise SettingsError(f'"{value}" is no size. Write it as 1280x720.')
    return int(width), int(height)


def _explain(exc: msgspec.ValidationError, changes: Mapping[str, Setting]) -> str:
    message, _, where = str(exc).partition(" - at `$.")
    field = where.rstrip("`")
    known = _choices(field)
    if known:
        value = str(changes.get(field))
        hint = did_you_mean(value.lower(), known)
        return f'"{value}" is no {field}.{hint} It is one of {", ".join(known)}.'
    return f"{field}: {message}." if field else f"{message}."


def _choices(field: str) -> tuple[str, ...]:
    hints = {info.name: info.type for info in msgspec.inspect.type_info(Preset).fields}  # type: ignore[attr-defined]
    info = hints.get(field)
    members = info.types if isinstance(info, msgspec.inspect.UnionType) else (info,)
    return tuple(
        str(item.value)
        for m in members
        if isinstance(m, msgspec.inspect.EnumType)
        for item in m.cls
    )


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, dict):
        return f'"{Rate(**value)}"'
    # A TOML basic string escapes as JSON does.
    return msgspec.json.encode(str(value)).decode()


def _built_in_folder() -> Path:
    package = Path(kijkocut.__file__).parent
    installed = package / "resources" / "presets"
    return installed if installed.is_dir() else package.parent / "resources" / "presets"
