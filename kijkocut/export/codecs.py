"""The encoders this program writes with, and what each of them can do.

The names and limits are those of the FFmpeg build inside PyAV; `tests/export/test_codecs.py` holds
them against it.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from msgspec import Struct


class VideoCodec(StrEnum):
    """How pictures are compressed."""

    h264 = "h264"
    h265 = "h265"
    av1 = "av1"
    vp9 = "vp9"
    prores = "prores"
    dnxhr = "dnxhr"
    gif = "gif"
    png = "png"


class AudioCodec(StrEnum):
    """How sound is compressed."""

    aac = "aac"
    ac3 = "ac3"
    """Dolby Digital."""
    opus = "opus"
    mp3 = "mp3"
    flac = "flac"
    pcm16 = "pcm16"
    pcm24 = "pcm24"
    pcm_float = "pcm_float"


class Container(StrEnum):
    """The kind of file."""

    mp4 = "mp4"
    mov = "mov"
    mkv = "mkv"
    webm = "webm"
    m4a = "m4a"
    gif = "gif"
    png = "png"
    """A folder of numbered PNG files."""
    wav = "wav"
    flac = "flac"
    mp3 = "mp3"


class PictureCoder(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One picture encoder."""

    encoder: str
    """FFmpeg's name."""
    pixel_formats: tuple[str, ...]
    """What it takes, the usual one first."""
    crf: tuple[int, int] | None = None
    """Best and worst constant quality, or None where the profile sets the rate."""
    usual_crf: int = 0
    speeds: tuple[str, ...] = ()
    """Slowest first."""
    usual_speed: str = ""
    speed_option: str = "preset"
    profiles: tuple[str, ...] = ()
    minimum: tuple[int, int] = (16, 16)
    """Smallest picture, width and height."""
    has_bitrate: bool = False


class SoundCoder(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sound encoder."""

    encoder: str
    rates: tuple[int, ...]
    """Sample rates, the usual one first."""
    is_lossless: bool = False
    max_channels: int = 8
    bits: int = 0
    """Bits per sample as stored, where that is fixed."""


class FileKind(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One container."""

    muxer: str
    suffix: str
    video: tuple[VideoCodec, ...] = ()
    audio: tuple[AudioCodec, ...] = ()
    can_carry_rate: bool = True
    """Whether timestamps keep every frame rate exactly; Matroska rounds to milliseconds."""


_X264_SPEEDS: Final = (
    *("placebo", "veryslow", "slower", "slow", "medium"),
    *("fast", "faster", "veryfast", "superfast", "ultrafast"),
)
_CHROMAS: Final = ("yuv420p", "yuv422p", "yuv444p")
_DEEP_CHROMAS: Final = ("yuv420p10le", "yuv422p10le", "yuv444p10le")
_COMMON_RATES: Final = (48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000)
_HIGH_RATES: Final = (*_COMMON_RATES, 88_200, 96_000)

PICTURE_CODERS: Final = MappingProxyType(
    {
        VideoCodec.h264: PictureCoder(
            encoder="libx264",
            pixel_formats=(*_CHROMAS, *_DEEP_CHROMAS),
            crf=(0, 51),
            usual_crf=18,
            speeds=_X264_SPEEDS,
            usual_speed="medium",
            has_bitrate=True,
        ),
        VideoCodec.h265: PictureCoder(
            encoder="libx265",
            pixel_formats=(*_CHROMAS, *_DEEP_CHROMAS),
            crf=(0, 51),
            usual_crf=18,
            speeds=_X264_SPEEDS,
            usual_speed="medium",
            has_bitrate=True,
        ),
        VideoCodec.av1: PictureCoder(
            encoder="libsvtav1",
            pixel_formats=("yuv420p", "yuv420p10le"),
            crf=(1, 63),
            usual_crf=28,
            speeds=tuple(str(n) for n in range(12)),
            usual_speed="7",
            minimum=(64, 64),
            has_bitrate=True,
        ),
        VideoCodec.vp9: PictureCoder(
            encoder="libvpx-vp9",
            pixel_formats=("yuv420p", "yuva420p", "yuv422p", "yuv444p"),
            crf=(0, 63),
            usual_crf=31,
            speeds=tuple(str(n) for n in range(9)),
            usual_speed="4",
            speed_option="cpu-used",
            has_bitrate=True,
        ),
        VideoCodec.prores: PictureCoder(
            encoder="prores_ks",
            pixel_formats=("yuv422p10le", "yuv444p10le", "yuva444p10le"),
            profiles=("proxy", "lt", "standard", "hq", "4444", "4444xq"),
        ),
        VideoCodec.dnxhr: PictureCoder(
            encoder="dnxhd",
            pixel_formats=("yuv422p", "yuv422p10le", "yuv444p10le"),
            profiles=("lb", "sq", "hq", "hqx", "444"),
            minimum=(256, 120),
        ),
        VideoCodec.gif: PictureCoder(encoder="gif", pixel_formats=("rgba",)),
        VideoCodec.png: PictureCoder(
            encoder="png",
            pixel_formats=("rgb24", "rgba", "rgb48le", "rgba64le"),
            minimum=(1, 1),
        ),
    }
)
"""By codec."""

PROFILE_FORMATS: Final = MappingProxyType(
    {
        (VideoCodec.prores, "proxy"): ("yuv422p10le",),
        (VideoCodec.prores, "lt"): ("yuv422p10le",),
        (VideoCodec.prores, "standard"): ("yuv422p10le",),
        (VideoCodec.prores, "hq"): ("yuv422p10le",),
        (VideoCodec.prores, "4444"): ("yuv444p10le", "yuva444p10le"),
        (VideoCodec.prores, "4444xq"): ("yuv444p10le", "yuva444p10le"),
        (VideoCodec.dnxhr, "lb"): ("yuv422p",),
        (VideoCodec.dnxhr, "sq"): ("yuv422p",),
        (VideoCodec.dnxhr, "hq"): ("yuv422p",),
        (VideoCodec.dnxhr, "hqx"): ("yuv422p10le",),
        (VideoCodec.dnxhr, "444"): ("yuv444p10le",),
    }
)
"""Pixel formats each profile is defined for."""

SOUND_CODERS: Final = MappingProxyType(
    {
        AudioCodec.aac: SoundCoder(encoder="aac", rates=_HIGH_RATES),
        AudioCodec.ac3: SoundCoder(encoder="ac3", rates=(48_000, 44_100, 32_000), max_channels=6),
        AudioCodec.opus: SoundCoder(
            encoder="libopus", rates=(48_000, 24_000, 16_000, 12_000, 8_000)
        ),
        AudioCodec.mp3: SoundCoder(encoder="libmp3lame", rates=_COMMON_RATES, max_channels=2),
        AudioCodec.flac: SoundCoder(
            encoder="flac", rates=(*_HIGH_RATES, 176_400, 192_000), is_lossless=True, bits=24
        ),
        AudioCodec.pcm16: SoundCoder(
            encoder="pcm_s16le", rates=(*_HIGH_RATES, 176_400, 192_000), is_lossless=True, bits=16
        ),
        AudioCodec.pcm24: SoundCoder(
            encoder="pcm_s24le", rates=(*_HIGH_RATES, 176_400, 192_000), is_lossless=True, bits=24
        ),
        AudioCodec.pcm_float: SoundCoder(
            encoder="pcm_f32le", rates=(*_HIGH_RATES, 176_400, 192_000), is_lossless=True, bits=32
        ),
    }
)
"""By codec."""

_PCM: Final = (AudioCodec.pcm24, AudioCodec.pcm16, AudioCodec.pcm_float)

FILE_KINDS: Final = MappingProxyType(
    {
        Container.mp4: FileKind(
            muxer="mp4",
            suffix=".mp4",
            video=(VideoCodec.h264, VideoCodec.h265, VideoCodec.av1, VideoCodec.vp9),
            audio=(
                *(AudioCodec.aac, AudioCodec.ac3, AudioCodec.opus, AudioCodec.mp3),
                AudioCodec.flac,
            ),
        ),
        Container.mov: FileKind(
            muxer="mov",
            suffix=".mov",
            video=(VideoCodec.prores, VideoCodec.dnxhr, VideoCodec.h264, VideoCodec.h265),
            audio=(*_PCM, AudioCodec.aac, AudioCodec.ac3, AudioCodec.mp3),
        ),
        Container.mkv: FileKind(
            muxer="matroska",
            suffix=".mkv",
            video=tuple(c for c in VideoCodec if c not in (VideoCodec.gif, VideoCodec.png)),
            audio=tuple(AudioCodec),
            can_carry_rate=False,
        ),
        Container.webm: FileKind(
            muxer="webm",
            suffix=".webm",
            video=(VideoCodec.vp9, VideoCodec.av1),
            audio=(AudioCodec.opus,),
            can_carry_rate=False,
        ),
        Container.m4a: FileKind(muxer="ipod", suffix=".m4a", audio=(AudioCodec.aac,)),
        Container.gif: FileKind(
            muxer="gif", suffix=".gif", video=(VideoCodec.gif,), can_carry_rate=False
        ),
        Container.png: FileKind(muxer="", suffix="", video=(VideoCodec.png,)),
        Container.wav: FileKind(muxer="wav", suffix=".wav", audio=_PCM),
        Container.flac: FileKind(muxer="flac", suffix=".flac", audio=(AudioCodec.flac,)),
        Container.mp3: FileKind(muxer="mp3", suffix=".mp3", audio=(AudioCodec.mp3,)),
    }
)
"""By container; the usual codec first."""


def has_alpha(pixel_format: str) -> bool:
    """Tell whether a pixel format carries transparency."""
    return "yuva" in pixel_format or "rgba" in pixel_format


def bit_depth(pixel_format: str) -> int:
    """Give the bits per component of a pixel format in the tables above."""
    if "48" in pixel_format or "64" in pixel_format:
        return 16
    return 10 if "p10" in pixel_format else 8


def chroma_grid(pixel_format: str) -> tuple[int, int]:
    """Give the pixels per chroma sample across and down: (2, 2) for 4:2:0."""
    return (2, 2) if "420" in pixel_format else (2, 1) if "422" in pixel_format else (1, 1)
