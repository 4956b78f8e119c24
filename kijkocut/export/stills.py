"""Numbered PNG files in a folder."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.codeccontext import VideoCodecContext
from numpy.typing import NDArray

from kijkocut.export.frames import codes, tag
from kijkocut.export.staging import Staging, translated
from kijkocut.export.target import Target
from kijkocut.model.errors import BugError


class StillsWriter:
    """A folder of stills being written, numbered from zero. Belongs to one thread."""

    def __init__(self, target: Target, path: Path) -> None:
        """Make the folder beside `path`; files are named after `path`.

        Raises:
            TargetError: The place can't be written to, or `path` is a folder that is not empty.
        """
        self._target = target
        self._staging = Staging(path, is_folder=True)
        self._frames = 0
        self._swapped = target.pixel_format.replace("le", "be")
        context = av.CodecContext.create("png", "w")
        if not isinstance(context, VideoCodecContext):
            raise BugError("PNG is no picture codec.")
        context.width, context.height = target.width, target.height
        context.pix_fmt = self._swapped
        context.time_base = Fraction(target.rate.den, target.rate.num)
        (
            context.color_primaries,
            context.color_trc,
            context.colorspace,
        ) = codes(target.colour)
        context.color_range = 2
        context.thread_type = "AUTO"
        self._context = context

    def write_picture(self, frame: av.VideoFrame) -> None:
        """Write the next still.

        Raises:
            DiskFullError, EncodeError: It could not be written.
        """
        with translated(self._staging.target):
            if frame.format.name != self._swapped:
                # PNG stores 16 bit numbers with the high byte first.
                frame = frame.reformat(format=self._swapped, threads=1)
            frame.pts = self._frames
            frame.time_base = self._context.time_base
            tag(frame, self._target.colour)
            self._frames += 1
            self._write(frame)

    def write_sound(self, block: NDArray[np.float32]) -> None:
        """Refuse: stills have no sound."""
        raise BugError(f"{block.shape[1]} samples were given to a sequence of stills.")

    def finish(self) -> None:
        """Write the last stills and give the folder its name.

        Raises:
            DiskFullError, EncodeError, TargetError: It could not be finished; call `abort`.
        """
        with translated(self._staging.target):
            self._write(None)
        self._staging.commit()

    def abort(self) -> None:
        """Drop everything written so far."""
        self._staging.discard()

    def _write(self, frame: av.VideoFrame | None) -> None:
        for packet in self._context.encode(frame):
            name = f"{self._staging.target.name}_{packet.pts:06d}.png"
            (self._staging.path / name).write_bytes(bytes(packet))
