"""Films and sound files: FFmpeg's encoders and containers, driven frame by frame."""

import logging
import math
import os
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType
from av.video.stream import VideoStream
from numpy.typing import NDArray

from kijkocut.export.captions import NO_EXTRAS, Extras, TextStreams
from kijkocut.export.codecs import AudioCodec, Container, VideoCodec
from kijkocut.export.frames import codes, tag
from kijkocut.export.hardware import family_of, quality_options, rate_options, surface
from kijkocut.export.priority import give_way
from kijkocut.export.staging import Staging, translated
from kijkocut.export.target import LAYOUTS, Target, picture_coder, sound_coder
from kijkocut.model.errors import BugError

log = logging.getLogger(__name__)


class FilmWriter:
    """One film or sound file being written. Belongs to one thread.

    Frame `n` sits at exactly n / rate and sample `n` at n / sample_rate: both start at time zero,
    delays of encoders being signalled in the container.
    """

    def __init__(
        self,
        target: Target,
        path: Path,
        *,
        source_rate: int = 48_000,
        extras: Extras = NO_EXTRAS,
    ) -> None:
        """Open the file beside `path` and the encoders.

        Args:
            target: What to write.
            path: Where the film will be once finished.
            source_rate: Sample rate of the sound that will be given, in Hz.
            extras: Captions and chapters.

        Raises:
            TargetError: The place can't be written to.
            EncodeError: An encoder refused its settings.
        """
        self._target = target
        self._source_rate = source_rate
        self._staging = Staging(path)
        self._video: VideoStream | None = None
        self._audio: AudioStream | None = None
        self._frames = 0
        self._samples = 0
        try:
            with translated(path):
                self._container = av.open(
                    str(self._staging.path),
                    "w",
                    format=target.file.muxer,
                    options=_muxer_options(target),
                )
                if target.has_video:
                    self._video = self._added_video(self._container)
                if target.has_audio:
                    self._audio = _add_audio(self._container, target)
                    self._resampler = av.AudioResampler(
                        format=self._audio.codec_context.format,
                        layout=LAYOUTS[target.channels],
                        rate=target.sample_rate,
                        frame_size=self._audio.codec_context.frame_size or None,
                    )
                text = TextStreams(self._container, target.preset.container, extras)
                self._container.start_encoding()
                if target.preset.video_codec is VideoCodec.av1:
                    give_way()
                text.write()
        except BaseException:
            self._staging.discard()
            raise

    def write_picture(self, frame: av.VideoFrame) -> None:
        """Encode the next frame; its time, type and colour tags are overwritten.

        Raises:
            DiskFullError, EncodeError: It could not be written.
        """
        if self._video is None:
            raise BugError("A picture was given to a file of sound.")
        target = self._target
        if (frame.width, frame.height, frame.format.name) != (
            target.width,
            target.height,
            target.pixel_format,
        ):
            raise BugError(
                f"A frame of {frame.width}x{frame.height} {frame.format.name} was given for"
                f" {target.width}x{target.height} {target.pixel_format}."
            )
        frame.time_base = Fraction(target.rate.den, target.rate.num)
        frame.pts = self._frames
        frame.dts = None
        frame.duration = 1
        # Left as decoded, x264 would copy the source's frame types and keyframes.
        frame.pict_type = PictureType.NONE
        tag(frame, target.colour)
        self._frames += 1
        with translated(self._staging.target):
            self._container.mux(self._encoded(self._video, frame))

    def write_sound(self, block: NDArray[np.float32]) -> None:
        """Encode the next stretch of sound.

        Args:
            block: Shape (channels, samples) at `source_rate`, full scale at +-1; it may have more
                or fewer channels than the file.

        Raises:
            DiskFullError, EncodeError: It could not be written.
        """
        if self._audio is None:
            raise BugError("Sound was given to a film without.")
        if not block.shape[1]:
            return
        # Packed, since PyAV's planar frames end at seven channels.
        packed = np.ascontiguousarray(block.T, np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(packed, format="flt", layout=LAYOUTS[block.shape[0]])
        frame.sample_rate = self._source_rate
        frame.time_base = Fraction(1, self._source_rate)
        frame.pts = self._samples
        self._samples += block.shape[1]
        with translated(self._staging.target):
            for part in self._resampler.resample(frame):
                self._container.mux(self._audio.encode(part))

    def finish(self) -> None:
        """Write what the encoders still hold, close the file and move it to its name.

        Raises:
            DiskFullError, EncodeError, TargetError: It could not be finished; call `abort`.
        """
        with translated(self._staging.target):
            if self._audio is not None:
                if self._samples:
                    for part in self._resampler.resample(None):
                        self._container.mux(self._audio.encode(part))
                self._container.mux(self._audio.encode(None))
            if self._video is not None:
                self._container.mux(self._encoded(self._video, None))
            self._container.close()
        self._staging.commit()

    def abort(self) -> None:
        """Drop everything written so far."""
        try:
            self._container.close()
        except (OSError, av.error.FFmpegError) as exc:
            # Closing writes the index; on a full disk it can't, and nobody will miss it.
            log.info("unfinished film not closed cleanly: %s", exc)
        self._staging.discard()

    def _added_video(self, container: av.container.OutputContainer) -> VideoStream:
        return add_video(container, self._target, coder_options(self._target))

    def _encoded(
        self, stream: VideoStream, frame: av.VideoFrame | None
    ) -> Sequence["av.Packet[VideoStream]"]:
        """Encode a frame, or give out what is still inside."""
        return stream.encode(frame)


def _muxer_options(target: Target) -> dict[str, str]:
    match target.preset.container:
        case Container.mp4 | Container.mov | Container.m4a:
            # The index goes to the front, so that a browser can start before it has it all. Edit
            # lists count in the movie's time scale; the usual millisecond would cut into
            # samples.
            scale = target.sample_rate or target.rate.num
            return {"movflags": "+faststart+write_colr", "movie_timescale": str(scale)}
        case Container.wav:
            return {"rf64": "auto"}
        case _:
            return {}


def add_video(
    container: av.container.OutputContainer, target: Target, options: dict[str, str]
) -> VideoStream:
    """Add the picture stream of `target`, its encoder set up but not opened."""
    rate = Fraction(target.rate.num, target.rate.den)
    if target.preset.video_codec is VideoCodec.av1:
        # SVT-AV1 talks on stderr unless told otherwise here; 1 leaves its errors.
        os.environ.setdefault("SVT_LOG", "1")
    stream = container.add_stream(picture_coder(target).encoder, rate=rate, options=options)
    if not isinstance(stream, VideoStream):
        raise BugError(f"{target.preset.video_codec} is no picture codec.")
    set_up(stream.codec_context, target)
    return stream


def set_up(context: VideoCodecContext, target: Target) -> None:
    """Tell an encoder size, rate, format and colours."""
    rate = Fraction(target.rate.num, target.rate.den)
    context.width, context.height = target.width, target.height
    # Some want the same samples laid out otherwise; frames are turned on their way in.
    context.pix_fmt = surface(picture_coder(target).encoder, target.pixel_format)
    context.time_base = 1 / rate
    context.framerate = rate
    context.sample_aspect_ratio = Fraction(1)
    context.gop_size = max(1, math.ceil(target.preset.keyframe_s * rate))
    context.bit_rate = (target.preset.video_kbps or 0) * 1000
    colour = target.colour
    (
        context.color_primaries,
        context.color_trc,
        context.colorspace,
    ) = codes(colour)
    context.color_range = 2 if colour.full_range else 1
    context.thread_type = "AUTO"
    if target.preset.video_codec is VideoCodec.h265 and target.file.muxer in ("mp4", "mov"):
        # Apple's players take H.265 in MP4 only under this name.
        context.codec_tag = "hvc1"


def coder_options(target: Target) -> dict[str, str]:
    """Give an encoder's own options for quality, speed and profile."""
    preset, coder = target.preset, picture_coder(target)
    options: dict[str, str] = {}
    if coder.speeds:
        options[coder.speed_option] = preset.speed or coder.usual_speed
    if coder.crf is not None and preset.video_kbps is None:
        crf = coder.usual_crf if preset.crf is None else preset.crf
        options |= quality_options(coder.encoder, crf)
    if family_of(coder.encoder) is not None:
        if preset.video_kbps is not None:
            options |= rate_options(coder.encoder, preset.video_kbps)
        return options
    return options | _codec_options(target)


def _codec_options(target: Target) -> dict[str, str]:
    preset = target.preset
    options: dict[str, str] = {}
    match preset.video_codec:
        case VideoCodec.h265:
            options["x265-params"] = "log-level=error"
        case VideoCodec.vp9:
            options |= {"deadline": "good", "row-mt": "1", "tile-columns": "2"}
            if target.has_alpha:
                # libvpx can't hide alternate reference frames in the alpha layer.
                options["auto-alt-ref"] = "0"
        case VideoCodec.prores:
            options |= {"profile": preset.profile or "hq", "vendor": "apl0"}
            if target.has_alpha:
                options["alpha_bits"] = "16"
        case VideoCodec.dnxhr:
            options["profile"] = f"dnxhr_{preset.profile or 'hq'}"
    return options


def _add_audio(container: av.container.OutputContainer, target: Target) -> AudioStream:
    coder = sound_coder(target)
    stream = container.add_stream(
        coder.encoder, rate=target.sample_rate, layout=LAYOUTS[target.channels]
    )
    if not isinstance(stream, AudioStream):
        raise BugError(f"{target.preset.audio_codec} is no sound codec.")
    if target.preset.audio_codec is AudioCodec.flac:
        stream.codec_context.format = "s32"  # of which it keeps 24 bits; left alone it takes 16
    if target.preset.audio_kbps is not None and not coder.is_lossless:
        stream.codec_context.bit_rate = target.preset.audio_kbps * 1000
    stream.codec_context.time_base = Fraction(1, target.sample_rate)
    return stream
