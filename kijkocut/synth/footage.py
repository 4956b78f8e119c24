"""Honest footage made from nothing: numbered moving pictures and sound that ticks on the second.

Every frame carries its own number twice: as digits for people and as black and white blocks for
`read_frame_number`, which survive lossy codecs and scaling. Sound is silence with a 1 kHz burst
that starts on the first sample of every second. Used by the demo and by everything that checks an
export.
"""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio import AudioStream
from av.container import OutputContainer
from av.video import VideoStream
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from kijkocut.model.colour_codes import MATRICES, PRIMARIES, TRANSFERS, code_of
from kijkocut.model.errors import BugError
from kijkocut.model.media import Colour
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, Ratio
from kijkocut.synth.numbered import (
    picture,
    plain_picture,
)
from kijkocut.synth.sound import ticking


class Footage(Struct, frozen=True, kw_only=True):
    """What to make. The file's suffix chooses the container."""

    width: int = 320
    height: int = 180
    rate: Rate = Rate(30)
    frames: int = 90
    first_number: int = 0
    """The number burnt into the first frame."""
    codec: str = "libx264"
    """FFmpeg's encoder name."""
    pixel_format: str = "yuv420p"
    options: tuple[tuple[str, str], ...] = ()
    """Encoder options as FFmpeg names them, such as `("crf", "18")`."""
    timestamps: tuple[int, ...] = ()
    """For variable rate: when each frame begins, in ticks; empty for the constant `rate`."""
    time_base: Ratio = Ratio(1, 90000)
    """Unit of variable timestamps."""
    rotation: int = 0
    """Degrees counter-clockwise the player must turn the picture (phones write this)."""
    sample_aspect: Ratio = Ratio(1, 1)
    colour: Colour = Colour()
    """Tags to write; "unknown" writes none."""
    hue: float = 0.6
    """Colour of the background, 0 to 1 around the wheel."""
    is_plain: bool = False
    """Whether to draw nothing but the readable number: quick to make, for very long clips."""
    audio_codec: str = ""
    """Encoder of the ticking sound; empty for none."""
    audio_options: tuple[tuple[str, str], ...] = ()
    sample_rate: int = 48000
    channels: int = 2
    audio_frames: int = 0
    """Length of the sound in samples; 0 for as long as the picture."""
    container: str = ""
    """FFmpeg's muxer name where the suffix does not say it."""
    container_options: tuple[tuple[str, str], ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
    """Container tags, such as `("timecode", "01:00:00:00")`."""


def write_footage(path: str | Path, footage: Footage) -> Path:
    """Write the clip, replacing what is there; give the path back."""
    path = Path(path)
    with av.open(
        str(path),
        "w",
        format=footage.container or None,
        container_options=dict(footage.container_options),
    ) as out:
        out.metadata.update(dict(footage.metadata))
        video = _add_video(out, footage)
        audio = _add_audio(out, footage) if footage.audio_codec else None
        sound = iter(_sound_frames(audio, footage)) if audio is not None else iter(())
        pending = next(sound, None)
        for index, ticks in enumerate(_begins(footage)):
            while audio is not None and pending is not None and _ticks(pending) <= ticks:
                out.mux(audio.encode(pending))
                pending = next(sound, None)
            out.mux(video.encode(_video_frame(index, ticks, footage)))
        while audio is not None and pending is not None:
            out.mux(audio.encode(pending))
            pending = next(sound, None)
        out.mux(video.encode(None))
        if audio is not None:
            out.mux(audio.encode(None))
    return path


def write_sound(path: str | Path, samples: NDArray[np.float32], footage: Footage) -> Path:
    """Write float samples of shape (channels, count) with the audio settings of `footage`."""
    path = Path(path)
    with av.open(
        str(path),
        "w",
        format=footage.container or None,
        container_options=dict(footage.container_options),
    ) as out:
        out.metadata.update(dict(footage.metadata))
        stream = _add_audio(out, footage)
        for frame in _framed(stream, samples, footage):
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path


def write_ticks(path: str | Path, footage: Footage) -> Path:
    """Write only the ticking sound of `footage`; the suffix chooses the container."""
    return write_sound(
        path, ticking(_sound_length(footage), footage.sample_rate, footage.channels), footage
    )


def write_still(path: str | Path, footage: Footage) -> Path:
    """Write the first picture of `footage` as an image; codec and suffix must fit each other."""
    path = Path(path)
    with av.open(str(path), "w", format="image2", container_options={"update": "1"}) as out:
        video = _add_video(out, footage)
        out.mux(video.encode(_video_frame(0, 0, footage)))
        out.mux(video.encode(None))
    return path


def write_numbered_stills(folder: str | Path, stem: str, footage: Footage) -> list[Path]:
    """Write `footage` as numbered images `stem0001.png` and so on; give their paths."""
    suffix = {"mjpeg": "jpg", "libwebp": "webp"}.get(footage.codec, footage.codec)
    paths = []
    for index in range(footage.frames):
        path = Path(folder) / f"{stem}{index + 1:04d}.{suffix}"
        numbered = replace(footage, first_number=footage.first_number + index, timestamps=())
        paths.append(write_still(path, numbered))
    return paths


def _add_video(out: OutputContainer, footage: Footage) -> VideoStream:
    stream = out.add_stream(footage.codec, rate=Fraction(footage.rate.num, footage.rate.den))
    if not isinstance(stream, VideoStream):
        raise BugError(f"{footage.codec} makes no picture.")
    stream.width, stream.height = footage.width, footage.height
    stream.pix_fmt = footage.pixel_format
    stream.options = dict(footage.options)
    context = stream.codec_context
    if footage.timestamps:
        context.time_base = footage.time_base.fraction
    if footage.sample_aspect != Ratio(1, 1):
        context.sample_aspect_ratio = footage.sample_aspect.fraction
    colour = footage.colour
    context.color_primaries = code_of(colour.primaries, PRIMARIES)
    context.color_trc = code_of(colour.transfer, TRANSFERS)
    context.colorspace = code_of(colour.matrix, MATRICES)
    if colour.full_range is not None:
        context.color_range = 2 if colour.full_range else 1
    if footage.rotation:
        stream.set_display_rotation(footage.rotation)
    return stream


def _add_audio(out: OutputContainer, footage: Footage) -> AudioStream:
    stream = out.add_stream(footage.audio_codec, rate=footage.sample_rate)
    if not isinstance(stream, AudioStream):
        raise BugError(f"{footage.audio_codec} makes no sound.")
    stream.layout = _layout(footage.channels)
    stream.options = dict(footage.audio_options)
    return stream


def _layout(channels: int) -> str:
    return {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}[channels]


def _begins(footage: Footage) -> Iterator[int]:
    if footage.timestamps:
        yield from footage.timestamps
    else:
        for index in range(footage.frames):
            yield index * footage.rate.frame_ticks


def _ticks(frame: av.AudioFrame) -> int:
    return int(frame.pts or 0) * TICKS_PER_SECOND // frame.sample_rate


def _video_frame(index: int, ticks: int, footage: Footage) -> av.VideoFrame:
    image = _image(footage, footage.first_number + index, ticks)
    kind = {2: "gray", 3: "rgb24", 4: "rgba"}[image.shape[2] if image.ndim == 3 else 2]
    matrix = footage.colour.matrix
    is_hd = matrix == "bt709" or (matrix == "unknown" and footage.height >= 720)
    is_full = footage.colour.full_range or footage.pixel_format.startswith("yuvj")
    frame = av.VideoFrame.from_ndarray(image, kind).reformat(
        format=footage.pixel_format,
        dst_colorspace="ITU709" if is_hd else "ITU601",
        dst_color_range="JPEG" if is_full else "MPEG",
        threads=1,
    )
    if footage.timestamps:
        frame.time_base = footage.time_base.fraction
        frame.pts = round(Fraction(ticks, TICKS_PER_SECOND) / frame.time_base)
    else:
        frame.time_base = Fraction(footage.rate.den, footage.rate.num)
        frame.pts = index
    return frame


def _image(footage: Footage, number: int, ticks: int) -> NDArray[np.uint8]:
    if footage.is_plain:
        return plain_picture(number, width=footage.width, height=footage.height)
    return picture(
        number,
        width=footage.width,
        height=footage.height,
        hue=footage.hue,
        seconds=ticks / TICKS_PER_SECOND,
        has_alpha="a" in footage.pixel_format and not footage.pixel_format.startswith("gray"),
    )


def _sound_length(footage: Footage) -> int:
    if footage.audio_frames:
        return footage.audio_frames
    end = footage.frames * footage.rate.frame_ticks
    if footage.timestamps:
        end = footage.timestamps[-1] + footage.rate.frame_ticks
    return end * footage.sample_rate // TICKS_PER_SECOND


def _sound_frames(stream: AudioStream, footage: Footage) -> Iterator[av.AudioFrame]:
    second = footage.sample_rate
    total = _sound_length(footage)
    chunks = (
        ticking(min(second, total - start), second, footage.channels)
        for start in range(0, total, second)
    )
    yield from _resized(stream, chunks, footage)


def _framed(
    stream: AudioStream, samples: NDArray[np.float32], footage: Footage
) -> Iterator[av.AudioFrame]:
    second = footage.sample_rate
    chunks = (samples[:, start : start + second] for start in range(0, samples.shape[1], second))
    yield from _resized(stream, chunks, footage)


def _resized(
    stream: AudioStream, chunks: Iterator[NDArray[np.float32]], footage: Footage
) -> Iterator[av.AudioFrame]:
    """Cut the samples into the frames the encoder wants, in its own sample format."""
    stream.codec_context.open()
    sizer = av.AudioResampler(
        format=stream.codec_context.format.name,
        layout=_layout(footage.channels),
        rate=footage.sample_rate,
        frame_size=stream.codec_context.frame_size or 1024,
    )
    start = 0
    for chunk in chunks:
        # Side by side, because PyAV 18.1 miscounts the planes of planar frames from 8 channels on.
        rows = np.ascontiguousarray(chunk.T, np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(rows, "flt", _layout(footage.channels))
        frame.sample_rate, frame.pts = footage.sample_rate, start
        frame.time_base = Fraction(1, footage.sample_rate)
        start += chunk.shape[1]
        yield from sizer.resample(frame)
    yield from sizer.resample(None)
