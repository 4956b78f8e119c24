"""Whole projects kept inside the file: the journal's base and the named versions.

A snapshot is compressed canonical JSON; it stands on its own, whatever happens to rows and journal.
"""

import zlib
from typing import Final

import msgspec
from msgspec import Struct

from kijkocut.model.clip import Clip
from kijkocut.model.codec import digest, encode
from kijkocut.model.lane import Lane, OverlapError
from kijkocut.model.project import About, Entity, Project, load
from kijkocut.store.errors import BadRowError
from kijkocut.store.library import sqlite
from kijkocut.store.records import unpack
from kijkocut.store.row_edits import entities_of

BASE: Final = ""
"""The name of the snapshot from which the journal starts."""


class Version(Struct, frozen=True, kw_only=True):
    """A named state of the project."""

    name: str
    revision: int
    at_ms: int
    """When it was saved: milliseconds since 1970, UTC."""
    digest: str
    """`kijkocut.model.codec.digest` of it."""


class _Snapshot(Struct, frozen=True, kw_only=True):
    entities: tuple[Entity, ...]
    clips: tuple[Clip, ...]


_snapshot: Final = msgspec.json.Decoder(_Snapshot)


def write_snapshot(connection: sqlite.Connection, version: Version, project: Project) -> None:
    """Write a snapshot inside the caller's transaction."""
    clips = tuple(clip for lane in project.lanes.values() for clip in lane)
    whole = _Snapshot(entities=tuple(entities_of(project)), clips=clips)
    connection.execute(
        "INSERT INTO version (name, revision, at_ms, digest, body) VALUES (?, ?, ?, ?, ?)",
        (
            version.name,
            version.revision,
            version.at_ms,
            version.digest,
            zlib.compress(encode(whole), 3),
        ),
    )


def list_snapshots(connection: sqlite.Connection) -> list[Version]:
    """List what snapshots there are, oldest revision first, the base among them."""
    return [
        Version(name=name, revision=revision, at_ms=at_ms, digest=found)
        for name, revision, at_ms, found in connection.execute(
            "SELECT name, revision, at_ms, digest FROM version ORDER BY revision, id"
        )
    ]


def read_snapshot(connection: sqlite.Connection, version: Version) -> Project:
    """Read the project of a snapshot, having checked its digest.

    Raises:
        BadRowError: It is damaged or missing.
    """
    row = connection.execute("SELECT body FROM version WHERE name = ?", (version.name,)).fetchone()
    what = f'version "{version.name}"' if version.name else "the journal's base"
    if row is None:
        raise BadRowError(f"{what} is missing")
    try:
        project = _built(_snapshot.decode(unpack(row[0])))
    except (BadRowError, msgspec.DecodeError, RecursionError, OverlapError) as exc:
        raise BadRowError(f"{what} can't be read: {exc}") from exc
    if digest(project) != version.digest:
        raise BadRowError(f"{what} has changed by itself")
    return project


def _built(whole: _Snapshot) -> Project:
    about = next((e for e in whole.entities if isinstance(e, About)), About())
    tracks = {clip.track: list[Clip]() for clip in whole.clips}
    for clip in whole.clips:
        tracks[clip.track].append(clip)
    lanes = {track: Lane.of(clips) for track, clips in tracks.items()}
    return load(about, list(whole.entities), lanes)
