"""Presets: what kind of film to write, as one flat value whose every field can be overridden."""

from enum import StrEnum

from msgspec import Struct

from kijkocut.export.captions import Captions
from kijkocut.export.codecs import (
    PICTURE_CODERS,
    SOUND_CODERS,
    AudioCodec,
    Container,
    VideoCodec,
)
from kijkocut.model.ticks import Rate


class OutputColour(StrEnum):
    """What the written numbers mean; each sets primaries, transfer and matrix."""

    sequence = "sequence"
    """As the sequence says."""
    bt709 = "bt709"
    srgb = "srgb"
    bt2020 = "bt2020"
    """Rec.2020, standard dynamic range."""
    pq = "pq"
    """Rec.2020, SMPTE ST 2084 (HDR10)."""
    hlg = "hlg"
    """Rec.2020, hybrid log-gamma."""


class Preset(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Everything that decides how a film is written; without `video_codec` it is sound only."""

    name: str
    """Stable short name, as typed on a command line."""
    title: str
    """As shown in a list."""
    description: str = ""
    group: str = "Masters"
    container: Container = Container.mp4

    video_codec: VideoCodec | None = None
    encoder: str = ""
    """FFmpeg's name of a hardware encoder; empty is software. Where it does not work, software
    takes its place."""
    width: int | None = None
    """In pixels; None takes the sequence's. The sequence is fitted inside and keeps its shape."""
    height: int | None = None
    rate: Rate | None = None
    """Frames per second; None takes the sequence's."""
    crf: float | None = None
    """Constant quality, lower is better; the scale is the codec's own."""
    video_kbps: int | None = None
    """Average bitrate instead of constant quality."""
    profile: str = ""
    """ProRes: proxy, lt, standard, hq, 4444, 4444xq. DNxHR: lb, sq, hq, hqx, 444."""
    speed: str = ""
    """How hard the encoder tries, in its own words; empty is its usual."""
    pixel_format: str = ""
    """FFmpeg's name; empty is the codec's usual."""
    colour: OutputColour = OutputColour.sequence
    full_range: bool = False
    """Whether YUV numbers use the whole range; players expect them not to."""
    is_background_kept: bool = False
    """Of pixel formats with alpha: whether the sequence's background is drawn, or left
    transparent."""
    keyframe_s: float = 2.0
    """Longest distance between keyframes, in seconds."""

    is_smart: bool = False
    """H.264 only: whether pictures that did not change are copied from their files instead of
    being encoded again."""

    captions: Captions = Captions.burnt
    """What becomes of the sequence's captions."""
    caption_format: str = "srt"
    """Kind of the files beside the film: srt, vtt, ass, sbv or ttml."""

    audio_codec: AudioCodec | None = None
    audio_kbps: int | None = None
    sample_rate: int | None = None
    """In Hz; None takes the sequence's, or the nearest the codec can."""
    channels: int | None = None
    """None takes the sequence's."""

    @property
    def has_video(self) -> bool:
        """Whether pictures are written."""
        return self.video_codec is not None

    @property
    def has_audio(self) -> bool:
        """Whether sound is written."""
        return self.audio_codec is not None

    @property
    def encoders(self) -> tuple[str, ...]:
        """FFmpeg's names of the encoders it writes with."""
        video = () if self.video_codec is None else (PICTURE_CODERS[self.video_codec].encoder,)
        # Hardware is left out: this is what must be there, and software can always stand in.
        audio = () if self.audio_codec is None else (SOUND_CODERS[self.audio_codec].encoder,)
        return (*video, *audio)
