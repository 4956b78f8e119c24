"""Entities and changes as JSON, and the digest that says two projects are the same.

The JSON is canonical: fields in declaration order, defaults left out, no white space.
"""

import hashlib
from typing import TYPE_CHECKING, Any, Final

import msgspec

from kijkocut.model.errors import UserError
from kijkocut.model.project import Change, Entity, Project

if TYPE_CHECKING:
    from collections.abc import Mapping

_encoder: Final = msgspec.json.Encoder()
_entity: Final[msgspec.json.Decoder[Entity]] = msgspec.json.Decoder(Entity, strict=True)
_changes: Final[msgspec.json.Decoder[tuple[Change, ...]]] = msgspec.json.Decoder(
    tuple[Change, ...], strict=True
)


class BadRecordError(UserError):
    """Stored JSON is not what this version of the program writes."""

    code = "record.bad"


def encode(value: object) -> bytes:
    """Write an entity, a change or any other value as canonical JSON."""
    return _encoder.encode(value)


def decode_entity(data: bytes) -> Entity:
    """Read one entity.

    Raises:
        BadRecordError: The JSON is damaged or of another version.
    """
    try:
        return _entity.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as exc:
        raise BadRecordError(f"A stored item can't be read: {exc}.") from exc


def decode_changes(data: bytes) -> tuple[Change, ...]:
    """Read a list of changes.

    Raises:
        BadRecordError: The JSON is damaged or of another version.
    """
    try:
        return _changes.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as exc:
        raise BadRecordError(f"A stored list of changes can't be read: {exc}.") from exc


def digest(project: Project) -> str:
    """Give the BLAKE2b-128 of everything in the project, as hex; equal projects have equal digests.

    Walks the whole project: use it in checks, not in edits.
    """
    state = hashlib.blake2b(digest_size=16)
    state.update(encode(project.about))
    tables: tuple[Mapping[Any, Entity], ...] = (
        project.media,
        project.bins,
        project.sequences,
        project.tracks,
        project.markers,
    )
    for table in tables:
        for key in sorted(table):
            state.update(encode(table[key]))
    for track in sorted(project.lanes):
        for clip in project.lanes[track]:
            state.update(encode(clip))
    return state.hexdigest()
