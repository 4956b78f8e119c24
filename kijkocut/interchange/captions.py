"""Caption files in and out: which lines, in which form."""

from pathlib import Path

from kijkocut.interchange.cue_styles import read_ass, write_ass
from kijkocut.interchange.cue_text import has_tags, has_times, read_cues, write_cues
from kijkocut.interchange.cues import MILLI, of_sequence, to_project
from kijkocut.interchange.errors import NothingToWriteError
from kijkocut.interchange.features import label
from kijkocut.interchange.files import read_bytes, read_text, write_text
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.treatments import Format, account
from kijkocut.interchange.ttml_reading import read_ttml
from kijkocut.interchange.ttml_writing import write_ttml
from kijkocut.model.clip import CaptionSource
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Track, TrackKind
from kijkocut.model.ticks import Rate


def read_captions(
    path: Path, format_: Format, ledger: Ledger, rate: Rate
) -> tuple[Project, tuple[SequenceId, ...]]:
    """Read a file into a sequence of caption tracks.

    Raises:
        UnreadableFileError: It is no such file; the message names the line.
        UnwritablePlaceError: It is not there or can't be read.
    """
    if format_ is Format.ttml:
        return to_project(read_ttml(read_bytes(path), path, ledger), path.stem, rate, ledger)
    text = read_text(path, ledger)
    if format_ is Format.ass:
        found = read_ass(text, path, ledger)
    else:
        found = read_cues(text, path, format_, ledger)
    return to_project(found, path.stem, rate, ledger)


def write_captions(
    project: Project, sequence_id: SequenceId, path: Path, format_: Format, ledger: Ledger
) -> None:
    """Write the caption tracks in the language of the first one.

    Raises:
        NothingToWriteError: The sequence has no captions.
        UnwritablePlaceError: It can't be written there.
    """
    sequence = project.sequences[sequence_id]
    tracks = [t for t in project.sequence_tracks(sequence_id) if t.kind is TrackKind.caption]
    spoken = [t for t in tracks if len(project.lane(t.id)) and not t.is_hidden]
    if not spoken:
        raise NothingToWriteError(f'"{sequence.name}" has no captions to write.')
    language = spoken[0].language
    chosen = [t for t in spoken if t.language == language]
    cues = of_sequence(project, chosen)
    style = next((t.caption_style for t in chosen if t.caption_style is not None), None)
    canvas = (sequence.width, sequence.height)
    match format_:
        case Format.ass:
            write_text(path, write_ass(cues, style, canvas))
        case Format.ttml:
            write_text(path, write_ttml(cues, style, canvas, language))
        case _:
            write_text(path, write_cues(cues, format_, language))
    left = {
        t.id: _reason(t, language)
        for t in project.sequence_tracks(sequence_id)
        if t not in chosen and len(project.lane(t.id))
    }
    account(project, sequence_id, format_, ledger, left)
    _note_lines(project, chosen, format_, ledger)


def _reason(track: Track, language: str) -> str:
    if track.kind is not TrackKind.caption:
        return "a caption file holds captions only"
    if track.language != language:
        return "a caption file holds one language"
    return "it is hidden"


def _note_lines(project: Project, tracks: list[Track], format_: Format, ledger: Ledger) -> None:
    """Note what the form of the file does to single lines."""
    unit = 10 * MILLI if format_ is Format.ass else MILLI
    is_exact = format_ is Format.ttml
    for track in tracks:
        sequence = project.sequences[track.sequence]
        for clip in project.lane(track.id):
            where = f"{track.name} {label(sequence, clip.start)}"
            if not is_exact and (clip.start % unit or clip.end % unit):
                ledger.approximate("times", where, f"rounded to {unit // MILLI} ms")
            if not clip.is_enabled:
                ledger.drop("disabled captions", where)
            source = clip.source
            if isinstance(source, CaptionSource):
                _note_text(source, where, format_, ledger)


def _note_text(source: CaptionSource, where: str, format_: Format, ledger: Ledger) -> None:
    text = source.text
    if not text.strip() or "\r" in text:
        ledger.approximate("empty lines", where, "left out of the text")
    if format_ is Format.ttml:
        return
    if any(not line.strip() for line in text.splitlines()):
        ledger.approximate("empty lines", where, "left out of the text")
    if any(line != line.rstrip() for line in text.splitlines()):
        ledger.approximate("spaces at the ends of lines", where, "left out")
    if format_ is Format.ass and ("{" in text or "}" in text):
        ledger.approximate("braces", where, "written as parentheses")
    if format_ is Format.srt and has_tags(text):
        ledger.approximate("text like tags", where, "brackets written as parentheses")
    if format_ in (Format.srt, Format.sbv) and has_times(text, format_):
        ledger.approximate("text like times", where, "a full stop before it")
