"""Footage to measure with: numbered frames over grainy moving texture, as heavy as a camera's.

The product's own synthetic footage is made to be read, not to be heavy: its flat pictures code to a
hundredth of a camera's bitrate, and a decoder or an encoder would look faster than it is.
"""

from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.model.colour_codes import MATRICES, PRIMARIES, TRANSFERS, code_of
from kijkocut.model.ticks import Rate
from kijkocut.synth import picture, ticking

_GRAINS: Final = 6
_SAMPLE_RATE: Final = 48_000


class Take(Struct, frozen=True, kw_only=True):
    """A clip to make: H.264 with AAC in MP4, 30 fps, BT.709."""

    width: int
    height: int
    frames: int
    rate: Rate = Rate(30)
    gop: int = 30
    """Frames between keyframes."""
    bits_per_pixel: float = 0.2
    """0.2 is 12 Mbit/s at 1080p30, a camera's or phone's rate."""
    first_number: int = 0
    """Burnt into the first frame."""
    has_sound: bool = True

    @property
    def bit_rate(self) -> int:
        """In bits per second."""
        pixels = self.width * self.height * self.rate.num / self.rate.den
        return round(pixels * self.bits_per_pixel)


def write_take(path: Path, take: Take) -> Path:
    """Write the clip and give its path back. The same take gives the same pictures."""
    with av.open(str(path), "w") as out:
        video = _video_stream(out, take)
        sound = _sound_stream(out) if take.has_sound else None
        scene = _Scene(take)
        for index in range(take.frames):
            frame = scene.frame(index)
            frame.pts, frame.time_base = index, Fraction(take.rate.den, take.rate.num)
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
        if sound is not None:
            length = take.frames * take.rate.den * _SAMPLE_RATE // take.rate.num
            for start in range(0, length, _SAMPLE_RATE):
                out.mux(sound.encode(_sound(start, min(_SAMPLE_RATE, length - start))))
            out.mux(sound.encode(None))
    return path


def _video_stream(out: av.container.OutputContainer, take: Take) -> VideoStream:
    stream = out.add_stream("libx264", rate=Fraction(take.rate.num, take.rate.den))
    assert isinstance(stream, VideoStream)  # noqa: S101 - tells mypy what the codec's name says
    stream.width, stream.height, stream.pix_fmt = take.width, take.height, "yuv420p"
    stream.codec_context.gop_size = take.gop
    stream.codec_context.bit_rate = take.bit_rate
    stream.codec_context.color_primaries = code_of("bt709", PRIMARIES)
    stream.codec_context.color_trc = code_of("bt709", TRANSFERS)
    stream.codec_context.colorspace = code_of("bt709", MATRICES)
    stream.codec_context.color_range = 1
    # Two frames between that no other needs, always: a camera's pattern, whatever the picture.
    pattern = "bframes=2:b-adapt=0:b-pyramid=0:scenecut=0"
    stream.options = {"preset": "superfast", "x264-params": pattern}
    return stream


def _sound_stream(out: av.container.OutputContainer) -> AudioStream:
    stream = out.add_stream("aac", rate=_SAMPLE_RATE, layout="stereo")
    assert isinstance(stream, AudioStream)  # noqa: S101
    return stream


def _sound(start: int, count: int) -> av.AudioFrame:
    samples = np.ascontiguousarray(ticking(count, _SAMPLE_RATE, 2), np.float32)
    frame = av.AudioFrame.from_ndarray(samples, "fltp", "stereo")
    frame.sample_rate, frame.pts = _SAMPLE_RATE, start
    frame.time_base = Fraction(1, _SAMPLE_RATE)
    return frame


class _Scene:
    """A texture that drifts under fresh grain, with the frame's number in the top quarter."""

    def __init__(self, take: Take) -> None:
        self._take = take
        random = np.random.default_rng(take.first_number + 1)
        height, width = take.height, take.width
        wide = (height + 256, width + 256)
        self._luma = _texture(random, wide, (64, 16, 4), low=50, high=200)
        self._chromas = tuple(
            _texture(random, (wide[0] // 2, wide[1] // 2), (64, 32), low=96, high=160)
            for _ in range(2)
        )
        self._grains = random.integers(-6, 7, (_GRAINS, height, width), np.int8)

    def frame(self, index: int) -> av.VideoFrame:
        """Give the frame at `index`."""
        take = self._take
        height, width = take.height, take.width
        x, y = index * 3 % 256 // 2 * 2, index % 256 // 2 * 2
        luma = self._luma[y : y + height, x : x + width] + self._grains[index % _GRAINS]
        out = av.VideoFrame(width, height, "yuv420p")
        luma = luma.astype(np.uint8)
        _number(luma, take.first_number + index)
        _fill(out.planes[0], luma)
        for plane, texture in zip(out.planes[1:], self._chromas, strict=True):
            tint = texture[y // 2 : (y + height) // 2, x // 2 : (x + width) // 2].astype(np.uint8)
            tint[: height // 8] = 128
            _fill(plane, tint)
        return out


def _texture(
    random: np.random.Generator,
    shape: tuple[int, int],
    grains: tuple[int, ...],
    *,
    low: int,
    high: int,
) -> NDArray[np.int16]:
    """Sum noise of several grain sizes, the coarser the stronger."""
    total = np.zeros(shape, np.float32)
    for grain in grains:
        small = random.random((shape[0] // grain + 1, shape[1] // grain + 1), np.float32)
        rows = np.repeat(small, grain, axis=0)[: shape[0]]
        total += np.repeat(rows, grain, axis=1)[:, : shape[1]] * grain**0.5
    total -= total.min()
    scaled: NDArray[np.int16] = (low + total * ((high - low) / total.max())).astype(np.int16)
    return scaled


def _number(luma: NDArray[np.uint8], number: int) -> None:
    """Burn the number into the top quarter, drawn at an eighth of the size."""
    height, width = luma.shape
    small = picture(number, width=max(64, width // 8), height=max(48, height // 8))[..., 1]
    rows = np.arange(height // 4) * small.shape[0] // height
    columns = np.arange(width) * small.shape[1] // width
    luma[: height // 4] = small[rows][:, columns]


def _fill(plane: av.video.plane.VideoPlane, values: NDArray[np.uint8]) -> None:
    target = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    target[: values.shape[0], : values.shape[1]] = values
