"""From what was chosen in the export dialog to the films to be written. Knows no widgets."""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from msgspec import Struct

from kijkocut.export import Preset, Request
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Marker
from kijkocut.model.ticks import Ticks

Span = tuple[Ticks, Ticks]

_UNFIT: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
"""What some file system can't have in a name."""


class Part(StrEnum):
    """What of a sequence is written."""

    whole = "whole"
    in_out = "in_out"
    """Between in and out point."""
    selection = "selection"
    """From the start of the first selected clip to the end of the last."""
    markers = "markers"
    """A film for each marker: its own length, or else up to the next marker."""


class Wanted(Struct, frozen=True, kw_only=True):
    """What was chosen."""

    sequences: tuple[SequenceId, ...]
    part: Part
    folder: Path
    name: str
    """Of the film, or the beginning of the names of several."""
    preset: Preset
    selection: Span | None = None
    """Of the selected clips, in the sequence on show."""
    project_file: Path
    is_offline_allowed: bool = False
    is_checked: bool = True


class Film(Struct, frozen=True, kw_only=True):
    """One film to be written."""

    sequence: SequenceId
    request: Request


def films(project: Project, wanted: Wanted) -> tuple[Film, ...]:
    """Give the films that were asked for; none where there is nothing to write."""
    known: set[str] = set()
    found = []
    for sequence in wanted.sequences:
        for span, title in _parts(project, sequence, wanted):
            words = [wanted.name.strip()]
            if len(wanted.sequences) > 1:
                words.append(project.sequences[sequence].name)
            words += [title] if title else []
            name = _free(file_stem(" - ".join(word for word in words if word)), known)
            request = Request(
                preset=wanted.preset,
                out=wanted.folder / name,
                range=span,
                kept=(wanted.project_file,),
                is_offline_allowed=wanted.is_offline_allowed,
                is_checked=wanted.is_checked,
            )
            found.append(Film(sequence=sequence, request=request))
    return tuple(found)


def parts_of(project: Project, sequence: SequenceId, selection: Span | None) -> tuple[Part, ...]:
    """Give what can be chosen for a sequence."""
    shown = project.sequences[sequence]
    has_range = shown.range_in is not None or shown.range_out is not None
    has_markers = any(m.sequence == sequence for m in project.markers.values())
    offers = (
        (Part.whole, True),
        (Part.in_out, has_range),
        (Part.selection, selection is not None),
        (Part.markers, has_markers),
    )
    return tuple(part for part, is_there in offers if is_there)


def file_stem(name: str) -> str:
    """Give a name that every file system takes."""
    return _UNFIT.sub("_", name).strip(" .") or "film"


def _parts(project: Project, sequence_id: SequenceId, wanted: Wanted) -> Iterator[tuple[Span, str]]:
    sequence = project.sequences[sequence_id]
    end = project.sequence_end(sequence_id)
    match wanted.part:
        case Part.in_out:
            yield (sequence.range_in or 0, sequence.range_out or end), ""
        case Part.selection if wanted.selection is not None:
            yield wanted.selection, ""
        case Part.markers:
            markers = sorted(
                (m for m in project.markers.values() if m.sequence == sequence_id and m.at < end),
                key=lambda m: (m.at, m.id),
            )
            yield from _between(markers, end)
        case _:
            yield (0, end), ""


def _between(markers: list[Marker], end: Ticks) -> Iterator[tuple[Span, str]]:
    starts = sorted({m.at for m in markers} | {end})
    for number, marker in enumerate(markers, 1):
        until = min(at for at in starts if at > marker.at)
        stop = min(end, marker.at + marker.duration) if marker.duration else until
        yield (marker.at, stop), marker.name or f"{number:02}"


def _free(name: str, known: set[str]) -> str:
    """Give the name, numbered if another film of this export has it."""
    chosen, number = name, 2
    while chosen.casefold() in known:
        chosen, number = f"{name} {number}", number + 1
    known.add(chosen.casefold())
    return chosen
