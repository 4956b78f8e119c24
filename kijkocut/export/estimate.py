"""How large a film will be, roughly, and whether it fits on the disk."""

import shutil
from pathlib import Path
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from kijkocut.export.codecs import PICTURE_CODERS, SOUND_CODERS, AudioCodec, VideoCodec
from kijkocut.export.errors import DiskFullError, TargetError
from kijkocut.export.target import Target
from kijkocut.model.ticks import to_seconds

_HD_30: Final = 1920 * 1080 * 29.97
_PROFILE_MBITS: Final = MappingProxyType(
    {
        (VideoCodec.prores, "proxy"): 45,
        (VideoCodec.prores, "lt"): 102,
        (VideoCodec.prores, "standard"): 147,
        (VideoCodec.prores, "hq"): 220,
        (VideoCodec.prores, "4444"): 330,
        (VideoCodec.prores, "4444xq"): 500,
        (VideoCodec.dnxhr, "lb"): 45,
        (VideoCodec.dnxhr, "sq"): 145,
        (VideoCodec.dnxhr, "hq"): 220,
        (VideoCodec.dnxhr, "hqx"): 220,
        (VideoCodec.dnxhr, "444"): 440,
    }
)
"""Mbit/s at 1920x1080 and 29.97 fps: Apple's ProRes White Paper (2022), Avid's DNxHR table."""
_USUAL_BITS: Final = MappingProxyType(
    {
        VideoCodec.h264: 0.10,
        VideoCodec.h265: 0.06,
        VideoCodec.av1: 0.05,
        VideoCodec.vp9: 0.05,
        VideoCodec.gif: 2.5,
        VideoCodec.png: 12.0,
    }
)
"""Bits per pixel of ordinary footage at the codec's usual quality."""
_CRF_HALVING: Final = 6.0
"""Steps of x264's and x265's scale that halve the bitrate; twice as many on the scales to 63."""
_SPREAD: Final = (50.0, 5.0)
"""Constant quality may take this many times less (a slide show) or more (snow) than guessed."""
_USUAL_KBPS: Final = MappingProxyType(
    {
        AudioCodec.aac: MappingProxyType({1: 69, 2: 128, 4: 256, 6: 341, 8: 469}),
        AudioCodec.ac3: MappingProxyType({1: 96, 2: 192, 4: 384, 6: 448}),
        AudioCodec.opus: MappingProxyType({1: 60, 2: 96, 4: 172, 6: 293, 8: 384}),
        AudioCodec.mp3: MappingProxyType({1: 64, 2: 128}),
    }
)
"""What the encoders take when nothing is asked, by number of channels; measured."""
_FLAC_SHARE: Final = 0.65


class Estimate(Struct, frozen=True, kw_only=True):
    """A guess at a film's size in bytes."""

    likely: int
    least: int
    most: int


def estimate(target: Target, ticks: int) -> Estimate:
    """Guess the size of `ticks` of timeline written as `target`."""
    seconds = to_seconds(ticks)
    sound = _sound_bits(target) * seconds / 8
    pictures = _picture_bits(target) * seconds / 8
    less, more = (1.15, 1.15) if _is_rate_known(target) else _SPREAD
    return Estimate(
        likely=int(pictures + sound),
        least=int(pictures / less + sound * 0.5),
        most=int(pictures * more + sound * 1.2),
    )


def require_space(target: Target, ticks: int, out: Path) -> tuple[str, ...]:
    """Compare the guess with the free space beside `out`; gives warnings.

    Raises:
        DiskFullError: Even the least that the film can take does not fit.
        TargetError: The folder does not exist.
    """
    guess = estimate(target, ticks)
    # The index is moved to the front at the end, and a GIF's frames wait beside it, on this disk.
    try:
        free = shutil.disk_usage(out.parent).free
    except OSError as exc:
        raise TargetError(f"There is no folder {out.parent} to write {out.name} to.") from exc
    if guess.least > free:
        raise DiskFullError(
            f"{out.name} needs about {_mb(guess.likely)}, and {out.parent} has {_mb(free)} free."
            " Free some space or export elsewhere."
        )
    if guess.likely > free * 0.9:
        return (f"{out.name} may need {_mb(guess.likely)}; only {_mb(free)} are free.",)
    return ()


def _is_rate_known(target: Target) -> bool:
    preset = target.preset
    return preset.video_kbps is not None or preset.video_codec in (
        VideoCodec.prores,
        VideoCodec.dnxhr,
    )


def _picture_bits(target: Target) -> float:
    """Bits per second of the pictures."""
    preset = target.preset
    codec = preset.video_codec
    if codec is None:
        return 0.0
    if preset.video_kbps is not None:
        return preset.video_kbps * 1000.0
    pixels = target.width * target.height * target.rate.num / target.rate.den
    if codec in (VideoCodec.prores, VideoCodec.dnxhr):
        profile = (codec, preset.profile or "hq")
        return _PROFILE_MBITS[profile] * 1e6 * pixels / _HD_30
    coder = PICTURE_CODERS[codec]
    bits = _USUAL_BITS[codec]
    if coder.crf is not None and preset.crf is not None:
        halving = _CRF_HALVING * (2 if coder.crf[1] > 51 else 1)
        bits *= 2 ** ((coder.usual_crf - preset.crf) / halving)
    return pixels * bits


def _sound_bits(target: Target) -> float:
    codec = target.preset.audio_codec
    if codec is None:
        return 0.0
    coder = SOUND_CODERS[codec]
    if coder.is_lossless:
        share = _FLAC_SHARE if codec is AudioCodec.flac else 1.0
        return target.sample_rate * target.channels * coder.bits * share
    return (target.preset.audio_kbps or _USUAL_KBPS[codec][target.channels]) * 1000.0


def _mb(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.1f} MB"
