"""Markers written down: chapters as video sites read them, and a table for other programs."""

import csv
import io
from collections.abc import Iterable
from collections.abc import Sequence as Sequenced

from kijkocut.desktop.markers.entry import Entry
from kijkocut.desktop.timecodes import length_label, place_label
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND


def chapters_text(entries: Iterable[Entry]) -> str:
    """Give the chapters a line each, as `0:00 Title`, the form that video sites read.

    The first one must be at zero for them, so `0:00 Start` stands before a later one. Of markers
    none of which is a chapter all are taken.
    """
    known = [entry for entry in entries if entry.clip is None]
    chosen = [entry for entry in known if entry.is_chapter] or known
    lines = [
        (entry.at // TICKS_PER_SECOND, entry.name or f"Chapter {number}")
        for number, entry in enumerate(chosen, 1)
    ]
    if lines and lines[0][0] > 0:
        lines.insert(0, (0, "Start"))
    is_long = bool(lines) and lines[-1][0] >= 3600
    return "".join(f"{_clock(at, is_long=is_long)} {name}\n" for at, name in lines)


def markers_csv(entries: Sequenced[Entry], sequence: Sequence) -> str:
    """Give all markers as comma-separated values (RFC 4180) with a line of headings."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("time", "seconds", "length", "name", "note", "colour", "chapter", "clip"))
    for one in entries:
        table.writerow(
            (
                place_label(sequence, one.at),
                f"{one.at / TICKS_PER_SECOND:.3f}",
                length_label(sequence, one.duration) if one.duration else "",
                one.name,
                one.note,
                one.colour,
                "yes" if one.is_chapter else "",
                one.where,
            )
        )
    return out.getvalue()


def _clock(seconds: int, *, is_long: bool) -> str:
    minutes, rest = divmod(seconds, 60)
    if is_long:
        return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"
    return f"{minutes}:{rest:02d}"
