"""The process of one trial: `python -m kijkocut.export.encoder_trial CONNECTION PARENT`.

Encodes two seconds exactly as an export does, reads them back with a software decoder and compares.
It is a process of its own since a driver may crash or hang, and since what FFmpeg says is heard
from the process's standard error: PyAV's own log wants the interpreter's lock on threads of codecs,
which are waited for with that lock held when a codec is closed. The order comes in and the outcome
goes out on the connection, as msgpack.
"""

import itertools
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import av
import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.export.film import FilmWriter
from kijkocut.export.frames import codes, plane_array, to_av
from kijkocut.export.hardware import codec_of
from kijkocut.export.preset import Preset
from kijkocut.export.target import Target, resolve
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import SequenceId
from kijkocut.model.sequence import Sequence as Timeline
from kijkocut.model.ticks import Rate
from kijkocut.processes import Rank, live_with_parent, step_back

SIZE: Final = (1280, 720)
RATE: Final = 30
FRAMES: Final = 2 * RATE
LEAST_PSNR_DB: Final = 30.0
"""Of the worst plane of the worst frame; the usual quality gives well above 35."""


_CAUSES: Final = (
    ("Cannot load libcuda", "there is no NVIDIA driver"),
    ("Cannot load nvcuda", "there is no NVIDIA driver"),
    ("No capable devices", "the NVIDIA card has no such encoder"),
    ("MFX session", "there is no Intel Quick Sync driver"),
    ("amfrt64", "there is no AMD AMF driver"),
)
"""In plain words what FFmpeg says when a driver is missing."""
_SPEAKER: Final = re.compile(r"^\[[^\]]* @ [^\]]*\] *")
"""Who says it, before each of FFmpeg's lines."""


class TrialOrder(Struct, frozen=True, kw_only=True):
    """What is tried."""

    encoder: str
    pixel_format: str
    speed: str = ""
    """Empty for the usual effort."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of it."""

    reason: str = ""
    """Why it does not work; empty when it does."""
    psnr_db: float = 0.0


def main(words: Sequence[str]) -> int:
    """Do one trial; gives the exit code."""
    handle, parent = (int(word) for word in words)
    if not live_with_parent(parent):
        return 0
    step_back(Rank.background)
    line: Connection[bytes, bytes] = Connection(handle)
    with line, tempfile.TemporaryFile() as heard:
        order = msgspec.msgpack.decode(line.recv_bytes(), type=TrialOrder)
        os.dup2(heard.fileno(), 2)
        av.logging.restore_default_callback()
        av.logging.set_libav_level(av.logging.ERROR)

        def said() -> str:
            heard.seek(0)
            return heard.read().decode("utf-8", "replace")

        line.send_bytes(msgspec.msgpack.encode(tried(order, said)))
    return 0


def tried(order: TrialOrder, said: Callable[[], str] = str) -> Outcome:
    """Do the trial in this process; `said` gives what FFmpeg has written."""
    with tempfile.TemporaryDirectory(prefix="kijkocut-trial-") as folder:
        path = Path(folder) / "trial.mp4"
        try:
            target = _target(order)
            _write(target, path)
        except (KijkoError, OSError, ValueError, av.error.FFmpegError) as exc:
            return Outcome(reason=_why(said(), exc))
        try:
            return _compared(target, path)
        except (OSError, ValueError, av.error.FFmpegError) as exc:
            return Outcome(reason=f"what it wrote can't be read ({exc})")


def _target(order: TrialOrder) -> Target:
    preset = Preset(
        name="trial",
        title="Trial",
        video_codec=codec_of(order.encoder),
        encoder=order.encoder,
        pixel_format=order.pixel_format,
        speed=order.speed,
    )
    timeline = Timeline(
        id=SequenceId("trial"), name="Trial", width=SIZE[0], height=SIZE[1], rate=Rate(RATE, 1)
    )
    return resolve(preset, timeline)


def _write(target: Target, path: Path) -> None:
    writer = FilmWriter(target, path)
    try:
        for planes in _pictures(target):
            writer.write_picture(to_av(planes, target.pixel_format, SIZE))
        writer.finish()
    except BaseException:
        writer.abort()
        raise


def _pictures(target: Target) -> Iterator[list[NDArray[np.generic]]]:
    """Give texture that glides under a bar that goes faster, planes of one frame after another."""
    scale = 4 if "10" in target.pixel_format else 1
    kind = np.uint16 if scale > 1 else np.uint8
    high, wide = SIZE[1], SIZE[0]
    rows, columns = np.mgrid[0:high, 0 : wide + FRAMES * 4].astype(np.float32)
    texture = 128 + 50 * np.sin(columns / 23 + np.sin(rows / 31)) * np.cos(rows / 17)
    texture += np.random.default_rng(1).normal(0, 2, texture.shape)
    for number in range(FRAMES):
        luma = texture[:, number * 4 : number * 4 + wide].copy()
        left = number * 18
        luma[:, left : left + 96] = 220 - number
        small = luma[::2, ::2]
        parts = (luma, 128 + (small - 128) * 0.3, 128 - (small - 128) * 0.4)
        yield [(np.clip(part, 16, 235) * scale).astype(kind) for part in parts]


def _compared(target: Target, path: Path) -> Outcome:
    worst = 99.0
    count = 0
    peak = 1020.0 if "10" in target.pixel_format else 255.0
    with av.open(str(path)) as film:
        pairs = itertools.zip_longest(film.decode(video=0), _pictures(target))
        for number, (frame, planes) in enumerate(pairs):
            if frame is None or planes is None:
                count += frame is not None
                continue
            count += 1
            if frame.pts is None or frame.pts * (frame.time_base or 0) != Fraction(number, RATE):
                return Outcome(reason=f"frame {number} has the wrong time")
            if fault := _fault(target, frame):
                return Outcome(reason=fault)
            for index, sent in enumerate(planes):
                got = plane_array(frame, index).astype(np.float32)
                error = float(np.mean((got - sent.astype(np.float32)) ** 2))
                worst = min(worst, 10 * float(np.log10(peak**2 / max(error, 1e-6))))
    if count != FRAMES:
        return Outcome(reason=f"it wrote {count} frames of {FRAMES}")
    if worst < LEAST_PSNR_DB:
        return Outcome(reason=f"its pictures are damaged ({worst:.1f} dB)", psnr_db=worst)
    return Outcome(psnr_db=worst)


def _fault(target: Target, frame: av.VideoFrame) -> str:
    if (frame.width, frame.height) != SIZE:
        return f"it wrote {frame.width}x{frame.height} pixels for {SIZE[0]}x{SIZE[1]}"
    if frame.format.name != target.pixel_format:
        return f"it wrote {frame.format.name} for {target.pixel_format}"
    if (frame.color_primaries, frame.color_trc, frame.colorspace) != codes(target.colour):
        return "it wrote the wrong colour tags"
    return ""


def _why(said: str, exc: Exception) -> str:
    """Give FFmpeg's own words where it had any, which name the cause better than the error."""
    lines = (" ".join(_SPEAKER.sub("", line).split()).rstrip(".") for line in said.splitlines())
    first = itertools.islice(dict.fromkeys(filter(None, lines)), 3)
    words = "; ".join(first) or str(exc).rstrip(".")
    cause = next((plain for sign, plain in _CAUSES if sign in words), "")
    return f"{cause} ({words})" if cause else words


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
