"""A project with all it needs as one file or folder that opens anywhere."""

import logging
import secrets
import shutil
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Protocol

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kijkocut.effects import Catalogue
from kijkocut.jobs import Control, Job, Order, Resource
from kijkocut.media import MediaPool
from kijkocut.model.errors import OutsideError, UserError
from kijkocut.model.media import MediaKind
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks
from kijkocut.store import ProjectFile, open_project
from kijkocut.workspace.archive_contents import MANIFEST, Contents, Parcel, contents
from kijkocut.workspace.archive_cutting import NO_PIECES, Pieces, cut_media, with_pieces
from kijkocut.workspace.archive_paths import moving
from kijkocut.workspace.services import Services

log = logging.getLogger(__name__)

_CHUNK: Final = 4 << 20


class ArchivePlaceError(UserError):
    """The archive can't be made at that place, or of what is there now."""

    code = "archive.place"


class ArchiveWriteError(OutsideError):
    """The archive could not be written."""

    code = "archive.write"


class Archived(Struct, frozen=True, kw_only=True):
    """A finished archive."""

    path: str
    files: int
    """Besides the project itself."""
    size_bytes: int
    left_out: tuple[str, ...]
    """What is not in it and why, one sentence each."""
    trimmed: int = 0
    """Media that were cut to what is used."""
    unused: int = 0
    """Media in no use, which a trimmed archive does without."""
    whole: tuple[str, ...] = ()
    """Why media are whole in a trimmed archive although little is used, one sentence each."""


class _Taking(Protocol):
    """Takes files into an archive."""

    def take(self, parcel: Parcel, on_bytes: Callable[[int], None]) -> None:
        """Copy one file."""


def archive(
    file: ProjectFile,
    project: Project,
    services: Services,
    out: Path,
    *,
    handle: Ticks | None = None,
) -> Job[Archived]:
    """Start making an archive: a zip file if `out` ends so, else a folder.

    The archive gets its name when it is whole. The project in it keeps its history, and points to
    the files beside it. Call on the session thread; the job copies.

    Args:
        file: The open project file.
        project: What is in it.
        services: The media pool, the renderer, the jobs.
        out: Where to.
        handle: Cut media to what is used, with so much before and after it, where that can be done
            without coding anew; None takes all of them whole.

    Raises:
        ArchivePlaceError: Something is there already, or the folder around it is not.
        StoreError: The project file could not be copied.
    """
    out = out.absolute()
    if out.exists():
        raise ArchivePlaceError(f"{out} exists already. Choose another name.")
    if not out.parent.is_dir():
        raise ArchivePlaceError(f"There is no folder {out.parent} to write {out.name} to.")
    _require_same(project)
    inside = contents(
        project,
        catalogue=services.catalogue,
        renderer=services.renderer,
        effects=services.effect_folders,
    )
    own = _copied(file)

    def work(control: Control) -> Archived:
        part = out.with_name(f".{out.name}.{secrets.token_hex(4)}.part")
        cuts = part.with_suffix(".cuts")
        try:
            pieces, rest = NO_PIECES, control
            if handle is not None:
                cuts.mkdir()
                first, rest = control.part(0.0, 0.5), control.part(0.5, 1.0)
                pieces = cut_media(project, services.pool, handle, folder=cuts, control=first)
            packing = _Packing(
                name=file.path.name, data=own, catalogue=services.catalogue, part=part, out=out
            )
            return packing.finish(inside, pieces, rest)
        except (OSError, zipfile.BadZipFile) as exc:
            reason = getattr(exc, "strerror", None) or exc
            raise ArchiveWriteError(f"{out} can't be written: {reason}.") from exc
        finally:
            shutil.rmtree(cuts, ignore_errors=True)
            if part.is_dir():
                shutil.rmtree(part, ignore_errors=True)
            else:
                part.unlink(missing_ok=True)

    order = Order(title=f"Archive {out.name}", kind="archive", resource=Resource.light)
    return services.jobs.submit(order, work)


def _copied(file: ProjectFile) -> bytes:
    """Give the project file as it is, with its history."""
    with TemporaryDirectory(prefix="kijkocut-archive-") as folder:
        copy = Path(folder) / file.path.name
        file.save_as(copy)
        return copy.read_bytes()


class _Packing(Struct, frozen=True, kw_only=True):
    """An archive under way."""

    name: str
    """Of the project file."""
    data: bytes
    """The project file as it is."""
    catalogue: Catalogue
    part: Path
    out: Path

    def finish(self, inside: Contents, pieces: Pieces, control: Control) -> Archived:
        """Write it."""
        inside = with_pieces(inside, pieces)
        own = {
            self.name: self._pointed(inside, pieces),
            MANIFEST: msgspec.json.format(msgspec.json.encode(inside.manifest)),
        }
        done = _write(inside, own, (self.part, self.out), control)
        return replace(done, trimmed=len(pieces.cut), unused=len(pieces.unused), whole=pieces.whole)

    def _pointed(self, inside: Contents, pieces: Pieces) -> bytes:
        """Give the project file pointing to what will lie beside it."""
        with TemporaryDirectory(prefix="kijkocut-archive-") as folder:
            copy = Path(folder) / self.name
            copy.write_bytes(self.data)
            with open_project(copy) as opened:
                session = opened.session(catalogue=self.catalogue)
                placed = inside.manifest
                commands = moving(
                    session.snapshot,
                    self.catalogue,
                    media=lambda one: None if one.id in pieces.cut else placed.media.get(one.id),
                    files=placed.files.get,
                )
                commands += pieces.commands(placed.media)
                if commands:
                    session.run(*commands, label="Archive")
            return copy.read_bytes()


def _write(
    inside: Contents, own: Mapping[str, bytes], places: tuple[Path, Path], control: Control
) -> Archived:
    part, out = places
    total = max(1, inside.size_bytes)
    done = 0

    def on_bytes(count: int) -> None:
        nonlocal done
        done += count
        control.check()
        control.report(done / total)

    if out.suffix.lower() == ".zip":
        with zipfile.ZipFile(part, "x", zipfile.ZIP_STORED, allowZip64=True) as packed:
            for name, data in own.items():
                packed.writestr(name, data)
            _take(_Zip(packed), inside.parcels, on_bytes)
    else:
        part.mkdir()
        for name, data in own.items():
            (part / name).write_bytes(data)
        _take(_Folder(part), inside.parcels, on_bytes)
    _publish(part, out)
    return Archived(
        path=str(out),
        files=len(inside.parcels),
        size_bytes=_size(out),
        left_out=inside.manifest.left_out,
    )


def _take(taking: _Taking, parcels: Iterable[Parcel], on_bytes: Callable[[int], None]) -> None:
    for parcel in parcels:
        taking.take(parcel, on_bytes)
        if parcel.is_moved:
            parcel.source.unlink()


class _Zip:
    """Into a zip file; footage is compressed already, so nothing is compressed."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed

    def take(self, parcel: Parcel, on_bytes: Callable[[int], None]) -> None:
        entry = zipfile.ZipInfo.from_file(parcel.source, parcel.name, strict_timestamps=False)
        with (
            parcel.source.open("rb") as source,
            self._packed.open(entry, "w", force_zip64=True) as target,
        ):
            while chunk := source.read(_CHUNK):
                target.write(chunk)
                on_bytes(len(chunk))


class _Folder:
    """Into a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self, parcel: Parcel, on_bytes: Callable[[int], None]) -> None:
        path = self._folder / parcel.name
        path.parent.mkdir(parents=True, exist_ok=True)
        with parcel.source.open("rb") as source, path.open("xb") as target:
            while chunk := source.read(_CHUNK):
                target.write(chunk)
                on_bytes(len(chunk))
        shutil.copystat(parcel.source, path)


def _publish(part: Path, out: Path) -> None:
    if out.exists():
        raise ArchivePlaceError(f"{out} was made by somebody else meanwhile. Choose another name.")
    part.rename(out)


def _require_same(project: Project) -> None:
    """See that the files there are those that were imported."""
    for media in project.media.values():
        path = Path(media.path)
        is_file = media.facts.kind is not MediaKind.image_sequence and path.is_file()
        if is_file and MediaPool.identify(path) != media.facts.content_hash:
            raise ArchivePlaceError(
                f'"{media.name}" is another file now than the one that was imported ({path}).'
                " Relink it, then archive."
            )


def _size(out: Path) -> int:
    if out.is_file():
        return out.stat().st_size
    return sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
