"""What was found in a written film: values with sentences for people and fields for programs."""

from enum import StrEnum

from msgspec import Struct

from kijkocut.model.media import Colour
from kijkocut.model.ticks import Rate


class Severity(StrEnum):
    """How much a finding matters."""

    good = "good"
    """As wanted."""
    note = "note"
    """Worth knowing; may well be meant."""
    warning = "warning"
    """Probably not meant."""
    failure = "failure"
    """The film is not what was asked for."""


class Finding(Struct, frozen=True, kw_only=True):
    """One thing found."""

    severity: Severity
    code: str
    """Stable name, such as `frames` or `av_offset`."""
    text: str
    """One sentence."""


class SpanKind(StrEnum):
    """What a stretch of pictures has in common."""

    black = "black"
    frozen = "frozen"


class Span(Struct, frozen=True, kw_only=True):
    """A stretch of frames that are black, or all the same."""

    kind: SpanKind
    start: int
    """First frame, from zero."""
    frames: int
    is_intended: bool | None = None
    """Whether the frames were like that before encoding; None when that is not known."""


class PictureReport(Struct, frozen=True, kw_only=True):
    """The picture stream as decoded."""

    codec: str
    width: int
    height: int
    rate: Rate | None
    """As the container says."""
    frames: int
    start_s: float
    """When the first frame is shown."""
    duration_s: float
    pixel_format: str
    colour: Colour
    has_alpha: bool
    uneven_frames: int = 0
    """Frames that are not where their number and the rate say."""
    spans: tuple[Span, ...] = ()


class SoundReport(Struct, frozen=True, kw_only=True):
    """The sound stream as decoded."""

    codec: str
    sample_rate: int
    channels: int
    samples: int
    start_s: float
    """When the first sample is heard."""
    peak_dbfs: float | None
    """Largest sample; None for silence."""
    clipped_samples: int = 0
    """Samples at or above full scale."""
    first_clipped_s: float | None = None
    loudness_lufs: float | None = None
    """Integrated, EBU R128; None when too short or silent."""
    loudness_range_lu: float | None = None
    true_peak_dbtp: float | None = None


class Expected(Struct, frozen=True, kw_only=True):
    """What a film should be; fields left empty are not compared."""

    container: str = ""
    frames: int | None = None
    rate: Rate | None = None
    width: int | None = None
    height: int | None = None
    pixel_format: str = ""
    video_codec: str = ""
    colour: Colour | None = None
    audio_codec: str = ""
    sample_rate: int | None = None
    channels: int | None = None
    samples: int | None = None


class Report(Struct, frozen=True, kw_only=True):
    """Everything found in one file; `msgspec.to_builtins` gives it as JSON."""

    path: str
    size_bytes: int
    picture: PictureReport | None = None
    sound: SoundReport | None = None
    av_offset_ms: float | None = None
    """How much later the sound is than the picture, or, without one, than it was sent; below zero
    it leads. None when that is not known."""
    av_drift_ms: float | None = None
    """How much that changes from the first sound to the last; None when not known."""
    is_offset_measured: bool = False
    """Whether the offset comes from comparing what was sent with what plays, or from timestamps."""
    wrong_frames: int | None = None
    """Frames that don't look like what was sent; None when that is not known."""
    findings: tuple[Finding, ...] = ()

    @property
    def worst(self) -> Severity:
        """The gravest severity found."""
        order = list(Severity)
        return max((f.severity for f in self.findings), key=order.index, default=Severity.good)

    @property
    def is_good(self) -> bool:
        """Whether the film is what was asked for; warnings are allowed."""
        return self.worst is not Severity.failure

    def lines(self) -> tuple[str, ...]:
        """Give the report as lines for people, gravest findings last."""
        order = list(Severity)
        ranked = sorted(self.findings, key=lambda f: order.index(f.severity))
        return tuple(f"{_MARKS[f.severity]} {f.text}" for f in ranked)


_MARKS = {
    Severity.good: "ok  ",
    Severity.note: "note",
    Severity.warning: "WARN",
    Severity.failure: "FAIL",
}
