"""Opening a file so that nothing but that file is ever read.

Playlists, concat lists, SDP and image patterns name other files; FFmpeg would follow them. Only
formats that hold their own media are allowed, only through the `file:` protocol, and stills are
handed over as a nameless byte stream so that no pattern in their name can match.
"""

import io
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import av
from av.audio import AudioStream
from av.container import InputContainer
from av.stream import Disposition
from av.video import VideoStream
from av.video.codeccontext import VideoCodecContext

from kijkocut.media.errors import (
    DecoderMemoryError,
    MediaError,
    MediaMissingError,
    NotMediaError,
    TooLargeError,
    UnreadableError,
)
from kijkocut.media.identity import require_file
from kijkocut.media.limits import MediaLimits

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTAINERS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mxf,flv,ogg,asf,dv,nut,ivf,rm,"
    "wav,w64,aiff,au,caf,flac,mp3,aac,ac3,eac3,dts,truehd,amr,ape,wv,tta,opus,"
    "h264,hevc,av1,obu,m4v,mpegvideo,gif,apng,webp"
)
_STILLS = (
    "png_pipe,jpeg_pipe,webp_pipe,tiff_pipe,bmp_pipe,dpx_pipe,exr_pipe,j2k_pipe,pam_pipe,pbm_pipe,"
    "pgm_pipe,ppm_pipe,qoi_pipe,sgi_pipe,psd_pipe,jpegxl_pipe,gem_pipe"
)
_ALLOWED = f"{_CONTAINERS},{_STILLS}"
_PROBE_BYTES = 16
AnyStream = TypeVar("AnyStream", VideoStream, AudioStream, VideoStream | AudioStream)
_STILL_HEADS = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"SDPX", b"XPDS"),
    *(b"\x76\x2f\x31\x01", b"qoif", b"8BPS", b"\xff\x0a"),
)


def open_media(path: str, limits: MediaLimits) -> InputContainer:
    """Open one regular file for demuxing; the caller closes it.

    Raises:
        MediaMissingError: No readable regular file there.
        NotMediaError: Not a kind of file this program opens.
        UnreadableError: Damaged beyond opening.
        TooLargeError: More streams or larger pictures than the limits allow, or out of memory.
    """
    _require_regular(path)
    options = {"protocol_whitelist": "file", "format_whitelist": _ALLOWED}
    try:
        if _is_still(path):
            source = io.BytesIO(Path(path).read_bytes())
            container = av.open(source, "r", options={"format_whitelist": _ALLOWED})
        else:
            container = av.open(f"file:{Path(path).absolute()}", "r", options=options)
    except (av.FFmpegError, OSError, ValueError, MemoryError) as exc:
        raise translated(exc, path) from exc
    try:
        check_size(container, path, limits)
    except MediaError:
        container.close()
        raise
    return container


def pictures_of(container: InputContainer) -> list[VideoStream]:
    """Give the picture streams that can be decoded, the covers of records left out."""
    return [
        stream
        for stream in container.streams.video
        if _has_decoder(stream) and not stream.disposition & Disposition.attached_pic
    ]


def sounds_of(container: InputContainer) -> list[AudioStream]:
    """Give the sound streams that can be decoded."""
    return [
        stream
        for stream in container.streams.audio
        if _has_decoder(stream) and stream.codec_context.sample_rate > 0
    ]


def _has_decoder(stream: VideoStream | AudioStream) -> bool:
    context: object = stream.codec_context  # None without a decoder, whatever PyAV's types say
    return context is not None


def packets(container: InputContainer, *streams: AnyStream) -> "Iterator[av.Packet[AnyStream]]":
    """Give the packets of some streams from here to the end, without empty ones.

    Raises:
        av.FFmpegError: The file can't be read on.
    """
    try:
        for packet in container.demux(*streams):
            if packet.size:
                yield cast("av.Packet[AnyStream]", packet)
    except IndexError:
        # WORKAROUND PyAV 18.1: at the end it stumbles over streams that came up only while reading
        # (FLV, MPEG-TS); all packets have been given by then.
        return


def decoded(
    context: VideoCodecContext, packet: "av.Packet[VideoStream] | None"
) -> list[av.VideoFrame]:
    """Decode one packet (None: give out what is still inside); a damaged one gives nothing.

    Raises:
        MemoryError: Decoding needs more than there is; that is no damage to pass over.
    """
    try:
        return context.decode(packet)
    except av.FFmpegError as exc:
        if isinstance(exc, MemoryError):
            raise
        return []


def check_size(container: InputContainer, path: str, limits: MediaLimits) -> None:
    """Refuse a file whose headers promise more than the limits allow, before anything is decoded.

    Raises:
        TooLargeError: See above.
    """
    if len(container.streams) > limits.max_streams:
        raise TooLargeError(
            f"{_name(path)} has {len(container.streams)} streams;"
            f" at most {limits.max_streams} are read."
        )
    for stream in pictures_of(container):
        context = stream.codec_context
        check_picture(context.width, context.height, path, limits)


def check_picture(width: int, height: int, path: str, limits: MediaLimits) -> None:
    """Refuse a picture larger than the limits, counting 8 bytes per pixel for the largest format.

    Raises:
        TooLargeError: See above.
    """
    side = limits.max_side
    if width > side or height > side or width * height * 4 > limits.max_frame_bytes:
        raise TooLargeError(
            f"{_name(path)} has pictures of {width}x{height}; at most {side}x{side} are decoded."
            " Raise the limit in the settings if you trust this file."
        )


def translated(exc: Exception, path: str) -> MediaError:
    """Turn what FFmpeg or the system raised on a file into one of this room's errors."""
    name = _name(path)
    match exc:
        case MediaError():
            return exc
        case MemoryError():
            return DecoderMemoryError(f"{name} needs more memory to decode than one file may use.")
        case FileNotFoundError() | PermissionError() | IsADirectoryError():
            return MediaMissingError(
                f"{name} can't be read: {exc.strerror or exc}. Check the path."
            )
        case av.error.DecoderNotFoundError() | NotImplementedError():
            return UnreadableError(f"{name} uses a codec this program has no decoder for.")
        case _:
            return UnreadableError(
                f"{name} can't be decoded: it is damaged or no media file of a known kind."
            )


def _require_regular(path: str) -> None:
    """Refuse what is no regular file or has nothing in it."""
    require_file(path)
    if Path(path).stat().st_size == 0:
        raise NotMediaError(f"{_name(path)} is empty.")


def _is_still(path: str) -> bool:
    """Whether the first bytes are those of a still picture (APNG and animated WebP count too)."""
    with Path(path).open("rb") as file:
        head = file.read(_PROBE_BYTES)
    return (
        head.startswith(_STILL_HEADS)
        or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")
        or head[:2] in (b"P1", b"P2", b"P3", b"P4", b"P5", b"P6", b"P7")
        or head[4:8] == b"jP  "
        or head[4:12] == b"JXL \r\n\x87\n"
    )


def _name(path: str) -> str:
    return f'"{Path(path).name}"'
