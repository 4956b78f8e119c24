"""Smart render: copying what did not change, and encoding only what did.

`SmartRender.of` goes over the whole film before anything is written and finds what can be copied;
`SmartRender.write` writes it.
"""

import logging
from collections import Counter
from collections.abc import Generator, Iterator
from pathlib import Path

import av
from msgspec import Struct

from kijkocut.export.captions import NO_EXTRAS, Extras
from kijkocut.export.errors import FrameError
from kijkocut.export.measure import Sent
from kijkocut.export.offline import Span
from kijkocut.export.pace import Pace
from kijkocut.export.pipeline import SoundFeed, Written
from kijkocut.export.read_ahead import ReadAhead
from kijkocut.export.scene import Engine, Scene, plan_settings
from kijkocut.export.smart_film import Coded, JoiningWriter, Joint
from kijkocut.export.smart_plan import (
    Copied,
    Encoded,
    Piece,
    Reason,
    Run,
    SourceKey,
    Stretch,
    WhyNot,
    pieces,
    stretches,
)
from kijkocut.export.smart_sources import CopySources
from kijkocut.export.target import Target
from kijkocut.export.watch import PictureWatch, SoundWatch
from kijkocut.media import MediaError
from kijkocut.model.errors import BugError
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.ticks import samples
from kijkocut.render import plan

log = logging.getLogger(__name__)

_AHEAD = 12


class Step(Struct, frozen=True, kw_only=True):
    """A picture on its way: to be encoded, or copied with or without what it looks like."""

    frame: av.VideoFrame | None = None
    """In order of showing."""
    coded: Coded | None = None
    """In order of decoding."""
    is_untouched: bool = True
    is_planar: bool = False


class SmartRender:
    """A film of a sequence, of which parts are copied. Everything on one thread but decoding."""

    def __init__(
        self,
        project: Project,
        sequence_id: SequenceId,
        span: Span,
        *,
        target: Target,
        engine: Engine,
    ) -> None:
        """Find nothing yet.

        Args:
            project: A snapshot.
            sequence_id: Which sequence.
            span: What of it, on whole frames.
            target: What to write: H.264.
            engine: Media, renderer and catalogue.
        """
        self._project, self._sequence_id, self._span = project, sequence_id, span
        self._target, self._engine = target, engine
        self._sources = CopySources(project, engine.pool, target)
        self.pieces: tuple[Piece, ...] = ()
        """What the film is put together from, in order; known once `find` is done."""
        self._joint: Joint | None = None
        self._warnings: dict[str, None] = {}
        self.reasons: tuple[Reason, ...] = ()
        """Why not all of it is copied; known once `find` is done."""

    @property
    def copied(self) -> int:
        """Frames that are copied."""
        return sum(piece.count for piece in self.pieces if isinstance(piece, Copied))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What had to be left out or replaced, in sentences; complete when the film is."""
        return tuple(self._warnings)

    def find(self, pace: Pace) -> None:
        """Find what can be copied.

        Raises:
            CancelledError: `pace` was told to stop.
        """
        whole = tuple(stretches(self._frames(pace)))
        found: dict[int, tuple[Run, ...]] = {}
        for stretch in whole:
            pace.at(0)
            found[stretch.first] = self._sources.runs(stretch)
        given: Counter[SourceKey] = Counter()
        for stretch in whole:
            if stretch.source is not None:
                given[stretch.source] += sum(run.count for run in found[stretch.first])
        delay = max((run.delay for runs in found.values() for run in runs), default=0)
        self._joint, left_out = self._sources.joint(+given, delay)
        kept = tuple(_without(stretch, left_out) for stretch in whole)
        self.pieces, self.reasons = pieces(kept, found)

    def write(
        self, scene: Scene, path: Path, pace: Pace, *, is_watched: bool, extras: Extras = NO_EXTRAS
    ) -> Written:
        """Write the film.

        Args:
            scene: The whole film, for its sound.
            path: Where to.
            pace: Told of every frame.
            extras: Captions and chapters.
            is_watched: Whether what is copied is decoded too, so that the film can be compared.

        Raises:
            CancelledError: `pace` was told to stop.
            FrameError, MediaError, DiskFullError, EncodeError, TargetError: It can't be made.
        """
        if self._joint is None:
            raise BugError("A smart render was written before it was found what to copy.")
        rate = scene.extent.source_rate
        writer = JoiningWriter(self._target, path, self._joint, source_rate=rate, extras=extras)
        try:
            written = self._run(scene, writer, pace, is_watched=is_watched)
            writer.finish()
        except BaseException:
            writer.abort()
            raise
        return written

    def close(self) -> None:
        """Give all processes back."""
        self._sources.close()

    def _run(self, scene: Scene, writer: JoiningWriter, pace: Pace, *, is_watched: bool) -> Written:
        pictures, heard = PictureWatch(), SoundWatch()
        extent = scene.extent
        done = untouched = planar = 0
        with (
            ReadAhead(
                self._steps(is_watched=is_watched), depth=_AHEAD, name="export-pictures"
            ) as steps,
            ReadAhead(scene.sound(), depth=_AHEAD, name="export-sound") as blocks,
        ):
            sound = SoundFeed(blocks, writer, heard)
            for step in steps:
                done += 1
                sound.write_until(samples(done * extent.rate.frame_ticks, extent.source_rate))
                if step.frame is not None:
                    pictures.see(step.frame)
                if step.coded is not None:
                    writer.write_coded(step.coded)
                elif step.frame is not None:
                    writer.write_picture(step.frame)
                untouched += step.is_untouched
                planar += step.is_planar
                pace.at(done / extent.frames, done)
            while sound.write_until(heard.samples + 1):
                continue
        sent = Sent(pictures=pictures, sound=heard, source_rate=extent.source_rate)
        return Written(sent=sent, frames=done, untouched=untouched, planar=planar)

    def _steps(self, *, is_watched: bool) -> Generator[Step, None, None]:
        for piece in self.pieces:
            match piece:
                case Encoded():
                    yield from self._encoded(piece)
                case Copied() if is_watched:
                    shown = self._encoded(Encoded(first=piece.first, count=piece.count))
                    for step, coded in zip(shown, self._coded(piece), strict=True):
                        yield Step(frame=step.frame, coded=coded)
                case Copied():
                    for coded in self._coded(piece):
                        yield Step(coded=coded)

    def _encoded(self, piece: Encoded) -> Generator[Step, None, None]:
        frame = self._target.rate.frame_ticks
        start = self._span[0] + piece.first * frame
        part = Scene(
            self._project,
            self._sequence_id,
            (start, start + piece.count * frame),
            target=self._target,
            engine=self._engine,
        )
        for shot in part.shots():
            yield Step(frame=shot.frame, is_untouched=shot.is_untouched, is_planar=shot.is_planar)
        self._warnings |= dict.fromkeys(part.warnings)

    def _coded(self, piece: Copied) -> Iterator[Coded]:
        run = piece.run
        try:
            for place, is_start, data in self._sources.read(piece.source, run):
                if not 0 <= place < run.count:
                    raise FrameError("The footage changed while it was read.")
                yield Coded(at=piece.first + place, is_start=is_start, data=data)
        except (MediaError, ValueError) as exc:
            name = self._project.media[piece.source.media].name
            raise FrameError(f'"{name}" can\'t be copied: {exc}') from exc

    def _frames(self, pace: Pace) -> Iterator[tuple[SourceKey, int] | WhyNot]:
        settings = plan_settings(self._target)
        for tick in range(*self._span, self._target.rate.frame_ticks):
            planned = plan(
                self._project,
                self._sequence_id,
                tick,
                catalogue=self._engine.catalogue,
                settings=settings,
            )
            shown = planned.passthrough
            if shown is None or planned.missing:
                yield WhyNot.composited
                continue
            key = SourceKey(shown.media, shown.stream)
            source = self._sources.get(key)
            if isinstance(source, WhyNot):
                yield source
            else:
                yield key, source.reader.frame_at(shown.at)
            pace.at(0)


def _without(stretch: Stretch, left_out: frozenset[SourceKey]) -> Stretch:
    if stretch.source not in left_out:
        return stretch
    return Stretch(first=stretch.first, count=stretch.count, why=WhyNot.other_settings)
