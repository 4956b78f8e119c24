"""Copies of spans of files, coded as they are, that show and sound the same at every moment."""

from math import lcm
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from kijkocut.media import wire
from kijkocut.media.crew import Patient
from kijkocut.media.errors import CannotCutError, MediaCancelledError, MediaError
from kijkocut.media.identity import sequence_hash
from kijkocut.media.index import FileIndex, FrameTable, unpacked
from kijkocut.media.making import IsCancelled, Making, OnProgress
from kijkocut.media.packet_cutting import beginning, begins_of, bounds
from kijkocut.media.sequence import sequence_files
from kijkocut.model.media import AudioStream, MediaFacts, MediaKind, VideoStream
from kijkocut.model.ticks import TICKS_PER_SECOND, BadTimeError
from kijkocut.model.timecode import format_timecode, parse_time

if TYPE_CHECKING:
    from kijkocut.media.audio_reader import AudioReader
    from kijkocut.media.crew import Crew
    from kijkocut.media.limits import MediaLimits
    from kijkocut.media.sameness import Sameness
    from kijkocut.media.video_reader import VideoReader

_BY_SUFFIX: Final = {
    ".mov": "mov",
    ".mp4": "mp4",
    ".m4v": "mp4",
    ".m4a": "ipod",
    ".mkv": "matroska",
    ".mka": "matroska",
    ".webm": "webm",
    ".ts": "mpegts",
    ".avi": "avi",
    ".wav": "wav",
    ".mp3": "mp3",
    ".aac": "adts",
    ".flac": "flac",
    ".ogg": "ogg",
    ".opus": "ogg",
}
"""The containers that can be written, by the file's ending; what comes of it is checked."""
_FINER: Final = (("mp4", ".mp4", True), ("mov", ".mov", True))
"""What is tried next: these keep times that others round."""
_SAMPLES: Final = lcm(TICKS_PER_SECOND // 48_000, TICKS_PER_SECOND // 44_100)
_ROUNDED: Final = 4
"""Ticks by which times of a file may be rounded."""
_HEARD_S: Final = 0.1
_SAME: Final = 1e-4
"""Full scale 1: decoders of lossy sound round a little differently after another beginning."""


class Files(Protocol):
    """What is needed of a `MediaPool`, which knows this module."""

    crew: "Crew"
    sameness: "Sameness"

    @property
    def limits(self) -> "MediaLimits":
        """What a file may ask for."""

    def probe(self, path: str | Path) -> MediaFacts:
        """Measure a file."""

    def index(self, facts: MediaFacts) -> FileIndex | None:
        """Give the kept index of a measured file."""

    def source(self, path: str | Path, facts: MediaFacts) -> wire.Source:
        """Say which file is meant."""

    def video(self, path: str | Path, facts: MediaFacts) -> "VideoReader":
        """Give a reader of the picture."""

    def audio(
        self, path: str | Path, facts: MediaFacts, *, stream: int, sample_rate: int
    ) -> "AudioReader":
        """Give a reader of a sound stream."""


class Cut(Struct, frozen=True, kw_only=True):
    """A span that was copied."""

    facts: MediaFacts
    offset: int
    """Ticks of the original that are left out before it."""
    files: tuple[Path, ...]
    """The copy; of numbered stills those that belong to it, of which nothing was copied."""


def cut(
    pool: Files,
    path: Path,
    facts: MediaFacts,
    *,
    span: tuple[int, int],
    out: Path,
    watch: tuple[OnProgress | None, IsCancelled | None] = (None, None),
) -> Cut:
    """Copy a span of a file and see to it that the copy shows and sounds the same.

    See `MediaPool.cut`.
    """
    if facts.kind is MediaKind.image_sequence:
        return _fewer_stills(path, facts, span)
    own = _BY_SUFFIX.get(path.suffix.lower())
    if own is None or facts.kind is MediaKind.image:
        raise CannotCutError(f'"{path.name}" is whole: files of its kind are not cut.')
    pool.sameness.require(path, facts)
    request = _request(pool, path, facts, span)
    told = "A copy of a part of it would not be the same."
    for form, suffix, is_finer in ((own, path.suffix, False), *_FINER):
        to = out.with_name(f"{out.name}{suffix}")
        try:
            wanted = replace(request, out=str(to), form=form, is_finer=is_finer)
            made = _made(pool, path, facts, wanted, watch)
        except MediaCancelledError:
            to.unlink(missing_ok=True)
            raise
        except MediaError as exc:
            made, told = None, told if is_finer else str(exc)
        if made is not None:
            return made
        to.unlink(missing_ok=True)
    raise CannotCutError(f'"{path.name}" is whole. {told}')


def _made(
    pool: Files,
    path: Path,
    facts: MediaFacts,
    request: wire.CutFile,
    watch: tuple[OnProgress | None, IsCancelled | None],
) -> Cut | None:
    """Copy into one container; None if the copy is not the same."""
    making = Making(pool.crew, request, *watch)
    patient = Patient(pool.crew, str(path), f"cut {facts.content_hash}")
    if not patient.attempt(making.run, making.lose):
        raise MediaCancelledError(f'Copying from "{path.name}" was stopped.')
    to, span = Path(request.out), (request.start, request.end)
    made = pool.probe(to)
    old, new = pool.index(facts), pool.index(made)
    offset = _offset(old, new, span, request.units) if old and new else None
    if offset is None or not _is_alike(facts, made):
        return None
    if _differs(pool, (path, facts), (to, made), (*span, offset)):
        return None
    told = replace(made, timecode=_timecode(facts, offset))
    return Cut(facts=told, offset=offset, files=(to,))


def _request(pool: Files, path: Path, facts: MediaFacts, span: tuple[int, int]) -> wire.CutFile:
    units, index = _units(facts), pool.index(facts)
    begin = beginning(index, bounds(index, *span, units)) if index is not None else 0
    return wire.CutFile(
        source=pool.source(path, facts),
        limits=pool.limits,
        start=span[0],
        end=span[1],
        out="",
        form="",
        units=units,
        timescale=_timescale(facts),
        timecode=_timecode(facts, begin),
    )


def _timescale(facts: MediaFacts) -> int:
    rate = facts.video.rate if facts.video is not None else None
    return 90_000 if rate is None else rate.num * -(-10_000 // rate.num)


def _units(facts: MediaFacts) -> tuple[int, ...]:
    rate = facts.video.rate if facts.video is not None else None
    return (lcm(rate.frame_ticks, _SAMPLES), _SAMPLES) if rate is not None else (_SAMPLES,)


def _fewer_stills(path: Path, facts: MediaFacts, span: tuple[int, int]) -> Cut:
    """Leave out the stills of a sequence that are not needed."""
    video = facts.video
    if video is None or video.rate is None:
        raise CannotCutError(f'"{path.name}" is whole: its rate is not known.')
    frame = video.rate.frame_ticks
    files = [Path(name) for name in sequence_files(str(path))][: video.frame_count]
    first, last = span[0] // frame, min(len(files), -(-span[1] // frame))
    chosen = tuple(files[first:last])
    if not chosen:
        raise CannotCutError(f'"{path.name}" is whole: its stills are not there.')
    length = len(chosen) * frame
    stream = replace(video, duration=length, frame_count=len(chosen))
    told = replace(
        facts,
        duration=length,
        size_bytes=sum(one.stat().st_size for one in chosen),
        content_hash=sequence_hash([str(one) for one in chosen]),
        streams=tuple(stream if s is video else s for s in facts.streams),
    )
    return Cut(facts=told, offset=first * frame, files=chosen)


def _offset(
    old: FileIndex, new: FileIndex, span: tuple[int, int], units: tuple[int, ...]
) -> int | None:
    """Find how much later the copy begins; None unless it is the same all over the span."""
    taken = bounds(old, *span, units)
    if set(old.pictures) != set(new.pictures) or set(old.sounds) != set(new.sounds):
        return None
    offsets: list[int] = []
    for number, picture in old.pictures.items():
        was, now = FrameTable(picture), FrameTable(new.pictures[number])
        skipped = was.number_of(taken[number].first)
        first, last = was.frame_at(span[0]), was.frame_at(max(span[0], span[1] - 1))
        if last - skipped >= len(now):
            return None
        offsets += [was.begin(n) - now.begin(n - skipped) for n in range(first, last + 1)]
    for number, sound in old.sounds.items():
        begins, after = begins_of(sound), begins_of(new.sounds[number])
        if number in taken and after:
            place = unpacked(sound.pts).index(taken[number].first)
            offsets.append(begins[place] - after[0])
    if not offsets or max(offsets) - min(offsets) > _ROUNDED:
        return None
    return offsets[0]


def _is_alike(facts: MediaFacts, made: MediaFacts) -> bool:
    """Whether all is as it was but what length and place in the file say."""
    return len(facts.streams) == len(made.streams) and all(
        _told(was, now) == was for was, now in zip(facts.streams, made.streams, strict=True)
    )


def _told(was: VideoStream | AudioStream, now: VideoStream | AudioStream) -> object:
    """Give the new stream with what may differ as it was."""
    same: dict[str, object] = {"duration": was.duration, "start": was.start}
    if isinstance(was, AudioStream):
        same["language"] = was.language  # MP4 writes "und" for none
    if isinstance(was, VideoStream):
        names = ["average_fps", "min_fps", "max_fps", "frame_count", "time_base"]
        if was.is_vfr:
            names += ["rate", "is_vfr"]  # a part may be steady
        same |= {name: getattr(was, name) for name in names}
    return replace(now, **same)


def _differs(
    pool: Files,
    was: tuple[Path, MediaFacts],
    now: tuple[Path, MediaFacts],
    place: tuple[int, int, int],
) -> bool:
    """Look at the first and the last frame of the span, and listen there."""
    start, end, offset = place
    if was[1].video is not None:
        with_both = pool.video(*was), pool.video(*now)
        try:
            for at in (start, max(start, end - 1)):
                one, other = with_both[0].frame_at(at), with_both[1].frame_at(at - offset)
                pairs = zip(one.planes, other.planes, strict=True)
                if not all(np.array_equal(a, b) for a, b in pairs):
                    return True
        finally:
            for reader in with_both:
                reader.close()
    for stream in was[1].audios:
        sounds = (
            pool.audio(*was, stream=stream.index, sample_rate=stream.sample_rate),
            pool.audio(*now, stream=stream.index, sample_rate=stream.sample_rate),
        )
        try:
            count = int(_HEARD_S * stream.sample_rate)
            skipped = round(offset * stream.sample_rate / TICKS_PER_SECOND)
            last = end * stream.sample_rate // TICKS_PER_SECOND - count
            for at in (start * stream.sample_rate // TICKS_PER_SECOND, max(0, last)):
                heard = sounds[0].read(at, count), sounds[1].read(at - skipped, count)
                if np.abs(heard[0] - heard[1]).max() > _SAME:
                    return True
        finally:
            for sound in sounds:
                sound.close()
    return False


def _timecode(facts: MediaFacts, offset: int) -> str:
    """Give the label that the copy begins with: of the frame nearest to its beginning."""
    video = facts.video
    if not facts.timecode or video is None or video.rate is None:
        return facts.timecode if offset == 0 else ""
    frame = video.rate.frame_ticks
    later = (2 * offset + frame) // (2 * frame) * frame
    try:
        start = parse_time(facts.timecode, video.rate)
        return format_timecode(start + later, video.rate, drop=";" in facts.timecode)
    except BadTimeError:
        return ""
