"""What goes into an archive, under which names, and what can't."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec import Struct

from kijkocut.effects import Catalogue
from kijkocut.model.ids import MediaId
from kijkocut.model.media import MediaKind
from kijkocut.model.project import Project
from kijkocut.render import RenderThread
from kijkocut.workspace.archive_paths import file_params, own_effects, sequence_stills, titles

MANIFEST: Final = "archive.json"
_AWKWARD: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED: Final = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


class Parcel(Struct, frozen=True, kw_only=True):
    """A file and its name in the archive."""

    source: Path
    name: str
    """Relative, with forward slashes."""
    media: MediaId | None = None
    """What it is a file of."""
    is_moved: bool = False
    """Whether the file was made for the archive and is not needed afterwards."""


class Manifest(Struct, frozen=True, kw_only=True):
    """What an archive says of itself, in `archive.json` beside the project."""

    form: int = 1
    media: dict[MediaId, str]
    """Where each media lies, relative to the project."""
    files: dict[str, str]
    """Where LUTs and pictures of effects lie, by the path the project had for them."""
    trimmed: dict[MediaId, str] = {}
    """The content of media that were cut to what is used."""
    left_out: tuple[str, ...] = ()
    """What is not here and why, one sentence each."""


class Contents(Struct, frozen=True, kw_only=True):
    """All that an archive will hold besides the project file."""

    parcels: tuple[Parcel, ...]
    manifest: Manifest

    @property
    def size_bytes(self) -> int:
        """How much there is to copy."""
        return sum(parcel.source.stat().st_size for parcel in self.parcels)


class _Names:
    """Names in one folder that differ on every system, whatever it thinks of capitals."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        stem, dot, suffix = _AWKWARD.sub("_", wanted).rpartition(".")
        stem, end = (stem, dot + suffix) if stem else (suffix, "")
        stem = f"_{stem}" if _RESERVED.match(stem) else stem
        name, number = stem + end, 2
        while name.casefold() in self._taken:
            name, number = f"{stem}-{number}{end}", number + 1
        self._taken.add(name.casefold())
        return f"{self._folder}/{name}"


def contents(
    project: Project, *, catalogue: Catalogue, renderer: RenderThread, effects: Iterable[Path]
) -> Contents:
    """Look at all that the project uses.

    Args:
        project: A snapshot.
        catalogue: Knows the effects.
        renderer: Knows the fonts.
        effects: Folders of effects that are not the program's own.
    """
    parcels: list[Parcel] = []
    left_out: list[str] = []
    media = _media(project, parcels, left_out)
    files = _files(project, catalogue, parcels, left_out)
    for folder in effects:
        for path in own_effects(catalogue, project, folder):
            name = f"effects/{path.relative_to(folder).as_posix()}"
            parcels.append(Parcel(source=path, name=name))
    names = _Names("fonts")
    for font in renderer.fonts_of(titles(project)):
        told = f'The font "{font.family} {font.style}"'
        if not font.path:
            left_out.append(f"{told} is not in the archive: no file of it was found.")
        elif not font.may_travel:
            left_out.append(f"{told} is not in the archive: its licence does not let it travel.")
        else:
            path = Path(font.path)
            parcels.append(Parcel(source=path, name=names.take(path.name)))
    manifest = Manifest(media=media, files=files, left_out=tuple(left_out))
    return Contents(parcels=tuple(parcels), manifest=manifest)


def _media(project: Project, parcels: list[Parcel], left_out: list[str]) -> dict[MediaId, str]:
    placed: dict[MediaId, str] = {}
    names = _Names("media")
    for media in sorted(project.media.values(), key=lambda m: m.id):
        path = Path(media.path)
        if media.facts.kind is MediaKind.image_sequence:
            stills = sequence_stills(media)
            folder = names.take(path.stem)
            found = [
                Parcel(source=one, name=f"{folder}/{one.name}", media=media.id) for one in stills
            ]
        else:
            found = [Parcel(source=path, name=names.take(path.name), media=media.id)]
        lost = next((one.source for one in found if not one.source.is_file()), None)
        if lost is not None:
            left_out.append(f'"{media.name}" is not in the archive: {lost} is not there.')
            continue
        parcels += found
        placed[media.id] = found[0].name
    return placed


def _files(
    project: Project, catalogue: Catalogue, parcels: list[Parcel], left_out: list[str]
) -> dict[str, str]:
    placed: dict[str, str] = {}
    names = _Names("files")
    for text in dict.fromkeys(param.path for param in file_params(project, catalogue)):
        path = Path(text)
        if path.is_file():
            placed[text] = names.take(path.name)
            parcels.append(Parcel(source=path, name=placed[text]))
        else:
            left_out.append(f"{text}, which an effect uses, is not in the archive: it is gone.")
    return placed
