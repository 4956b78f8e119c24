"""Encoders in graphics hardware: which there are, and their words for quality and effort.

A preset's quality stays on the scale of its codec (0 to 51, AV1 to 63) and is put on each family's
own here. Options are those of FFmpeg's "Codecs Documentation" (ffmpeg.org/ffmpeg-codecs.html: QSV
encoders, AMF, MediaFoundation, VideoToolbox) and of libavcodec/nvenc_*.c, amfenc_*.c, qsvenc.c.
NVENC's VBR with `cq` and no bitrate, Quick Sync's ICQ and AMF's CQP are constant quality.
None of these has been run where this was written; `encoder_probe` tries each before it is offered.
"""

import sys
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import av
from av.codec.codec import UnknownCodecError
from msgspec import Struct

from kijkocut.export.codecs import PICTURE_CODERS, PictureCoder, VideoCodec
from kijkocut.export.errors import SettingsError
from kijkocut.export.preset import Preset

_EIGHT, _TEN = "yuv420p", "yuv420p10le"
_SURFACES: Final = MappingProxyType({_EIGHT: ("yuv420p", "nv12"), _TEN: ("yuv420p10le", "p010le")})
"""What an encoder may take for each format that is handed to it; only the layout differs."""


class Family(StrEnum):
    """Who makes the hardware, by the ending of FFmpeg's names."""

    nvenc = "nvenc"
    qsv = "qsv"
    amf = "amf"
    videotoolbox = "videotoolbox"
    mf = "mf"


class _Words(Struct, frozen=True, kw_only=True):
    """How a family says effort."""

    speeds: tuple[str, ...] = ()
    usual: str = ""
    option: str = "preset"


_WORDS: Final = MappingProxyType(
    {
        Family.nvenc: _Words(speeds=tuple(f"p{n}" for n in range(7, 0, -1)), usual="p5"),
        Family.qsv: _Words(
            speeds=("veryslow", "slower", "slow", "medium", "fast", "faster", "veryfast"),
            usual="medium",
        ),
        Family.amf: _Words(
            speeds=("quality", "balanced", "speed"), usual="quality", option="quality"
        ),
        Family.videotoolbox: _Words(),
        Family.mf: _Words(),
    }
)
_NAMES: Final = MappingProxyType(
    {VideoCodec.h264: "h264", VideoCodec.h265: "hevc", VideoCodec.av1: "av1"}
)
HARDWARE_CODECS: Final = frozenset(_NAMES)
"""Codecs that hardware may write."""
_QP_TO_LAMBDA: Final = 118
"""FF_QP2LAMBDA of libavutil: what `-q:v` is multiplied with."""


def family_of(encoder: str) -> Family | None:
    """Tell whose hardware an encoder runs on; None for software."""
    ending = encoder.rpartition("_")[2]
    return Family(ending) if ending in set(Family) else None


def hardware_encoders() -> tuple[str, ...]:
    """Name the hardware encoders this library has for H.264, H.265 and AV1."""
    names = (f"{codec}_{family}" for codec in _NAMES.values() for family in Family)
    return tuple(name for name in names if _surfaces(name))


def formats_of(encoder: str) -> tuple[str, ...]:
    """Name what can be handed to `encoder`: 4:2:0 of 8 bit, and of 10 where it claims that."""
    offered = _surfaces(encoder)
    return tuple(ours for ours, theirs in _SURFACES.items() if set(theirs) & set(offered))


def surface(encoder: str, pixel_format: str) -> str:
    """Give the layout in which `encoder` takes pictures of `pixel_format`."""
    if family_of(encoder) is None:
        return pixel_format
    offered = _surfaces(encoder)
    return next((s for s in _SURFACES.get(pixel_format, ()) if s in offered), pixel_format)


def codec_of(encoder: str) -> VideoCodec | None:
    """Tell what an encoder writes, of hardware or software."""
    for codec, coder in PICTURE_CODERS.items():
        start = _NAMES.get(codec)
        if encoder == coder.encoder or (
            start and family_of(encoder) is not None and encoder.rpartition("_")[0] == start
        ):
            return codec
    return None


def coder_of(preset: Preset) -> PictureCoder:
    """Give the encoder a preset with pictures is written by.

    Raises:
        SettingsError: It has none, or one for another codec.
    """
    codec, encoder = preset.video_codec, preset.encoder
    if codec is None:
        raise SettingsError("The preset has no picture.")
    software = PICTURE_CODERS[codec]
    if encoder in ("", software.encoder):
        return software
    family = family_of(encoder)
    if family is None or codec_of(encoder) is not codec:
        raise SettingsError(
            f"{encoder} is no encoder of {codec}. Set encoder to none for software, or to one that"
            ' "kijkocut encoders" lists.'
        )
    words = _WORDS[family]
    return PictureCoder(
        encoder=encoder,
        # Where the library lacks it, the preset still reads as what it is.
        pixel_formats=formats_of(encoder) or (_EIGHT,),
        crf=software.crf,
        usual_crf=software.usual_crf,
        speeds=words.speeds,
        usual_speed=words.usual,
        speed_option=words.option,
        minimum=(160, 128),
        has_bitrate=True,
    )


def quality_options(encoder: str, crf: float) -> dict[str, str]:
    """Say constant quality in the words of a hardware encoder.

    Args:
        encoder: FFmpeg's name.
        crf: On the codec's own scale; the lower, the better.
    """
    best_to_worst = (PICTURE_CODERS[codec_of(encoder) or VideoCodec.h264].crf or (0, 51))[1]
    share = min(1.0, max(0.0, crf / best_to_worst))
    percent = max(1, round(100 * (1 - share)))
    match family_of(encoder):
        case Family.nvenc:
            # 0 would mean "automatic"; the scale is the codec's own (AV1's to 63).
            return {"rc": "vbr", "cq": f"{max(1.0, crf):g}"}
        case Family.qsv:
            # ICQ, 1 to 51 for every codec.
            return {"global_quality": str(max(1, round(51 * share)))}
        case Family.amf:
            qp = round((255 if encoder.startswith("av1") else 51) * share)
            return {"rc": "cqp", "qp_i": str(qp), "qp_p": str(qp)}
        case Family.videotoolbox:
            return {"flags": "+qscale", "global_quality": str(percent * _QP_TO_LAMBDA)}
        case Family.mf:
            return {"rate_control": "quality", "quality": str(percent)}
        case None:
            return {"crf": f"{crf:g}"}


def rate_options(encoder: str, kbps: int) -> dict[str, str]:
    """Say an average bitrate, half as much again at most for a moment; the rate itself is set."""
    ceiling = {"maxrate": str(kbps * 1500), "bufsize": str(kbps * 3000)}
    match family_of(encoder):
        case Family.nvenc:
            return {"rc": "vbr"} | ceiling
        case Family.amf:
            return {"rc": "vbr_peak"} | ceiling
        case Family.qsv:
            return ceiling
        case Family.mf:
            return {"rate_control": "u_vbr"}
        case _:
            return {}


def _surfaces(encoder: str) -> tuple[str, ...]:
    if encoder.endswith("_mf") and sys.platform != "win32":
        return ()
    try:
        formats = av.Codec(encoder, "w").video_formats
    except UnknownCodecError:
        return ()
    return tuple(f.name for f in formats or ())
