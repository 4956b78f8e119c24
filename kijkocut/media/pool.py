"""The service that measures source files and serves their frames and samples."""

import weakref
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import platformdirs
from msgspec import Struct
from msgspec.structs import replace

from kijkocut.media import wire
from kijkocut.media.audio_reader import AudioReader
from kijkocut.media.crew import Crew, Patient
from kijkocut.media.cutting import Cut, cut
from kijkocut.media.errors import MediaCancelledError, MediaMissingError, MissingStreamError
from kijkocut.media.identity import content_hash, sequence_hash
from kijkocut.media.index import FileIndex, load
from kijkocut.media.limits import MediaLimits
from kijkocut.media.packet_reader import PacketReader
from kijkocut.media.proxy import Proxy, view
from kijkocut.media.quarantine import Quarantine
from kijkocut.media.sameness import Sameness
from kijkocut.media.sequence import sequence_files
from kijkocut.media.video_reader import VideoReader
from kijkocut.model.media import AudioStream, MediaFacts, MediaKind, VideoStream
from kijkocut.model.ticks import Rate

if TYPE_CHECKING:
    from kijkocut.media.process import WorkerProcess


class PoolSettings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a pool works."""

    limits: MediaLimits = MediaLimits()
    max_workers: int = 12
    """Most streams that have a process at the same time; the longest unused one gives way."""


class MediaPool:
    """Opens source files, each stream in a decoder process of its own. Thread-safe.

    A file that crashes, stalls or swells its decoder costs only that process: the request ends in a
    `MediaError`, and after two such strikes the file is set aside by content (`quarantine`).
    """

    def __init__(
        self, cache_dir: Path | None = None, *, settings: PoolSettings | None = None
    ) -> None:
        """Make the service; processes start with the first request.

        Args:
            cache_dir: Where indexes and the quarantine record are kept; may be deleted at any time.
                Without one, the user's cache folder.
            settings: Limits and the number of processes.
        """
        self._settings = settings or PoolSettings()
        self._cache = cache_dir or platformdirs.user_cache_path("kijkocut") / "media"
        self.quarantine = Quarantine(self._cache / "quarantine.json")
        self.crew = Crew(
            self._settings.limits, self.quarantine, max_workers=self._settings.max_workers
        )
        self.sameness = Sameness()
        self._readers: weakref.WeakSet[VideoReader | AudioReader | PacketReader] = weakref.WeakSet()

    @staticmethod
    def identify(path: str | Path) -> str:
        """Give a file's content hash, as `MediaFacts.content_hash` has it; in milliseconds.

        Raises:
            MediaMissingError: The file can't be read.
        """
        return content_hash(path)

    def warm_up(self) -> None:
        """Start a process to be there for the first request; comes back at once."""
        self.crew.warm_up()

    def probe(
        self,
        path: str | Path,
        *,
        sequence_rate: Rate | None = None,
        is_rough: bool = False,
        on_progress: Callable[[float], object] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> MediaFacts:
        """Measure a file, and keep its index; for many formats that means reading it through.

        With rough facts a file can be looked at before that: `video` with them seeks by time as
        well as the container can, until there is an index.

        Args:
            path: The file.
            sequence_rate: Take `path` as the first of numbered stills that play at this rate.
            is_rough: Take the headers' word and count no frames: quick, however long the file.
            on_progress: Told the share read, some times a second, on this thread.
            is_cancelled: Asked as often.

        Raises:
            MediaCancelledError: `is_cancelled` said so.
            MediaError: What is wrong with the file.
        """
        source = wire.Source(path=_absolute(path), sequence_rate=sequence_rate)
        if sequence_rate is None:
            identity = content_hash(source.path)
        else:
            identity = sequence_hash(sequence_files(source.path))
        request = wire.Measure(
            source=source,
            index_folder=str(self._cache / "index"),
            limits=self._settings.limits,
            is_rough=is_rough,
        )
        return _Measuring(self.crew, request, identity, (on_progress, is_cancelled)).run()

    def video(
        self,
        path: str | Path,
        facts: MediaFacts,
        *,
        stream: int | None = None,
        is_deinterlaced: bool = False,
        proxy: Proxy | None = None,
    ) -> VideoReader:
        """Give a reader of a picture stream. Nothing is opened yet.

        Args:
            path: The file, or the first still of a sequence.
            facts: What `probe` measured.
            stream: The stream's index; the first picture stream if None.
            is_deinterlaced: Whether to join the fields of interlaced footage into whole frames.
            proxy: Read this instead: the same frames at the same times, smaller, fields joined. Its
                original need not be there.

        Raises:
            MissingStreamError: There is no such stream.
            MediaChangedError: Another file lies there than the one measured.
        """
        self.sameness.require(path, facts)
        chosen = facts.video if stream is None else _stream(facts, stream)
        if not isinstance(chosen, VideoStream):
            raise MissingStreamError(f'"{Path(path).name}" has no picture {_told(stream)}.')
        opening = replace(
            self.picture_opening(path, facts, chosen, is_deinterlaced=is_deinterlaced),
            proxy=None if proxy is None else view(proxy, chosen),
        )
        is_still = facts.kind is MediaKind.image
        # A damaged proxy says nothing against its original.
        identity = facts.content_hash if proxy is None else f"proxy {facts.content_hash}"
        reader = VideoReader(self.crew, opening, identity, is_still=is_still)
        self._readers.add(reader)
        return reader

    def audio(
        self,
        path: str | Path,
        facts: MediaFacts,
        *,
        stream: int | None = None,
        sample_rate: int = 48000,
        channels: int | None = None,
    ) -> AudioReader:
        """Give a reader of a sound stream. Nothing is opened yet.

        Args:
            path: The file.
            facts: What `probe` measured.
            stream: The stream's index; the first sound stream if None.
            sample_rate: Rate of the samples given, in Hz.
            channels: Channels given; the stream's own if None. Mono is spread at full level.

        Raises:
            MediaChangedError: Another file lies there than the one measured.
            MissingStreamError: There is no such stream.
        """
        self.sameness.require(path, facts)
        chosen = facts.audio if stream is None else _stream(facts, stream)
        if not isinstance(chosen, AudioStream):
            raise MissingStreamError(f'"{Path(path).name}" has no sound {_told(stream)}.')
        opening = wire.OpenSound(
            source=self.source(path, facts),
            stream=chosen.index,
            limits=self._settings.limits,
            sample_rate=sample_rate,
            channels=channels or chosen.channels,
        )
        reader = AudioReader(self.crew, opening, facts.content_hash)
        self._readers.add(reader)
        return reader

    def packets(
        self, path: str | Path, facts: MediaFacts, *, stream: int | None = None
    ) -> PacketReader:
        """Give a reader of a stream's coded pictures, which must be H.264. Nothing is opened yet.

        Args:
            path: The file.
            facts: What `probe` measured.
            stream: The stream's index; the first picture stream if None.

        Raises:
            MediaChangedError: Another file lies there than the one measured.
            MissingStreamError: There is no such stream.
        """
        self.sameness.require(path, facts)
        chosen = facts.video if stream is None else _stream(facts, stream)
        if not isinstance(chosen, VideoStream):
            raise MissingStreamError(f'"{Path(path).name}" has no picture {_told(stream)}.')
        opening = wire.OpenPackets(
            source=self.source(path, facts),
            stream=chosen.index,
            limits=self._settings.limits,
        )
        reader = PacketReader(self.crew, opening, facts.content_hash)
        self._readers.add(reader)
        return reader

    def cut(
        self,
        path: str | Path,
        facts: MediaFacts,
        *,
        span: tuple[int, int],
        out: Path,
        on_progress: Callable[[float], object] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> Cut:
        """Copy a span of a file, coded as it is, with what is needed around it to decode it.

        Blocks until the copy is whole and was seen to show and sound the same. Of numbered stills
        nothing is copied: it is told which are needed.

        Args:
            path: The file, or the first still of a sequence.
            facts: What `probe` measured.
            span: From and to which media time, in ticks.
            out: Where the copy goes, without its ending: that is the original's, or that of a
                container which keeps times more exactly.
            on_progress: Told the share done, some times a second, on this thread.
            is_cancelled: Asked as often.

        Raises:
            CannotCutError: It can't be done so that nothing changes; nothing is left there.
            MediaCancelledError: `is_cancelled` said so; nothing is left there.
            MediaChangedError: Another file lies there than the one measured.
        """
        watch = (on_progress, is_cancelled)
        return cut(self, Path(path), facts, span=span, out=out, watch=watch)

    def index(self, facts: MediaFacts) -> FileIndex | None:
        """Give the kept index of a measured file, if there is one; for this room."""
        return load(self._cache / "index" / f"{facts.content_hash}.index")

    @property
    def limits(self) -> MediaLimits:
        """What a file may ask for; for this room."""
        return self._settings.limits

    def close(self) -> None:
        """End all readers and processes; frames already given stay valid."""
        self.crew.close()
        for reader in list(self._readers):
            reader.close()

    def __enter__(self) -> "MediaPool":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def picture_opening(
        self, path: str | Path, facts: MediaFacts, stream: VideoStream, *, is_deinterlaced: bool
    ) -> wire.OpenPicture:
        """Say what a decoder process is to open; for this room."""
        is_sequence = facts.kind is MediaKind.image_sequence
        return wire.OpenPicture(
            source=self.source(path, facts, stream.rate if is_sequence else None),
            stream=stream.index,
            limits=self._settings.limits,
            joined_fields=_joined(stream) if is_deinterlaced else "",
            is_rough=not is_sequence and stream.frame_count is None,
        )

    def source(
        self, path: str | Path, facts: MediaFacts, sequence_rate: Rate | None = None
    ) -> wire.Source:
        """Say which file is meant and where its index is; for this room."""
        count = facts.video.frame_count if facts.video is not None else 0
        return wire.Source(
            path=_absolute(path),
            sequence_rate=sequence_rate,
            sequence_count=(count or 0) if sequence_rate is not None else 0,
            index_path=str(self._cache / "index" / f"{facts.content_hash}.index"),
        )


class _Measuring:
    """One request to measure a file."""

    def __init__(
        self,
        crew: Crew,
        request: wire.Measure,
        identity: str,
        watch: tuple[Callable[[float], object] | None, Callable[[], bool] | None],
    ) -> None:
        self._on_progress, self._is_cancelled = watch
        self._crew, self._request = crew, request
        self._patient = Patient(crew, request.source.path, identity)
        self._worker: WorkerProcess | None = None

    def run(self) -> MediaFacts:
        return self._patient.attempt(self._measure, self._lose)

    def _measure(self) -> MediaFacts:
        worker = self._worker = self._crew.take(None)
        worker.send(self._request)
        answer = worker.receive(self._alive)
        while not isinstance(answer, wire.Done | wire.Failed):
            answer = worker.receive(self._alive)
        error = wire.error_of(answer) if isinstance(answer, wire.Failed) else None
        if error is None or error.code != "media.out_of_memory":
            self._worker = None
            self._crew.put_back(worker)
            self._crew.leave()
        if isinstance(answer, wire.Failed):
            raise wire.error_of(answer)
        return answer.measured.facts

    def _alive(self, sign: wire.Alive) -> None:
        if self._on_progress is not None:
            self._on_progress(sign.share)
        if self._is_cancelled is not None and self._is_cancelled():
            self._lose()
            name = Path(self._request.source.path).name
            raise MediaCancelledError(f'Measuring "{name}" was stopped.')

    def _lose(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            self._crew.leave()


def _absolute(path: str | Path) -> str:
    try:
        return str(Path(path).absolute())
    except ValueError as exc:
        raise MediaMissingError("The path holds a character no file name can have.") from exc


def _stream(facts: MediaFacts, index: int) -> VideoStream | AudioStream | None:
    return next((s for s in facts.streams if s.index == index), None)


def _told(stream: int | None) -> str:
    return "stream" if stream is None else f"stream {stream}"


def _joined(stream: VideoStream) -> str:
    """Give the field order to join by; footage that does not say so is taken as top field first."""
    return "top_first" if stream.interlace == "progressive" else stream.interlace
