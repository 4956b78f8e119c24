"""A preset as a form: which settings make sense together, and what each can be.

The form follows the preset: choosing another file kind or codec changes what the other fields
offer, and puts right what no longer fits.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from msgspec import Struct

from kijkocut.export.captions import CODECS, Captions
from kijkocut.export.codecs import (
    FILE_KINDS,
    PROFILE_FORMATS,
    SOUND_CODERS,
    AudioCodec,
    Container,
    PictureCoder,
    VideoCodec,
    bit_depth,
    has_alpha,
)
from kijkocut.export.form_words import FIELD_WORDS, WORDS, Choice, rate_choices, size_choices
from kijkocut.export.hardware import HARDWARE_CODECS, codec_of, coder_of, family_of
from kijkocut.export.library import Setting, overridden
from kijkocut.export.preset import OutputColour, Preset
from kijkocut.export.target import LAYOUTS

_GROUPED: Final = frozenset((VideoCodec.h264, VideoCodec.h265, VideoCodec.av1, VideoCodec.vp9))
"""Codecs whose frames come in groups between keyframes."""
_HDR: Final = (OutputColour.pq, OutputColour.hlg)
_CAPTION_FILES: Final = ("srt", "vtt", "ass", "sbv", "ttml")
_CHANNELS: Final = {1: "Mono", 2: "Stereo", 4: "Quad", 6: "5.1", 8: "7.1"}


class FieldKind(StrEnum):
    """Which control changes a field."""

    choice = "choice"
    open_choice = "open_choice"
    """A list, and anything else that is typed."""
    whole = "whole"
    number = "number"
    switch = "switch"


class SettingField(Struct, frozen=True, kw_only=True):
    """One setting of a preset as it can be changed now."""

    name: str
    """As `overridden` knows it."""
    label: str
    group: str
    """`File`, `Picture`, `Sound` or `Captions`."""
    kind: FieldKind
    value: str
    """As it stands; `true` or `false` for a switch, empty where it is left open."""
    choices: tuple[Choice, ...] = ()
    minimum: float = 0.0
    maximum: float = 0.0
    unit: str = ""
    automatic: str = ""
    """Of numbers: what the control says while the value is left open."""
    hint: str = ""


class PresetForm:
    """A preset and its fields; `changed` gives the form after one of them was changed."""

    def __init__(self, preset: Preset, encoders: tuple[str, ...] = ()) -> None:
        """Show `preset`.

        Args:
            preset: What is shown.
            encoders: Hardware encoders that work here, by FFmpeg's names.
        """
        self.preset = preset
        self.encoders = encoders

    def changed(self, name: str, value: Setting) -> "PresetForm":
        """Change one field; others that don't fit any more follow.

        Raises:
            SettingsError: The value is none for that field.
        """
        preset = overridden(self.preset, {name: value})
        had_pictures = bool(FILE_KINDS[self.preset.container].video)
        if name == "container" and not had_pictures and FILE_KINDS[preset.container].video:
            # Left out because the file had no place for them, not because somebody wanted that.
            codec = FILE_KINDS[preset.container].video[0]
            preset = overridden(preset, {"video_codec": codec.value})
        return PresetForm(_repaired(preset), self.encoders)

    def field(self, name: str) -> SettingField | None:
        """Give one field, if it has a meaning now."""
        return next((one for one in self.fields if one.name == name), None)

    @property
    def fields(self) -> tuple[SettingField, ...]:
        """The settings that have a meaning now, in the order they are shown."""
        preset = self.preset
        found = [self._choice("container", [c.value for c in Container])]
        kind = FILE_KINDS[preset.container]
        if kind.video:
            can_be_without = bool(kind.audio)
            found.append(self._choice("video_codec", _or_none(kind.video, can_be_without)))
        if preset.video_codec is not None:
            if preset.video_codec in HARDWARE_CODECS:
                found.append(self._encoders())
            found += self._picture(coder_of(preset))
        if kind.audio:
            found.append(self._choice("audio_codec", _or_none(kind.audio, bool(kind.video))))
        if preset.audio_codec is not None:
            found += self._sound(preset.audio_codec)
        if preset.video_codec is not None:
            found += self._captions()
        return tuple(found)

    def _encoders(self) -> SettingField:
        fitting = [e for e in self.encoders if codec_of(e) is self.preset.video_codec]
        return self._choice("encoder", ("", *fitting))

    def _picture(self, coder: PictureCoder) -> list[SettingField]:
        preset = self.preset
        codec = preset.video_codec
        size = f"{preset.width or ''}x{preset.height or ''}"
        found = [
            self._field("size", FieldKind.open_choice, "" if size == "x" else size, size_choices()),
            self._field("rate", FieldKind.open_choice, str(preset.rate or ""), rate_choices()),
        ]
        if coder.crf is not None:
            found.append(self._number("crf", FieldKind.number, coder.crf, f"{coder.usual_crf}"))
        if coder.has_bitrate:
            found.append(self._number("video_kbps", FieldKind.whole, (100, 800_000), "By quality"))
        if coder.profiles:
            found.append(self._choice("profile", coder.profiles))
        if coder.speeds:
            found.append(self._choice("speed", ("", *coder.speeds)))
        formats = _formats(preset, coder)
        found.append(self._choice("pixel_format", ("", *formats)))
        found.append(self._choice("colour", [c.value for c in OutputColour]))
        if has_alpha(preset.pixel_format or formats[0]):
            found.append(self._switch("is_background_kept"))
        elif codec not in (VideoCodec.gif, VideoCodec.png):
            found.append(self._switch("full_range"))
        if codec in _GROUPED:
            found.append(self._number("keyframe_s", FieldKind.number, (0.1, 60), ""))
        if codec is VideoCodec.h264 and family_of(preset.encoder) is None:
            found.append(self._switch("is_smart"))
        return found

    def _sound(self, codec: AudioCodec) -> list[SettingField]:
        coder = SOUND_CODERS[codec]
        found = []
        if not coder.is_lossless:
            found.append(self._number("audio_kbps", FieldKind.whole, (8, 2000), "Usual"))
        rates = sorted(coder.rates, reverse=True)
        choices = [Choice(value="", label=WORDS["sequence"])]
        choices += [Choice(value=str(hz), label=f"{hz / 1000:g} kHz") for hz in rates]
        now = self.preset.sample_rate
        found.append(self._field("sample_rate", FieldKind.choice, str(now or ""), tuple(choices)))
        counts = [n for n in LAYOUTS if n <= coder.max_channels]
        heard = [Choice(value="", label=WORDS["sequence"])]
        heard += [Choice(value=str(n), label=_CHANNELS[n]) for n in counts]
        told = str(self.preset.channels or "")
        found.append(self._field("channels", FieldKind.choice, told, tuple(heard)))
        return found

    def _captions(self) -> list[SettingField]:
        can_hold = self.preset.container in CODECS
        ways = [way.value for way in Captions if can_hold or way is not Captions.muxed]
        found = [self._choice("captions", ways)]
        if self.preset.captions is Captions.sidecar:
            found.append(self._choice("caption_format", _CAPTION_FILES))
        return found

    def _choice(self, name: str, values: Iterable[str]) -> SettingField:
        now = getattr(self.preset, name)
        # A switch of codec that is left out reads "none"; a text that is left out reads "".
        is_codec = name in ("video_codec", "audio_codec")
        value = str(now) if now is not None else "none" if is_codec else ""
        choices = tuple(Choice(value=v, label=_label(name, v)) for v in values)
        return self._field(name, FieldKind.choice, value, choices)

    def _switch(self, name: str) -> SettingField:
        value = "true" if getattr(self.preset, name) else "false"
        return self._field(name, FieldKind.switch, value)

    def _number(
        self, name: str, kind: FieldKind, limits: tuple[float, float], automatic: str
    ) -> SettingField:
        now = getattr(self.preset, name)
        label, group, unit, hint = FIELD_WORDS[name]
        return SettingField(
            name=name,
            label=label,
            group=group,
            unit=unit,
            hint=hint,
            kind=kind,
            value="" if now is None else f"{now:g}" if kind is FieldKind.number else str(now),
            minimum=limits[0],
            maximum=limits[1],
            automatic=automatic,
        )

    def _field(
        self, name: str, kind: FieldKind, value: str, choices: tuple[Choice, ...] = ()
    ) -> SettingField:
        if choices and value not in (c.value for c in choices):
            choices = (*choices, Choice(value=value, label=_label(name, value)))
        label, group, unit, hint = FIELD_WORDS[name]
        return SettingField(
            name=name,
            label=label,
            group=group,
            kind=kind,
            value=value,
            choices=choices,
            unit=unit,
            hint=hint,
        )


def _label(name: str, value: str) -> str:
    if name == "size":
        wide, _, high = value.partition("x")
        return f"{wide or high} {'wide' if wide else 'high'}" if not (wide and high) else value
    return WORDS.get(f"{name}.{value}", WORDS.get(value, value))


def _or_none(codecs: Iterable[str], can_be_none: bool) -> list[str]:  # noqa: FBT001 reads well
    return [*(str(c) for c in codecs), *(["none"] if can_be_none else [])]


def _formats(preset: Preset, coder: PictureCoder) -> tuple[str, ...]:
    codec = preset.video_codec
    known = PROFILE_FORMATS.get((codec, preset.profile)) if codec is not None else None
    return known or coder.pixel_formats


def _repaired(preset: Preset) -> Preset:
    """Put right what doesn't fit together after a change."""
    kind = FILE_KINDS[preset.container]
    changes: dict[str, Setting] = {}
    if preset.video_codec not in (None, *kind.video) or (not kind.audio and not preset.has_video):
        changes["video_codec"] = kind.video[0].value if kind.video else None
    if preset.audio_codec not in (None, *kind.audio) or (not kind.video and not preset.has_audio):
        changes["audio_codec"] = kind.audio[0].value if kind.audio else None
    preset = overridden(preset, changes)
    if not preset.has_video and not preset.has_audio:
        # The one that was not touched comes back; a file of nothing is nobody's wish.
        other = "audio_codec" if kind.audio else "video_codec"
        preset = overridden(preset, {other: (kind.audio or kind.video)[0].value})
    return overridden(preset, _misfits(preset))


def _misfits(preset: Preset) -> dict[str, Setting]:
    changes: dict[str, Setting] = {}
    if preset.video_codec is not None:
        changes |= _picture_misfits(preset, coder_of(preset))
    is_hardware = family_of(preset.encoder) is not None
    if preset.is_smart and (preset.video_codec is not VideoCodec.h264 or is_hardware):
        changes["is_smart"] = False
    if preset.captions is Captions.muxed and preset.container not in CODECS:
        changes["captions"] = Captions.burnt.value
    if preset.audio_codec is not None:
        sound = SOUND_CODERS[preset.audio_codec]
        if preset.sample_rate is not None and preset.sample_rate not in sound.rates:
            changes["sample_rate"] = None
        if preset.channels is not None and preset.channels > sound.max_channels:
            changes["channels"] = None
    return changes


def _picture_misfits(preset: Preset, coder: PictureCoder) -> dict[str, Setting]:
    changes: dict[str, Setting] = {}
    if coder.profiles and preset.profile not in coder.profiles:
        changes["profile"] = "hq"
    formats = _formats(preset, coder)
    if preset.pixel_format and preset.pixel_format not in formats:
        changes["pixel_format"] = ""
    now = changes.get("pixel_format", preset.pixel_format) or formats[0]
    if preset.colour in _HDR and bit_depth(str(now)) < 10:
        deep = next((f for f in formats if bit_depth(f) >= 10), None)
        colour = OutputColour.sequence.value
        changes |= {"pixel_format": deep} if deep is not None else {"colour": colour}
    if preset.video_kbps is not None and not coder.has_bitrate:
        changes["video_kbps"] = None
    return changes
