"""OpenTimelineIO timelines as projects: our own exactly, other programs' as far as they go."""

from pathlib import Path
from typing import Any

import msgspec
import opentimelineio as otio  # type: ignore[import-untyped]

from kijkocut.interchange.errors import UnreadableFileError
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.otio_memory import Memory
from kijkocut.interchange.otio_rows import RowReader
from kijkocut.interchange.otio_shape import OWN, Node, fingerprint
from kijkocut.interchange.otio_writing import VERSION
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import Clip
from kijkocut.model.codec import BadRecordError, decode_entity
from kijkocut.model.ids import SequenceId
from kijkocut.model.invariants import problems
from kijkocut.model.lane import Lane, OverlapError
from kijkocut.model.project import About, Entity, Project, load


def read_otio(path: Path, ledger: Ledger) -> tuple[Project, tuple[SequenceId, ...]]:
    """Read a file; give the project and the sequences that the file is about.

    Raises:
        UnreadableFileError: It is no OpenTimelineIO file, or holds no timeline.
    """
    try:
        found = otio.adapters.read_from_file(str(path), adapter_name="otio_json")
    except (otio.exceptions.OTIOError, ValueError, KeyError, TypeError, OSError) as exc:
        raise UnreadableFileError(f"{path.name} can't be read as OpenTimelineIO: {exc}") from exc
    timelines = list(_timelines(found))
    if not timelines:
        raise UnreadableFileError(
            f"{path.name} holds a {type(found).__name__} and no timeline to read."
        )
    if len(timelines) == 1:
        own = _own(timelines[0])
        if own is not None and _is_untouched(timelines[0]):
            ledger.keep("everything", how="the project as this program wrote it")
            return own, (SequenceId(timelines[0].metadata[OWN]["sequence"]),)
    known = _kept(found) if len(timelines) > 1 else None
    if known is not None and all(map(_is_known, timelines)):
        ledger.keep("everything", how="the project as this program wrote it")
        return known, tuple(SequenceId(t.metadata[OWN]["sequence"]) for t in timelines)
    return project_of(timelines, ledger, path.stem, known)


def project_of(
    timelines: list[otio.schema.Timeline],
    ledger: Ledger,
    name: str,
    known: Project | None = None,
) -> tuple[Project, tuple[SequenceId, ...]]:
    """Make a project of timelines as they stand, with what own metadata still fits.

    Raises:
        UnreadableFileError: A time in them is none.
    """
    gathering = Gathering(ledger)
    made = []
    memory = Memory(known, gathering)
    for timeline in timelines:
        own = _own(timeline)
        if own is not None:
            memory = Memory(own, gathering)
        reader = RowReader(gathering, own or known, memory)
        try:
            made.append(reader.timeline(timeline))
        except (ValueError, otio.exceptions.OTIOError) as exc:
            problem = " ".join(str(exc).split())[:200]
            raise UnreadableFileError(
                f'The timeline "{timeline.name}" is damaged: {problem}.'
            ) from exc
        if own is not None:
            memory.leave(_told(timeline))
    if known is not None:
        memory.leave(key for timeline in timelines for key in _told(timeline))
    return gathering.project(name), tuple(made)


def _timelines(found: Node) -> list[otio.schema.Timeline]:
    match found:
        case otio.schema.Timeline():
            return [found]
        case otio.schema.SerializableCollection():
            return [timeline for child in found for timeline in _timelines(child)]
        case otio.schema.Stack():
            timeline = otio.schema.Timeline(name=found.name)
            timeline.tracks = found.clone()
            return [timeline]
        case otio.schema.Track():
            timeline = otio.schema.Timeline(name=found.name)
            timeline.tracks.append(found.clone())
            return [timeline]
        case _:
            return []


def _is_untouched(timeline: otio.schema.Timeline) -> bool:
    return bool(timeline.metadata[OWN].get("shape") == fingerprint(timeline))


def _is_known(timeline: otio.schema.Timeline) -> bool:
    """Say whether a timeline of a collection is as this program wrote it."""
    kept = timeline.metadata.get(OWN)
    return hasattr(kept, "get") and "sequence" in kept and _is_untouched(timeline)


def _told(timeline: otio.schema.Timeline) -> tuple[SequenceId, ...]:
    kept = timeline.metadata.get(OWN)
    return (SequenceId(str(kept.get("sequence"))),) if hasattr(kept, "get") else ()


def _kept(found: Node) -> Project | None:
    """Give the project in the metadata of a collection."""
    timelines = list(_timelines(found))
    kept = found.metadata.get(OWN)
    told = _told(timelines[0])
    return _decoded(kept, told[0]) if hasattr(kept, "get") and told else None


def _own(timeline: otio.schema.Timeline) -> Project | None:
    """Give the project in a timeline's own metadata, if it is there, whole and sound."""
    kept = timeline.metadata.get(OWN)
    if not isinstance(kept, dict | otio._otio.AnyDictionary):  # noqa: SLF001 - has no public name
        return None
    return _decoded(kept, str(kept.get("sequence")))


def _decoded(kept: Node, sequence: str) -> Project | None:
    if kept.get("version") != VERSION or not kept.get("entities"):
        return None
    try:
        texts = msgspec.convert(list(kept.get("entities", ())), list[str])
        return _loaded([decode_entity(text.encode()) for text in texts], sequence)
    except (msgspec.ValidationError, BadRecordError, OverlapError, TypeError, UnicodeError):
        return None


def _loaded(entities: list[Entity], sequence: str) -> Project | None:
    about = next((e for e in entities if isinstance(e, About)), None)
    lanes: dict[Any, list[Clip]] = {}
    for clip in (e for e in entities if isinstance(e, Clip)):
        lanes.setdefault(clip.track, []).append(clip)
    rest: list[Entity] = [e for e in entities if not isinstance(e, About | Clip)]
    made = {t: Lane.of(sorted(clips, key=lambda c: c.start)) for t, clips in lanes.items()}
    project = load(about or About(), rest, made)
    is_sound = sequence in project.sequences and next(iter(problems(project)), None) is None
    return project if is_sound else None
