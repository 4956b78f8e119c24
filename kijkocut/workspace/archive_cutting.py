"""Cutting an archive's footage to what the project uses."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.commands.relink_media import RelinkMedia
from kijkocut.edit.commands.remove_media import RemoveMedia
from kijkocut.jobs import Control
from kijkocut.media import MediaError, MediaPool
from kijkocut.model.ids import MediaId
from kijkocut.model.media import MediaFacts, MediaKind
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks
from kijkocut.workspace.archive_contents import Contents, Parcel
from kijkocut.workspace.trimming import is_worth_cutting, used_spans


class Piece(Struct, frozen=True, kw_only=True):
    """What stands in for a medium."""

    facts: MediaFacts
    skipped: Ticks
    """How much of its beginning is left out."""
    files: tuple[Path, ...]


class Pieces(Struct, frozen=True, kw_only=True):
    """What became of a project's media."""

    cut: dict[MediaId, Piece]
    unused: tuple[MediaId, ...]
    """Not taken along."""
    whole: tuple[str, ...]
    """Why others are taken whole although little of them is used, one sentence each."""

    def commands(self, placed: Mapping[MediaId, str]) -> list[Command]:
        """Give the commands that put the pieces in their media's place, and take out the rest.

        Args:
            placed: Where each medium lies in the archive.
        """
        moved = [
            RelinkMedia(media=key, path=placed[key], facts=one.facts, skipped=one.skipped)
            for key, one in self.cut.items()
        ]
        return [*moved, *(RemoveMedia(media=key) for key in self.unused)]


NO_PIECES: Final = Pieces(cut={}, unused=(), whole=())
"""All media whole."""


def cut_media(
    project: Project, pool: MediaPool, handle: Ticks, *, folder: Path, control: Control
) -> Pieces:
    """Copy the spans in use into `folder`.

    Raises:
        JobCancelledError: Somebody wants no archive any more.
    """
    spans = used_spans(project, handle)
    wanted = [
        project.media[key]
        for key in sorted(spans)
        if is_worth_cutting(project.media[key], spans[key])
        and Path(project.media[key].path).is_file()
    ]
    total = max(1, sum(media.facts.size_bytes for media in wanted))
    cut: dict[MediaId, Piece] = {}
    whole: list[str] = []
    done = 0
    for number, media in enumerate(wanted):
        size = media.facts.size_bytes
        part = control.part(done / total, (done + size) / total)
        part.report(0.0, media.name)
        try:
            made = pool.cut(
                media.path,
                media.facts,
                span=spans[media.id],
                out=folder / str(number),
                on_progress=part.report,
                is_cancelled=control.is_cancelled,
            )
        except MediaError as exc:
            control.check()
            whole.append(str(exc))
        else:
            cut[media.id] = Piece(facts=made.facts, skipped=made.offset, files=made.files)
        done += size
    unused = tuple(key for key in sorted(project.media) if key not in spans)
    return Pieces(cut=cut, unused=unused, whole=tuple(whole))


def with_pieces(inside: Contents, pieces: Pieces) -> Contents:
    """Give the contents of an archive with pieces in the place of whole media."""
    gone = {*pieces.cut, *pieces.unused}
    parcels = [parcel for parcel in inside.parcels if parcel.media not in gone]
    taken = {parcel.name.casefold() for parcel in inside.parcels}
    placed = {key: name for key, name in inside.manifest.media.items() if key not in gone}
    for key, piece in pieces.cut.items():
        was = inside.manifest.media.get(key)
        if was is None:
            continue
        if piece.facts.kind is MediaKind.image_sequence:
            names = {p.source: p.name for p in inside.parcels if p.media == key}
            own = [Parcel(source=path, name=names[path], media=key) for path in piece.files]
        else:
            name = _renamed(was, piece.files[0].suffix, taken)
            own = [Parcel(source=piece.files[0], name=name, media=key, is_moved=True)]
        parcels += own
        placed[key] = own[0].name
    trimmed = {key: piece.facts.content_hash for key, piece in pieces.cut.items()}
    manifest = replace(inside.manifest, media=placed, trimmed=trimmed)
    return replace(inside, parcels=tuple(parcels), manifest=manifest)


def _renamed(was: str, suffix: str, taken: set[str]) -> str:
    """Give a name in the archive with the ending that a piece has."""
    path = PurePosixPath(was)
    if path.suffix == suffix:
        return was
    name, number = str(path.with_suffix(suffix)), 2
    while name.casefold() in taken:
        name, number = str(path.with_name(f"{path.stem}-{number}{suffix}")), number + 1
    taken.add(name.casefold())
    return name
