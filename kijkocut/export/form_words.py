"""What choices in the form of a preset are called, and the usual sizes and rates."""

from types import MappingProxyType
from typing import Final

from msgspec import Struct


class Choice(Struct, frozen=True, kw_only=True):
    """One thing a field can be."""

    value: str
    """As `overridden` reads it; empty for "left to the rest"."""
    label: str


_HARDWARE: Final = ("h264", "hevc", "av1")
_SIZES: Final = (
    ("3840x2160", "3840 x 2160 (4K)"),
    ("2560x1440", "2560 x 1440"),
    ("1920x1080", "1920 x 1080 (HD)"),
    ("1280x720", "1280 x 720"),
    ("854x480", "854 x 480"),
    ("1080x1920", "1080 x 1920 (vertical)"),
    ("1080x1350", "1080 x 1350 (portrait)"),
    ("1080x1080", "1080 x 1080 (square)"),
)
_RATES: Final = (
    ("24000/1001", "23.976"),
    ("24", "24"),
    ("25", "25"),
    ("30000/1001", "29.97"),
    ("30", "30"),
    ("48", "48"),
    ("50", "50"),
    ("60000/1001", "59.94"),
    ("60", "60"),
    ("120", "120"),
)

WORDS: Final = MappingProxyType(
    {
        "": "Usual",
        "none": "None",
        "sequence": "Like the sequence",
        "mp4": "MP4",
        "mov": "QuickTime (MOV)",
        "mkv": "Matroska (MKV)",
        "webm": "WebM",
        "m4a": "M4A",
        "gif": "GIF",
        "container.png": "PNG sequence",
        "png": "PNG",
        "wav": "WAV",
        "flac": "FLAC",
        "mp3": "MP3",
        "h264": "H.264",
        "h265": "H.265 (HEVC)",
        "av1": "AV1",
        "vp9": "VP9",
        "prores": "ProRes",
        "dnxhr": "DNxHR",
        "aac": "AAC",
        "ac3": "Dolby Digital (AC-3)",
        "opus": "Opus",
        "pcm16": "PCM 16 bit",
        "pcm24": "PCM 24 bit",
        "pcm_float": "PCM 32 bit float",
        "encoder.": "Software",
        **{f"encoder.{c}_nvenc": "NVIDIA (NVENC)" for c in _HARDWARE},
        **{f"encoder.{c}_qsv": "Intel (Quick Sync)" for c in _HARDWARE},
        **{f"encoder.{c}_amf": "AMD (AMF)" for c in _HARDWARE},
        **{f"encoder.{c}_videotoolbox": "Apple (VideoToolbox)" for c in _HARDWARE},
        **{f"encoder.{c}_mf": "Windows (Media Foundation)" for c in _HARDWARE},
        "profile.proxy": "422 Proxy",
        "profile.lt": "422 LT",
        "profile.standard": "422",
        "profile.hq": "HQ",
        "profile.4444": "4444",
        "profile.4444xq": "4444 XQ",
        "profile.lb": "LB",
        "profile.sq": "SQ",
        "profile.hqx": "HQX",
        "profile.444": "444",
        "pixel_format.yuv420p": "4:2:0, 8 bit",
        "pixel_format.yuv422p": "4:2:2, 8 bit",
        "pixel_format.yuv444p": "4:4:4, 8 bit",
        "pixel_format.yuv420p10le": "4:2:0, 10 bit",
        "pixel_format.yuv422p10le": "4:2:2, 10 bit",
        "pixel_format.yuv444p10le": "4:4:4, 10 bit",
        "pixel_format.yuva420p": "4:2:0, 8 bit, alpha",
        "pixel_format.yuva444p10le": "4:4:4, 10 bit, alpha",
        "pixel_format.rgb24": "RGB, 8 bit",
        "pixel_format.rgba": "RGB, 8 bit, alpha",
        "pixel_format.rgb48le": "RGB, 16 bit",
        "pixel_format.rgba64le": "RGB, 16 bit, alpha",
        "colour.bt709": "Rec.709",
        "colour.srgb": "sRGB",
        "colour.bt2020": "Rec.2020",
        "colour.pq": "Rec.2020 PQ (HDR10)",
        "colour.hlg": "Rec.2020 HLG",
        "captions.burnt": "Drawn into the picture",
        "captions.muxed": "A track of the film",
        "captions.sidecar": "Files beside the film",
        "captions.none": "Left out",
        "caption_format.srt": "SubRip (.srt)",
        "caption_format.vtt": "WebVTT (.vtt)",
        "caption_format.ass": "Advanced SubStation (.ass)",
        "caption_format.sbv": "YouTube (.sbv)",
        "caption_format.ttml": "TTML (.ttml)",
    }
)
"""By value, or by field and value where the field matters."""


FIELD_WORDS: Final = MappingProxyType(
    {
        "container": ("File kind", "File", "", ""),
        "video_codec": ("Codec", "Picture", "", ""),
        "encoder": (
            "Encoder",
            "Picture",
            "",
            "Hardware is faster; software makes better pictures of the same size.",
        ),
        "size": (
            "Size",
            "Picture",
            "",
            "The sequence is fitted inside and keeps its shape; write others as 1280x720.",
        ),
        "rate": ("Frame rate", "Picture", "fps", "Write others as 25 or 30000/1001."),
        "crf": (
            "Quality",
            "Picture",
            "",
            "Constant quality: lower looks better and takes more room.",
        ),
        "video_kbps": ("Bitrate", "Picture", "kbit/s", "An average instead of constant quality."),
        "profile": ("Profile", "Picture", "", ""),
        "speed": ("Effort", "Picture", "", "Slower makes smaller files of the same quality."),
        "pixel_format": ("Pixel format", "Picture", "", "Chroma sampling, depth and transparency."),
        "colour": ("Colour", "Picture", "", "What the written numbers mean."),
        "full_range": ("Full range", "Picture", "", "Players expect it off."),
        "is_background_kept": ("Draw the background", "Picture", "", "Or leave it transparent."),
        "keyframe_s": ("Keyframes every", "Picture", "s", "Longest distance between keyframes."),
        "is_smart": (
            "Smart render",
            "Picture",
            "",
            "Copy pictures that did not change instead of encoding them again.",
        ),
        "audio_codec": ("Codec", "Sound", "", ""),
        "audio_kbps": ("Bitrate", "Sound", "kbit/s", ""),
        "sample_rate": ("Sample rate", "Sound", "", ""),
        "channels": ("Channels", "Sound", "", ""),
        "captions": ("Captions", "Captions", "", ""),
        "caption_format": ("Caption files", "Captions", "", ""),
    }
)
"""Of each field: label, group, unit, hint."""


def size_choices() -> tuple[Choice, ...]:
    """Give the usual sizes, the sequence's own first."""
    return _choices(_SIZES)


def rate_choices() -> tuple[Choice, ...]:
    """Give the usual frame rates, exactly; the sequence's own first."""
    return _choices(_RATES)


def _choices(known: tuple[tuple[str, str], ...]) -> tuple[Choice, ...]:
    first = Choice(value="", label=WORDS["sequence"])
    return (first, *(Choice(value=value, label=label) for value, label in known))
