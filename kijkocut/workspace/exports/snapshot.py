"""A whole project in one file, for a process that exports it while editing goes on."""

import hashlib
import zlib
from pathlib import Path

import msgspec
from msgspec import Struct

from kijkocut.model.clip import Clip
from kijkocut.model.codec import encode
from kijkocut.model.errors import OutsideError
from kijkocut.model.lane import Lane, OverlapError
from kijkocut.model.project import About, Entity, Project, load


class SnapshotError(OutsideError):
    """A kept copy of a project can't be read or written."""

    code = "export.snapshot"


class _Whole(Struct, frozen=True, kw_only=True):
    about: About
    entities: tuple[Entity, ...]
    clips: tuple[Clip, ...]


def write_snapshot(project: Project, path: Path) -> None:
    """Write a project as it is.

    Raises:
        SnapshotError: The disk refused.
    """
    whole = _Whole(
        about=project.about,
        entities=(
            *project.media.values(),
            *project.bins.values(),
            *project.sequences.values(),
            *project.tracks.values(),
            *project.markers.values(),
        ),
        clips=tuple(clip for lane in project.lanes.values() for clip in lane),
    )
    body = zlib.compress(encode(whole), 1)
    part = path.with_name(f"{path.name}.new")
    try:
        part.write_bytes(_seal(body) + body)
        part.replace(path)
    except OSError as exc:
        raise SnapshotError(
            f"No copy of the project could be kept for the export: {exc.strerror}."
        ) from exc


def read_snapshot(path: Path) -> Project:
    """Read a project that `write_snapshot` wrote.

    Raises:
        SnapshotError: It is missing, damaged or of another version of the program.
    """
    try:
        data = path.read_bytes()
        seal, body = data[:16], data[16:]
        whole = msgspec.json.decode(zlib.decompress(_sealed(body, seal)), type=_Whole)
        return _built(whole)
    except (OSError, ValueError, zlib.error, msgspec.DecodeError, OverlapError) as exc:
        raise SnapshotError(
            f"The kept copy of the project can't be read ({exc}). Export from the project again."
        ) from exc


def _seal(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).digest()


def _sealed(body: bytes, seal: bytes) -> bytes:
    if _seal(body) != seal:
        raise ValueError("it has changed by itself")
    return body


def _built(whole: _Whole) -> Project:
    tracks = {clip.track: list[Clip]() for clip in whole.clips}
    for clip in whole.clips:
        tracks[clip.track].append(clip)
    lanes = {track: Lane.of(clips) for track, clips in tracks.items()}
    return load(whole.about, list(whole.entities), lanes)
