"""Decode, composite and encode at the same time, in bounded memory.

Pictures and sound are each made on a thread of their own, a few items ahead; the calling thread
encodes and interleaves them by time.
"""

from collections.abc import Generator, Iterator
from typing import Final, Protocol

import av
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.export.measure import Sent
from kijkocut.export.pace import Pace
from kijkocut.export.read_ahead import ReadAhead
from kijkocut.export.watch import PictureWatch, SoundWatch
from kijkocut.export.writer import Writer
from kijkocut.model.errors import BugError
from kijkocut.model.ticks import Rate, samples

_SHOTS_AHEAD: Final = 6
_BLOCKS_AHEAD: Final = 6


class Shot(Struct, frozen=True, kw_only=True):
    """A frame for the encoder."""

    frame: av.VideoFrame
    is_untouched: bool = False
    """Whether it comes straight from the decoder."""
    is_planar: bool = False
    """Whether it was composited as planes, without OpenGL."""


class Film(Protocol):
    """What is to be written. Each generator runs on a thread of its own and is closed there."""

    def shots(self) -> Generator[Shot, None, None]:
        """Give every frame in order, in the writer's size and pixel format."""

    def sound(self) -> Generator[NDArray[np.float32], None, None]:
        """Give all sound in order, in blocks of shape (channels, samples)."""


class Extent(Struct, frozen=True, kw_only=True):
    """How much there is to write."""

    frames: int
    rate: Rate
    samples: int
    """At `source_rate`."""
    source_rate: int


class Written(Struct, frozen=True, kw_only=True):
    """What went to the writer."""

    sent: Sent
    frames: int
    untouched: int
    planar: int


def run(film: Film, writer: Writer, extent: Extent, pace: Pace) -> Written:
    """Write the whole film; the caller finishes or aborts the writer.

    Raises:
        CancelledError: `pace` was told to stop.
        FrameError, MediaError, DiskFullError, EncodeError: As raised by film and writer.
    """
    pictures, heard = PictureWatch(), SoundWatch()
    untouched = planar = 0
    with (
        ReadAhead(film.shots(), depth=_SHOTS_AHEAD, name="export-pictures") as shots,
        ReadAhead(film.sound(), depth=_BLOCKS_AHEAD, name="export-sound") as blocks,
    ):
        sound = SoundFeed(blocks, writer, heard)
        for shot in shots:
            end = (pictures.frames + 1) * extent.rate.frame_ticks
            sound.write_until(samples(end, extent.source_rate))
            pictures.see(shot.frame)
            writer.write_picture(shot.frame)
            untouched += shot.is_untouched
            planar += shot.is_planar
            pace.at(pictures.frames / extent.frames, pictures.frames)
        while sound.write_until(heard.samples + 1):
            if not extent.frames:
                pace.at(heard.samples / extent.samples)
    if (pictures.frames, heard.samples) != (extent.frames, extent.samples):
        raise BugError(
            f"{pictures.frames} frames and {heard.samples} samples were made, not {extent.frames}"
            f" and {extent.samples}."
        )
    return Written(
        sent=Sent(pictures=pictures, sound=heard, source_rate=extent.source_rate),
        frames=pictures.frames,
        untouched=untouched,
        planar=planar,
    )


class SoundFeed:
    """Passes sound on, no further than it is wanted."""

    def __init__(
        self, blocks: Iterator[NDArray[np.float32]], writer: Writer, heard: SoundWatch
    ) -> None:
        self._blocks, self._writer, self._heard = blocks, writer, heard

    def write_until(self, sample: int) -> bool:
        """Write up to `sample` at least; tells whether anything was left to write."""
        has_written = False
        while self._heard.samples < sample:
            block = next(self._blocks, None)
            if block is None:
                return has_written
            self._heard.hear(block)
            self._writer.write_sound(block)
            has_written = True
        return has_written
