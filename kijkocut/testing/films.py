"""Films of frames that a test made itself."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from kijkocut.model.errors import BugError
from kijkocut.model.ticks import Rate


def write_film(path: Path, frames: Iterable[NDArray[np.uint8]], rate: Rate) -> Path:
    """Write RGB frames (rows, columns, 3), all of one even size, as H.264 of high quality."""
    with av.open(str(path), "w") as out:
        stream: av.VideoStream | None = None
        for number, rgb in enumerate(frames):
            if stream is None:
                stream = out.add_stream("libx264", rate=Fraction(rate.num, rate.den))
                stream.width, stream.height, stream.pix_fmt = rgb.shape[1], rgb.shape[0], "yuv420p"
                stream.options = {"crf": "12", "preset": "veryfast", "g": "12", "threads": "1"}
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(rgb), "rgb24")
            frame.pts, frame.time_base = number, Fraction(rate.den, rate.num)
            out.mux(stream.encode(frame))
        if stream is None:
            raise BugError("A film needs frames.")
        out.mux(stream.encode(None))
    return path
