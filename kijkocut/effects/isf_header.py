"""The JSON header of an ISF file as written, of version 1 or 2, with what public files get wrong.

Version 1 listed its kept buffers under PERSISTENT_BUFFERS, by name or with their sizes, instead of
with each pass. Keys are read whatever their case, numbers also when they stand in quotes.
"""

import json
import re
from typing import Final

from msgspec import Struct, ValidationError, convert, field

from kijkocut.effects.definition import Light, Sample
from kijkocut.model.errors import UserError

_HEADER: Final = re.compile(r"(?:\s|//[^\n]*\n)*/\*(.*?)\*/", re.DOTALL)

_FACES: Final = 6
_LAST_COMMA: Final = re.compile(r",(\s*[\]}])")


class ShaderFileError(UserError):
    """A shader file can't be read."""

    code = "effects.bad_file"


class RawInput(Struct, rename="upper"):
    """One entry of INPUTS."""

    name: str
    type: str
    label: str = ""
    default: object = None
    min: object = None
    max: object = None
    identity: object = None
    values: list[int] = []
    labels: list[str] = []
    unit: str = ""
    curve: bool = False
    step: float | None = None
    description: str = ""


class RawPass(Struct, rename="upper"):
    """One entry of PASSES."""

    target: str = ""
    width: str | float | int = "$WIDTH"
    height: str | float | int = "$HEIGHT"
    is_float: bool = field(default=False, name="FLOAT")
    is_persistent: bool = field(default=False, name="PERSISTENT")


class RawOwn(Struct, frozen=True, rename="upper"):
    """Our own keys."""

    label: str = ""
    light: Light = Light.display
    alpha: str = "straight"
    opaque: bool = False
    margin: str = ""
    preview: dict[str, object] = {}
    sample: Sample = Sample.scene


class RawHeader(Struct, rename="upper"):
    """All that is read of a header."""

    description: str = ""
    categories: list[str] = []
    inputs: list[RawInput] = []
    imported: dict[str, tuple[str, ...]] = {}
    """One file each, or the six of a cube map."""
    passes: list[RawPass] = []
    kijko: RawOwn = RawOwn()


def read_header(name: str, text: str) -> tuple[RawHeader, int]:
    """Read the header of the file called `name`, and tell where the code after it starts.

    Raises:
        ShaderFileError: There is none, it is not JSON, or it does not follow ISF.
    """
    found = _HEADER.match(text)
    if not found:
        raise ShaderFileError(
            f"{name}: an ISF file starts with a comment that holds its JSON header."
        )
    try:
        raw = _parsed(found.group(1))
        if not isinstance(raw, dict):
            raise ShaderFileError(f"{name}: the header is JSON, but not an object.")
        return convert(_repaired(name, _upper(raw)), RawHeader, strict=False), found.end()
    except json.JSONDecodeError as exc:
        line = text[: found.start(1)].count("\n") + exc.lineno
        raise ShaderFileError(f"{name}, line {line}: the header is not JSON: {exc.msg}.") from exc
    except ValidationError as exc:
        raise ShaderFileError(f"{name}: the header does not follow ISF: {exc}.") from exc


def _parsed(text: str) -> object:
    """Read JSON; a comma before a closing bracket, which other hosts accept, is passed over."""
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError:
        return json.loads(_LAST_COMMA.sub(r"\1", text), strict=False)


def _upper(raw: dict[str, object]) -> dict[str, object]:
    """Bring the keys that the format knows to one case; names in IMPORTED stay as they are."""
    made: dict[str, object] = {}
    for name, value in raw.items():
        key = name.upper()
        if isinstance(value, list) and key in ("INPUTS", "PASSES"):
            made[key] = [_upper(one) if isinstance(one, dict) else one for one in value]
        elif isinstance(value, dict) and key == "KIJKO":
            made[key] = _upper(value)
        elif value is not None:
            made[key] = value
    return made


def _repaired(name: str, raw: dict[str, object]) -> dict[str, object]:
    raw["IMPORTED"] = _imported(name, raw.get("IMPORTED"))
    if isinstance(raw.get("CATEGORIES"), str):
        raw["CATEGORIES"] = [raw["CATEGORIES"]]
    kept = raw.pop("PERSISTENT_BUFFERS", None)
    buffers: dict[str, object] = {}
    if isinstance(kept, dict):
        buffers = kept
    elif isinstance(kept, list):
        buffers = {str(one): {} for one in kept}
    passes = raw.get("PASSES")
    for one in passes if isinstance(passes, list) else ():
        if isinstance(one, dict) and one.get("TARGET") in buffers:
            sizes = buffers[str(one["TARGET"])]
            one.update(_upper(sizes) if isinstance(sizes, dict) else {})
            one["PERSISTENT"] = True
    return raw


def _imported(name: str, raw: object) -> dict[str, tuple[str, ...]]:
    """Give the image files by name; version 1 had a list, version 2 has names with paths."""
    if isinstance(raw, list):
        raw = {str(one.get("NAME")): one for one in raw if isinstance(one, dict)}
    found: dict[str, tuple[str, ...]] = {}
    for key, one in raw.items() if isinstance(raw, dict) else ():
        path = one.get("PATH") if isinstance(one, dict) else one
        paths = tuple(path) if isinstance(path, list) else (path,)
        if len(paths) not in (1, _FACES) or not all(isinstance(file, str) for file in paths):
            raise ShaderFileError(
                f"{name}: the image {key} in IMPORTED has neither one file nor the six of a cube."
            )
        found[str(key)] = tuple(str(file) for file in paths)
    return found
