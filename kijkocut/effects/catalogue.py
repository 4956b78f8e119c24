"""The catalogue: every effect, transition and generator that projects can name."""

import hashlib
import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Self

from msgspec.structs import replace

from kijkocut.effects.definition import Definition, EffectKind, ImageFile
from kijkocut.effects.gl_transition import read_gl_transition
from kijkocut.effects.isf import read_isf
from kijkocut.effects.isf_header import ShaderFileError
from kijkocut.effects.sound import SOUND_GENERATORS
from kijkocut.effects.sound_effects import SOUND_EFFECTS
from kijkocut.model.errors import OutsideError, UserError
from kijkocut.model.params import ParamSpec

log = logging.getLogger(__name__)

_LONGEST_FILE: Final = 1 << 20
_ENDINGS: Final = (".fs", ".glsl", ".cube")
_ROLES: Final = {
    "effect": (EffectKind.effect,),
    "transition": (EffectKind.transition,),
    "generator": (EffectKind.generator, EffectKind.sound_generator),
    "audio_effect": (EffectKind.sound_effect,),
}


class UnknownKindError(UserError):
    """A project or a command names an effect that the catalogue does not hold."""

    code = "effects.unknown_kind"


class ResourcesMissingError(OutsideError):
    """The program's own shader folder is not where it was installed."""

    code = "effects.resources_missing"


class Catalogue:
    """Looks up definitions by name. Immutable after it was built; any thread may read it."""

    def __init__(
        self,
        definitions: Iterable[Definition],
        problems: tuple[str, ...] = (),
        *,
        folders: tuple[Path, ...] = (),
    ) -> None:
        """Hold `definitions`; a later one replaces an earlier one of the same name.

        Args:
            definitions: What can be named.
            problems: One sentence per file that could not be read.
            folders: Where they come from, beside the program's own.
        """
        self._by_name: dict[str, Definition] = {}
        notes: list[str] = []
        for one in definitions:
            if one.name in self._by_name:
                notes.append(_replacing(one, self._by_name[one.name]))
            self._by_name[one.name] = one
        self.problems = problems
        """One sentence per file that could not be read."""
        self.notes = tuple(notes)
        """One sentence per file that takes the place of another of its name."""
        self.folders = folders
        """Where `reread` looks, beside the program's own."""

    @classmethod
    def from_folders(cls, *extra: Path) -> Self:
        """Read the program's own shaders, then those of the `extra` folders, which may override.

        Of two files of one name that of the later folder counts, and `notes` says so. Files ending
        in .fs are ISF, files ending in .glsl are gl-transitions, files ending in .cube are look-up
        tables; folders are searched whole. A file that can't be read is left out and named in
        `problems`.

        Raises:
            ResourcesMissingError: The program's own folder is missing.
        """
        own = shader_folder()
        definitions: list[Definition] = [*SOUND_GENERATORS, *SOUND_EFFECTS]
        problems: list[str] = []
        for folder in (own / "effects", own / "transitions", own / "generators", *extra):
            for path in sorted(folder.rglob("*")):
                if not is_shader(path):
                    continue
                try:
                    found = read_shader(path)
                    version = _version(path, found) if folder in extra else ""
                    definitions.append(replace(found, version=version))
                except (ShaderFileError, OSError) as exc:
                    log.warning("shader file left out: %s", exc)
                    problems.append(f"{path}: {exc}")
        return cls(definitions, tuple(problems), folders=extra)

    def reread(self, *more: Path) -> "Catalogue":
        """Give a catalogue of what now lies in the same folders, and in those of `more` on top.

        This one stays as it is. When nothing changed and nothing was added, it is given itself.
        """
        fresh = Catalogue.from_folders(*self.folders, *more)
        return self if fresh.is_like(self) else fresh

    def is_like(self, other: "Catalogue") -> bool:
        """Tell whether both hold the same, and what could not be read is the same."""
        return (list(self), self.problems) == (list(other), other.problems)

    def __iter__(self) -> Iterator[Definition]:
        """Go through all definitions by kind, category and label."""
        order = list(EffectKind)
        return iter(
            sorted(self._by_name.values(), key=lambda d: (order.index(d.kind), d.category, d.label))
        )

    def find(self, name: str) -> Definition | None:
        """Give the definition called `name`, or None."""
        return self._by_name.get(name)

    def get(self, name: str, kind: EffectKind) -> Definition:
        """Give the definition called `name`.

        Raises:
            UnknownKindError: There is none of this kind.
        """
        found = self._by_name.get(name)
        if found is None or found.kind is not kind:
            names = ", ".join(one.name for one in self if one.kind is kind)
            raise UnknownKindError(
                f'There is no {kind.value.replace("_", " ")} called "{name}". Known: {names}.'
            )
        return found

    def params(self, kind: str, role: str) -> tuple[ParamSpec, ...] | None:
        """Give the parameters of the entry named `kind`, None if there is none in this role.

        Roles are those of the edit language: `effect`, `transition`, `generator`, `audio_effect`.
        """
        found = self._by_name.get(kind)
        return found.params if found is not None and found.kind in _ROLES.get(role, ()) else None

    def kinds(self, role: str) -> tuple[str, ...]:
        """Give the names known in a role, sorted."""
        known = _ROLES.get(role, ())
        return tuple(sorted(name for name, one in self._by_name.items() if one.kind in known))

    def of_kind(self, kind: EffectKind) -> tuple[Definition, ...]:
        """Give all definitions of one kind, by category and label."""
        return tuple(one for one in self if one.kind is kind)


def _replacing(one: Definition, other: Definition) -> str:
    is_own = Path(other.path).is_relative_to(shader_folder()) or not other.path
    whose = "the program's own" if is_own else f"that of {other.path}"
    return f'The {one.kind.value.replace("_", " ")} "{one.name}" of {one.path} replaces {whose}.'


def _version(path: Path, found: Definition) -> str:
    if path.suffix == ".cube":  # may be large
        facts = path.stat()
        return f"{facts.st_size}-{facts.st_mtime_ns}"
    text = f"{found.source}\0{found.vertex}"
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def shader_folder() -> Path:
    """Give the folder of the program's own shaders, in a checkout or an installed package.

    Raises:
        ResourcesMissingError: It is in neither place.
    """
    package = Path(__file__).resolve().parents[1]
    for root in (package.parent, package):
        folder = root / "resources" / "shaders"
        if folder.is_dir():
            return folder
    raise ResourcesMissingError(
        f"The shaders that belong to the program are missing beside {package}. Install it again."
    )


def is_shader(path: Path) -> bool:
    """Tell by its ending whether a file is one that `read_shader` reads."""
    return path.suffix in _ENDINGS


def read_shader(path: Path) -> Definition:
    """Read one file: .fs is ISF (with the .vs beside it), .glsl a transition, .cube a LUT.

    Of a LUT only its name is taken; its table is read when it is first shown.

    Raises:
        ShaderFileError: It is neither form.
        OSError: It can't be opened.
    """
    if path.suffix == ".cube":
        return _lut(path)
    if path.stat().st_size > _LONGEST_FILE:
        raise ShaderFileError("the file is larger than 1 MiB, which no shader is.")
    text = _text(path)
    if path.suffix == ".glsl":
        return read_gl_transition(path.stem, text, str(path))
    beside = path.with_suffix(".vs")
    return read_isf(path.stem, text, str(path), _text(beside) if beside.is_file() else "")


def _lut(path: Path) -> Definition:
    """Give the effect `lut` with its file chosen."""
    plain = read_shader(shader_folder() / "effects" / "lut.fs")
    return replace(
        plain,
        name=path.stem,
        label=path.stem.replace("_", " "),
        category="LUT",
        inputs=tuple(one for one in plain.inputs if one.spec.name != "file"),
        images=(ImageFile(name="file", path=str(path)),),
    )


def _text(path: Path) -> str:
    """Read UTF-8; older files are in the encodings of their editors, and then only in comments."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n")
