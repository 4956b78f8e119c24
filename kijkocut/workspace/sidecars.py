"""Caption files beside a film, one for each language, on the film's own clock."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from kijkocut.edit.refusal import UnknownName, did_you_mean
from kijkocut.export import Request, refuse_replacing
from kijkocut.model.clip import CaptionSource
from kijkocut.model.ids import SequenceId
from kijkocut.model.lane import Lane
from kijkocut.model.project import Project, load
from kijkocut.model.sequence import Track, TrackKind
from kijkocut.model.ticks import Ticks

_KINDS: Final = ("srt", "vtt", "ass", "sbv", "ttml")


class Sidecars:
    """The caption files of one export. Made before it, so that nothing is rendered in vain."""

    def __init__(
        self, project: Project, sequence_id: SequenceId, request: Request, kept: Iterable[Path]
    ) -> None:
        """Choose format and names.

        Args:
            project: A snapshot.
            sequence_id: Which sequence.
            request: The film that is asked for.
            kept: Files that may not be replaced.

        Raises:
            UnknownName: `request.preset.caption_format` is no format of captions.
            TargetError: A file that must be kept lies where one would be written.
        """
        from kijkocut.interchange import Format  # noqa: PLC0415 the window starts without it

        self._project, self._sequence_id = project, sequence_id
        wanted = request.preset.caption_format.lower().lstrip(".")
        known = [kind for kind in _KINDS if kind in tuple(Format)]
        if wanted not in known:
            raise UnknownName(
                f'"{wanted}" is no format of captions.{did_you_mean(wanted, known)}'
                f" It is one of {', '.join(known)}."
            )
        self._format = Format(wanted)
        self._by_language: dict[str, list[Track]] = {}
        for track in _shown(project, sequence_id):
            self._by_language.setdefault(track.language, []).append(track)
        out = request.out.absolute()
        is_ended = out.suffix.lower() == f".{request.preset.container}"
        self._stem = out.with_suffix("") if is_ended else out
        for language in self._by_language:
            refuse_replacing(self._path(language), kept)

    def write(self, span: tuple[Ticks, Ticks]) -> tuple[Path, ...]:
        """Write the captions of `span`, which starts the film; languages without any have no file.

        Raises:
            UnwritablePlaceError: They can't be written there.
        """
        from kijkocut.interchange import write  # noqa: PLC0415 see above

        written = []
        for language, tracks in self._by_language.items():
            lanes = {track.id: _within(self._project.lane(track.id), span) for track in tracks}
            if not any(len(lane) for lane in lanes.values()):
                continue
            sequence = self._project.sequences[self._sequence_id]
            own = replace(sequence, tracks=tuple(track.id for track in tracks))
            alone = load(self._project.about, [own, *tracks], lanes)
            path = self._path(language)
            write(alone, self._sequence_id, path, self._format)
            written.append(path)
        return tuple(written)

    def _path(self, language: str) -> Path:
        """Name the file as players look for it: `film.srt`, or `film.nl.srt` among several."""
        middle = f".{language}" if language and len(self._by_language) > 1 else ""
        return self._stem.with_name(f"{self._stem.name}{middle}.{self._format.value}")


def _shown(project: Project, sequence_id: SequenceId) -> list[Track]:
    return [
        track
        for track in project.sequence_tracks(sequence_id)
        if track.kind is TrackKind.caption and not (track.is_hidden or track.is_muted)
    ]


def _within(lane: Lane, span: tuple[Ticks, Ticks]) -> Lane:
    """Cut captions to `span` and count them from its start."""
    found = []
    for clip in lane:
        start, end = max(span[0], clip.start), min(span[1], clip.end)
        if start < end and clip.is_enabled and isinstance(clip.source, CaptionSource):
            found.append(replace(clip, start=start - span[0], duration=end - start))
    return Lane.of(found)
