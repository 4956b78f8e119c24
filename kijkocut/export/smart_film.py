"""A film whose pictures are partly copied and partly encoded, joined without a gap.

Copied and encoded pieces keep parameter sets of their own, under numbers that don't collide, all of
them in the track's header. Every piece starts with an IDR picture. Decoding times are counted
through: the picture at place k in the file is decoded k - delay frames after the start, where the
delay is the longest of all pieces, so that they rise evenly across the joins.
"""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Final, cast

import av
from av.codec.context import CodecContext, Flags
from av.container import OutputContainer
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream
from msgspec import Struct

from kijkocut.export.captions import NO_EXTRAS, Extras
from kijkocut.export.film import FilmWriter, add_video, coder_options, set_up
from kijkocut.export.parameter_sets import Sets, read_track_header, track_header
from kijkocut.export.staging import translated
from kijkocut.export.target import Target, picture_coder
from kijkocut.model.errors import BugError

_PROFILES: Final = {66: "baseline", 77: "main"}
"""Names by number of the profiles that can do less than the rest."""
_PYRAMID_DELAY: Final = 2


class Joint(Struct, frozen=True, kw_only=True):
    """What the encoded pieces of a film must agree on with the copied ones."""

    sets: Sets
    """Of the copied pieces."""
    free_id: int
    """A number no set of theirs has."""
    delay: int
    """Most pictures by which one is decoded before it is shown."""
    profile: int
    """The least of theirs."""


class Coded(Struct, frozen=True, kw_only=True):
    """A picture to be copied."""

    at: int
    """Number of the frame in the film."""
    is_start: bool
    data: bytes
    """NAL units behind lengths of four bytes."""


class JoiningWriter(FilmWriter):
    """Writes frames and coded pictures. Coded ones come in order of decoding. One thread's own."""

    def __init__(
        self,
        target: Target,
        path: Path,
        joint: Joint,
        *,
        source_rate: int,
        extras: Extras = NO_EXTRAS,
    ) -> None:
        """Open the file beside `path` and the encoders.

        Args:
            target: What to write: H.264.
            path: Where the film will be once finished.
            joint: What the pieces agree on.
            source_rate: Sample rate of the sound that will be given, in Hz.
            extras: Captions and chapters.

        Raises:
            TargetError: The place can't be written to.
            EncodeError: An encoder refused its settings.
        """
        self._joint = joint
        self._encoder: VideoCodecContext | None = None
        """Encodes the present piece; none while pictures are copied."""
        self._placed = 0
        """Pictures in the file."""
        super().__init__(target, path, source_rate=source_rate, extras=extras)

    def write_coded(self, picture: Coded) -> None:
        """Copy a picture.

        Raises:
            DiskFullError, EncodeError: It could not be written.
        """
        if self._video is None:
            raise BugError("A picture was given to a file of sound.")
        with translated(self._staging.target):
            self._container.mux(self._ended(self._video))
            self._frames += 1
            packet = cast("av.Packet[VideoStream]", av.Packet(picture.data))
            packet.is_keyframe = picture.is_start
            self._container.mux(self._placed_next(self._video, packet, picture.at))

    def _added_video(self, container: OutputContainer) -> VideoStream:
        stream = add_video(container, self._target, self._options())
        context = stream.codec_context
        context.open()
        own = read_track_header(context.extradata or b"")
        both = Sets(
            sequence=(*self._joint.sets.sequence, *own.sequence),
            picture=(*self._joint.sets.picture, *own.picture),
        )
        context.extradata = track_header(both)
        return stream

    def _encoded(
        self, stream: VideoStream, frame: av.VideoFrame | None
    ) -> Sequence["av.Packet[VideoStream]"]:
        if frame is None:
            return self._ended(stream)
        if self._encoder is None:
            self._encoder = self._opened()
        return self._all_placed(stream, self._encoder.encode(frame))

    def _ended(self, stream: VideoStream) -> Sequence["av.Packet[VideoStream]"]:
        """End an encoded piece."""
        encoder, self._encoder = self._encoder, None
        return self._all_placed(stream, encoder.encode(None)) if encoder is not None else []

    def _all_placed(
        self, stream: VideoStream, packets: Sequence["av.Packet[VideoStream]"]
    ) -> Sequence["av.Packet[VideoStream]"]:
        placed = []
        for packet in packets:
            if packet.pts is None:
                raise BugError("The encoder gave a picture without a time.")
            placed.append(self._placed_next(stream, packet, packet.pts))
        return placed

    def _placed_next(
        self, stream: VideoStream, packet: "av.Packet[VideoStream]", at: int
    ) -> "av.Packet[VideoStream]":
        packet.stream = stream
        packet.time_base = Fraction(self._target.rate.den, self._target.rate.num)
        packet.pts, packet.dts = at, self._placed - self._joint.delay
        packet.duration = 1
        self._placed += 1
        return packet

    def _opened(self) -> VideoCodecContext:
        context = CodecContext.create(picture_coder(self._target).encoder, "w")
        if not isinstance(context, VideoCodecContext):
            raise BugError(f"{picture_coder(self._target).encoder} is no picture codec.")
        set_up(context, self._target)
        context.options = self._options()
        context.flags |= Flags.global_header
        context.open()
        return context

    def _options(self) -> dict[str, str]:
        joint = self._joint
        words = ["annexb=0", f"sps-id={joint.free_id}", "open-gop=0"]
        if not joint.delay:
            words.append("bframes=0")
        elif joint.delay < _PYRAMID_DELAY:
            words.append("b-pyramid=none")
        options = coder_options(self._target) | {"x264-params": ":".join(words)}
        if joint.profile in _PROFILES:
            options["profile"] = _PROFILES[joint.profile]
        return options
