"""A range of a sequence as a film: planned frame by frame, passed on where it is untouched."""

import logging
from collections import Counter, deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future
from functools import partial
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from kijkocut.audio import Mixer, SoundSource
from kijkocut.effects import Catalogue
from kijkocut.export.captions import Captions
from kijkocut.export.errors import FrameError
from kijkocut.export.frames import to_av
from kijkocut.export.offline import Span, named, users_at
from kijkocut.export.pipeline import Extent, Shot
from kijkocut.export.target import Target
from kijkocut.media import MediaError, MediaPool, VideoFrame
from kijkocut.model.errors import BugError, KijkoError
from kijkocut.model.ids import ClipId, MediaId, SequenceId
from kijkocut.model.project import Project
from kijkocut.model.ticks import samples
from kijkocut.model.timecode import format_timecode
from kijkocut.reels import FrameSources, PictureSources, card, sound_source
from kijkocut.render import (
    Ears,
    FramePlan,
    MediaPicture,
    OutputFormat,
    PlanSettings,
    RenderedFrame,
    RenderThread,
    SourceFrame,
    plan,
)

log = logging.getLogger(__name__)

_IN_FLIGHT: Final = 3
_BLOCK: Final = 24_000
"""Samples mixed at once."""


class Engine(Protocol):
    """The services an export works with; each is asked for only when it is needed."""

    @property
    def pool(self) -> MediaPool:
        """Decodes."""

    @property
    def renderer(self) -> RenderThread:
        """Composites."""

    @property
    def catalogue(self) -> Catalogue:
        """Knows the effects."""


_Coming = Shot | Future[RenderedFrame] | None
"""A frame, one that is being composited, or None for the same one again."""


class Scene:
    """A `Film` made from a project. `shots` and `sound` each run on a thread of their own."""

    def __init__(
        self,
        project: Project,
        sequence_id: SequenceId,
        span: Span,
        *,
        target: Target,
        engine: Engine,
        is_offline_allowed: bool = False,
    ) -> None:
        """Prepare to make the frames of `span`, whose ends lie on frames of the sequence."""
        self._project, self._sequence_id, self._span = project, sequence_id, span
        self._target, self._engine = target, engine
        self._is_offline_allowed = is_offline_allowed
        self._settings = plan_settings(target)
        self._faults: Counter[str] = Counter()
        self._ears = Ears(project, self._sound_source)
        first = samples(span[0], target.sample_rate)
        self.extent = Extent(
            frames=self._frame_count() if target.has_video else 0,
            rate=target.rate,
            samples=samples(span[1], target.sample_rate) - first,
            source_rate=target.sample_rate or 48_000,
        )
        """How much there is to make."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What had to be left out or replaced so far, in sentences; complete when the film is."""
        return tuple(
            f"{text} ({count} frames)" if count > 1 else text
            for text, count in self._faults.items()
        )

    def shots(self) -> Generator[Shot, None, None]:
        """Give every frame in order; see `Film`.

        Raises:
            FrameError: A frame could not be made; names it, the clip and the cause.
            KijkoError: The renderer's own.
        """
        sources = PictureSources(self._project.media, self._engine.pool)
        waiting: deque[_Coming] = deque()
        last: FramePlan | None = None
        shot: Shot | None = None
        try:
            for number in range(self.extent.frames):
                tick = self._span[0] + number * self._target.rate.frame_ticks
                planned = self._planned(tick)
                # Stills, gaps and held frames are made once: equal plans give equal pixels.
                is_same = planned == last
                waiting.append(None if is_same else self._begun(planned, tick, sources, waiting))
                last = planned
                if len(waiting) >= _IN_FLIGHT:
                    shot = self._done(waiting.popleft(), shot)
                    yield shot
            while waiting:
                shot = self._done(waiting.popleft(), shot)
                yield shot
        finally:
            for one in waiting:
                if isinstance(one, Future):
                    one.cancel()
            # A frame being composited still reads from the sources.
            _settle(waiting)
            sources.close()
            self._ears.close()

    def sound(self) -> Generator[NDArray[np.float32], None, None]:
        """Give the mix in blocks; see `Film`.

        Raises:
            FrameError: A clip can't be heard.
        """
        if not self._target.has_audio:
            return
        failures: list[tuple[ClipId, KijkoError]] = []
        mixer = Mixer(
            self._project,
            self._sequence_id,
            self._sound_source,
            sample_rate=self._target.sample_rate,
            on_failure=lambda clip_id, error: failures.append((clip_id, error)),
        )
        start = samples(self._span[0], mixer.sample_rate)
        end = samples(self._span[1], mixer.sample_rate)
        for at in range(start, end, _BLOCK):
            block = mixer.read(at, min(_BLOCK, end - at))
            for clip_id, error in failures:
                self._not_heard(clip_id, error)
            failures.clear()
            # Folded here and not by the encoder's resampler, so that it is what the preview plays.
            yield Mixer.fold(block, self._target.channels)

    def _frame_count(self) -> int:
        return -(-(self._span[1] - self._span[0]) // self._target.rate.frame_ticks)

    def _planned(self, tick: int) -> FramePlan:
        planned = plan(
            self._project,
            self._sequence_id,
            tick,
            catalogue=self._engine.catalogue,
            settings=self._settings,
        )
        self._faults.update(set(planned.missing))
        return planned

    def _begun(
        self, planned: FramePlan, tick: int, sources: PictureSources, waiting: Iterable[_Coming]
    ) -> _Coming:
        if planned.passthrough is not None:
            # Readers go forward: what is being composited has to have its frames first.
            _settle(waiting)
            shot = self._untouched(planned.passthrough, sources, tick)
            if shot is not None:
                return shot
        colour = self._target.colour
        output = OutputFormat(
            pixel_format=self._target.pixel_format,
            matrix=colour.matrix if not self._target.is_rgb else "bt709",
            full_range=bool(colour.full_range),
        )
        fetch = FrameSources(partial(self._fetch, sources=sources, tick=tick), self._ears)
        return self._engine.renderer.submit(planned, fetch, output)

    def _untouched(self, picture: MediaPicture, sources: PictureSources, tick: int) -> Shot | None:
        """Give the source's own frame if that is all there is to see and the encoder takes it."""
        try:
            frame = sources.frame(picture, tick)
        except MediaError as exc:
            log.debug("not passed on: %s", exc)
            return None
        with frame:
            if not self._is_fit(frame):
                return None
            return Shot(frame=frame.to_av(), is_untouched=True)

    def _is_fit(self, frame: VideoFrame) -> bool:
        target, info = self._target, frame.info
        return (
            (info.width, info.height) == (target.width, target.height)
            and info.pixel_format == target.pixel_format
            and info.colour.matrix == target.colour.matrix
            and bool(info.colour.full_range) == target.colour.full_range
            and info.sample_aspect.num == info.sample_aspect.den
        )

    def _done(self, item: _Coming, last: Shot | None) -> Shot:
        if item is None:
            if last is None:
                raise BugError("The first frame was taken for a repeated one.")
            return last
        if isinstance(item, Shot):
            return item
        rendered = item.result()
        size = (self._target.width, self._target.height)
        frame = to_av(rendered.planes, self._target.pixel_format, size)
        return Shot(frame=frame, is_planar=rendered.is_planar)

    def _fetch(self, picture: MediaPicture, *, sources: PictureSources, tick: int) -> SourceFrame:
        try:
            return sources.frame(picture, tick)
        except MediaError as exc:
            self._not_shown(picture.media, exc, tick)
            return card(picture)

    def _not_shown(self, media_id: MediaId, cause: MediaError, tick: int) -> None:
        """Note that a frame shows a card, or stop."""
        users = users_at(self._project, self._sequence_id, tick, media_id)
        name = self._project.media[media_id].name
        who = " and ".join(users) or f'"{name}"'
        if not self._is_offline_allowed:
            sequence = self._project.sequences[self._sequence_id]
            at = format_timecode(tick, sequence.rate, drop=sequence.drop_frame)
            raise FrameError(f"Frame {at} can't be made: {who}: {cause}") from cause
        self._faults[f"{who} shows a card: {cause}"] += 1

    def _not_heard(self, clip_id: ClipId, cause: KijkoError) -> None:
        clip = self._project.clip(clip_id)
        who = named(self._project, self._project.tracks[clip.track].sequence, clip)
        if not self._is_offline_allowed:
            raise FrameError(f"The sound of {who} can't be read: {cause}") from cause
        self._faults[f"{who} is silent: {cause}"] += 1

    def _sound_source(self, media_id: MediaId, stream: int | None, sample_rate: int) -> SoundSource:
        media = self._project.media[media_id]
        return sound_source(media, self._engine.pool, stream, sample_rate)


def plan_settings(target: Target) -> PlanSettings:
    """Say how the frames of a film are planned."""
    return PlanSettings(
        size=(target.width, target.height) if target.has_video else None,
        is_transparent=target.has_alpha and not target.preset.is_background_kept,
        colour_space=target.colour_space,
        has_captions=target.preset.captions is Captions.burnt,
    )


def _settle(waiting: Iterable[_Coming]) -> None:
    """Wait until no frame is being composited; errors stay in the futures."""
    for one in waiting:
        if isinstance(one, Future) and not one.cancelled():
            one.exception()
