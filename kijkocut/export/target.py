"""A preset applied to a sequence: every setting known, every combination checked."""

from types import MappingProxyType
from typing import Final

from msgspec import Struct

from kijkocut.edit.refusal import did_you_mean
from kijkocut.export.captions import CODECS, Captions
from kijkocut.export.codecs import (
    FILE_KINDS,
    PROFILE_FORMATS,
    SOUND_CODERS,
    AudioCodec,
    FileKind,
    PictureCoder,
    SoundCoder,
    VideoCodec,
    bit_depth,
    chroma_grid,
    has_alpha,
)
from kijkocut.export.errors import SettingsError
from kijkocut.export.hardware import coder_of, family_of
from kijkocut.export.preset import OutputColour, Preset
from kijkocut.model.media import Colour
from kijkocut.model.sequence import ColourSpace, Sequence
from kijkocut.model.ticks import Rate

MAX_SIDE: Final = 16_384
_MAX_RATE: Final = 240

_COLOURS: Final = MappingProxyType(
    {
        ColourSpace.bt709: ("bt709", "bt709", "bt709"),
        ColourSpace.srgb: ("bt709", "iec61966-2-1", "bt709"),
        ColourSpace.bt2020: ("bt2020", "bt2020-10", "bt2020nc"),
        ColourSpace.pq: ("bt2020", "smpte2084", "bt2020nc"),
        ColourSpace.hlg: ("bt2020", "arib-std-b67", "bt2020nc"),
    }
)
"""Primaries, transfer and matrix by FFmpeg's names."""


class Target(Struct, frozen=True, kw_only=True):
    """What will be written, with nothing left open.

    The size is 0x0 for sound only; `sample_rate` is 0 for a silent film.
    """

    preset: Preset
    width: int
    height: int
    rate: Rate
    pixel_format: str
    """Of the frames handed to the writer: FFmpeg's name."""
    colour_space: ColourSpace
    sample_rate: int
    channels: int

    @property
    def file(self) -> FileKind:
        """What the container can."""
        return FILE_KINDS[self.preset.container]

    @property
    def has_video(self) -> bool:
        """Whether pictures are written."""
        return self.width > 0

    @property
    def has_audio(self) -> bool:
        """Whether sound is written."""
        return self.sample_rate > 0

    @property
    def has_alpha(self) -> bool:
        """Whether transparency is written."""
        return has_alpha(self.pixel_format)

    @property
    def is_rgb(self) -> bool:
        """Whether pictures are stored as red, green and blue."""
        return self.pixel_format.startswith("rgb")

    @property
    def colour(self) -> Colour:
        """The tags every frame and the stream carry."""
        primaries, transfer, matrix = _COLOURS[self.colour_space]
        return Colour(
            primaries=primaries,
            transfer=transfer,
            matrix="gbr" if self.is_rgb else matrix,
            full_range=self.is_rgb or self.preset.full_range,
        )


def resolve(preset: Preset, sequence: Sequence) -> Target:
    """Apply `preset` to `sequence`.

    Raises:
        SettingsError: The settings contradict each other; the message names the setting and the
        cure.
    """
    _check_container(preset)
    _check_captions(preset)
    width, height, pixel_format = 0, 0, ""
    space = _space(preset, sequence)
    if preset.video_codec is not None:
        coder = coder_of(preset)
        pixel_format = _pixel_format(preset, coder)
        _check_picture(preset, coder)
        width, height = _size(preset, sequence, coder, chroma_grid(pixel_format))
        if space in (ColourSpace.pq, ColourSpace.hlg) and bit_depth(pixel_format) < 10:
            raise SettingsError(
                f"HDR ({space}) needs 10 bits, and {pixel_format} has 8. Set pixel_format to a"
                " 10 bit one such as yuv420p10le, or colour to bt709."
            )
    sample_rate, channels = _sound(preset, sequence)
    rate = preset.rate or sequence.rate
    if rate.num > _MAX_RATE * rate.den:
        raise SettingsError(f"{rate} fps is more than the {_MAX_RATE} that can be written.")
    return Target(
        preset=preset,
        width=width,
        height=height,
        rate=rate,
        pixel_format=pixel_format,
        colour_space=space,
        sample_rate=sample_rate,
        channels=channels,
    )


def picture_coder(target: Target) -> PictureCoder:
    """Give the encoder of a target with pictures."""
    return coder_of(target.preset)


def sound_coder(target: Target) -> SoundCoder:
    """Give the encoder of a target with sound."""
    codec = target.preset.audio_codec
    if codec is None:
        raise SettingsError(f"{target.preset.title} has no sound.")
    return SOUND_CODERS[codec]


def _required(codec: VideoCodec | None) -> VideoCodec:
    if codec is None:
        raise SettingsError("The preset has no picture.")
    return codec


def _check_container(preset: Preset) -> None:
    kind = FILE_KINDS[preset.container]
    pairs: tuple[tuple[str, VideoCodec | AudioCodec | None, tuple[str, ...]], ...] = (
        ("video_codec", preset.video_codec, kind.video),
        ("audio_codec", preset.audio_codec, kind.audio),
    )
    for field, codec, allowed in pairs:
        if codec is None or codec in allowed:
            continue
        ways = [
            c.value
            for c, k in FILE_KINDS.items()
            if codec in (k.video if field[0] == "v" else k.audio)
        ]
        cure = f"Set {field} to {' or '.join(allowed)}" if allowed else f"Set {field} to none"
        raise SettingsError(
            f"A {preset.container} file can't hold {codec}. {cure}, or container to"
            f" {' or '.join(ways)}."
        )
    if not preset.has_video and not preset.has_audio:
        raise SettingsError(
            "There is nothing to write: neither video_codec nor audio_codec is set."
        )


def _check_captions(preset: Preset) -> None:
    if preset.captions is Captions.muxed and preset.container not in CODECS:
        raise SettingsError(
            f"A {preset.container} file can't hold captions. Set captions to sidecar, or container"
            f" to {' or '.join(CODECS)}."
        )


def _pixel_format(preset: Preset, coder: PictureCoder) -> str:
    codec = _required(preset.video_codec)
    allowed = PROFILE_FORMATS.get((codec, preset.profile), coder.pixel_formats)
    if family_of(preset.encoder) is not None and preset.pixel_format not in ("", *allowed):
        raise SettingsError(
            f"{preset.encoder} can't write {preset.pixel_format}; it takes {', '.join(allowed)}."
            " Set encoder to none for software."
        )
    if not preset.pixel_format:
        return allowed[0]
    if preset.pixel_format not in allowed:
        kind = f"{codec} {preset.profile}".strip()
        raise SettingsError(
            f"{kind} can't be written as {preset.pixel_format}."
            f"{did_you_mean(preset.pixel_format, allowed)} It takes {', '.join(allowed)}."
        )
    return preset.pixel_format


def _check_picture(preset: Preset, coder: PictureCoder) -> None:
    codec = preset.video_codec
    for field, value, known in (
        ("speed", preset.speed, coder.speeds),
        ("profile", preset.profile, coder.profiles),
    ):
        if value and value not in known:
            cure = (
                f"It is one of {', '.join(known)}."
                if known
                else f"{codec} has none; leave it empty."
            )
            raise SettingsError(
                f'"{value}" is no {field} of {codec}.{did_you_mean(value, known)} {cure}'
            )
    if preset.crf is not None:
        low, high = coder.crf or (0, -1)
        if not low <= preset.crf <= high:
            cure = (
                f"It goes from {low} (best) to {high}."
                if coder.crf
                else "Its profile sets the rate."
            )
            raise SettingsError(f"crf {preset.crf:g} is nothing {codec} can do. {cure}")
    if preset.video_kbps is not None and (preset.video_kbps <= 0 or not coder.has_bitrate):
        raise SettingsError(f"{codec} can't be held to {preset.video_kbps} kbit/s.")
    if preset.is_smart and codec is not VideoCodec.h264:
        raise SettingsError(
            f"Smart render copies h264 only, and this writes {codec}. Leave is_smart out, or set"
            " video_codec to h264."
        )
    if preset.is_smart and family_of(preset.encoder) is not None:
        # Joined pieces need parameter sets written to measure, which hardware doesn't give.
        raise SettingsError(
            "Smart render joins copies with pictures encoded by software. Set encoder to none, or"
            " leave is_smart out."
        )
    if not 0 < preset.keyframe_s <= 60:
        raise SettingsError(f"keyframe_s is {preset.keyframe_s:g}; use more than 0 and at most 60.")


def _size(
    preset: Preset, sequence: Sequence, coder: PictureCoder, grid: tuple[int, int]
) -> tuple[int, int]:
    wide, high = preset.width, preset.height
    if wide is None and high is None:
        wide, high = sequence.width, sequence.height
    elif wide is None:
        wide = round((high or 1) * sequence.width / sequence.height)
    elif high is None:
        high = round(wide * sequence.height / sequence.width)
    given = (preset.width, preset.height)
    sides = []
    for side, told, step in zip((wide, high or 0), given, grid, strict=True):
        if told is not None and told % step:
            raise SettingsError(
                f"{told} pixels can't be halved for its colour samples; use {told + 1},"
                " or a 4:4:4 pixel_format."
            )
        sides.append(side + side % step)
    if sides[0] < coder.minimum[0] or sides[1] < coder.minimum[1]:
        raise SettingsError(
            f"{sides[0]}x{sides[1]} is too small for {preset.video_codec}, which starts at"
            f" {coder.minimum[0]}x{coder.minimum[1]}."
        )
    if max(sides) > MAX_SIDE:
        raise SettingsError(
            f"{sides[0]}x{sides[1]} is too large; a side ends at {MAX_SIDE} pixels."
        )
    return sides[0], sides[1]


def _space(preset: Preset, sequence: Sequence) -> ColourSpace:
    if preset.colour is OutputColour.sequence:
        return sequence.colour_space
    return ColourSpace(preset.colour.value)


def _sound(preset: Preset, sequence: Sequence) -> tuple[int, int]:
    if preset.audio_codec is None:
        return 0, 0
    coder = SOUND_CODERS[preset.audio_codec]
    rate = preset.sample_rate
    if rate is None:
        rate = sequence.sample_rate if sequence.sample_rate in coder.rates else coder.rates[0]
    elif rate not in coder.rates:
        known = ", ".join(str(r) for r in sorted(coder.rates))
        raise SettingsError(f"{preset.audio_codec} can't run at {rate} Hz. It takes {known}.")
    channels = sequence.channels if preset.channels is None else preset.channels
    if channels not in LAYOUTS or channels > coder.max_channels:
        if preset.channels is None and channels > coder.max_channels:
            return rate, coder.max_channels
        raise SettingsError(
            f"{preset.audio_codec} can't carry {channels} channels. Use one of"
            f" {', '.join(str(c) for c in LAYOUTS if c <= coder.max_channels)}."
        )
    if preset.audio_kbps is not None and not 8 <= preset.audio_kbps <= 2_000:
        raise SettingsError(f"audio_kbps is {preset.audio_kbps}; use 8 to 2000.")
    return rate, channels


LAYOUTS: Final = MappingProxyType({1: "mono", 2: "stereo", 4: "quad", 6: "5.1", 8: "7.1"})
"""FFmpeg's layout by number of channels."""
