"""What is asked of an export, how it goes on, and what comes of it."""

from enum import StrEnum
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from kijkocut.export.preset import Preset
from kijkocut.export.report import Report
from kijkocut.export.smart_plan import Reason
from kijkocut.model.ticks import Ticks


class Request(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A film to be written."""

    preset: Preset
    """With overrides already applied: see `overridden`."""
    out: Path
    """The file, or the folder of a PNG sequence; the ending may be left out. A film is
    replaced, footage of the project is not."""
    range: tuple[Ticks, Ticks] | None = None
    """Part of the sequence, half-open; None takes its in and out points if set, else all of it."""
    kept: tuple[Path, ...] = ()
    """Files that may not be replaced besides the project's media: the project file."""
    is_offline_allowed: bool = False
    """Whether missing or broken media shows a card and is silent, instead of stopping all."""
    is_checked: bool = True
    """Whether the film is decoded whole afterwards and compared with what was sent."""


class Stage(StrEnum):
    """What an export is doing."""

    writing = "writing"
    checking = "checking"


class Progress(Struct, frozen=True, kw_only=True):
    """How far an export is."""

    stage: Stage
    share: float
    """Of this stage, 0..1."""
    frame: int
    """Frames done; 0 for sound only."""
    frames: int
    fps: float
    """Frames a second so far; 0 for sound only."""
    elapsed_s: float
    left_s: float | None
    """Guessed time left of this stage; None while it is too early to say."""


class Listener(Protocol):
    """Hears of progress, about ten times a second, on the thread that exports."""

    def __call__(self, progress: Progress, /) -> None:
        """Take note; must be quick."""


class Cancel(Protocol):
    """A wish to stop; `threading.Event` is one."""

    def is_set(self) -> bool:
        """Whether to stop as soon as possible."""


class Result(Struct, frozen=True, kw_only=True):
    """A finished export."""

    path: str
    frames: int
    untouched_frames: int
    """Frames that went from decoder to encoder without being composited."""
    planar_frames: int = 0
    """Frames that were composited as YUV planes on the processor; the rest was drawn by OpenGL."""
    copied_frames: int = 0
    """Frames that were copied as they lie in their files, neither decoded nor encoded."""
    not_copied: tuple[Reason, ...] = ()
    """Of a smart render: why the others were encoded, most frames first."""
    elapsed_s: float
    """Time spent writing, without the check."""
    fps: float
    size_bytes: int
    span: tuple[Ticks, Ticks] = (0, 0)
    """What of the sequence was written, half-open."""
    sidecars: tuple[str, ...] = ()
    """Caption files written beside the film."""
    warnings: tuple[str, ...] = ()
    """What a person should know: missing media, effects left out, odd estimates."""
    report: Report | None = None
    """What the check found, if one was asked for."""

    @property
    def drawn_frames(self) -> int:
        """Frames that were drawn by OpenGL."""
        return self.frames - self.untouched_frames - self.planar_frames

    @property
    def ways(self) -> str:
        """Tell how the frames were made, the ways that were taken only."""
        counts = {
            "passed on untouched": self.untouched_frames,
            "mixed as planes": self.planar_frames,
            "drawn by OpenGL": self.drawn_frames,
        }
        told = (
            f"{count} ({count / self.frames:.0%}) {way}" for way, count in counts.items() if count
        )
        return ", ".join(told)

    def lines(self) -> tuple[str, ...]:
        """Give the outcome as lines for people."""
        head = [f"Wrote {self.path}, {self.size_bytes / 1e6:.1f} MB, in {self.elapsed_s:.1f} s."]
        if self.frames:
            head.append(f"{self.frames} frames at {self.fps:.1f} a second: {self.ways}.")
        head += self.copy_lines()
        warnings = [f"WARN {text}" for text in self.warnings]
        return (*head, *(self.report.lines() if self.report is not None else ()), *warnings)

    def copy_lines(self) -> tuple[str, ...]:
        """Tell what a smart render copied, and why not more; nothing of any other."""
        if not self.copied_frames and not self.not_copied:
            return ()
        share = self.copied_frames / max(1, self.frames)
        head = f"{self.copied_frames} of {self.frames} frames ({share:.0%}) copied, not encoded"
        return (head, *(reason.sentence() for reason in self.not_copied))
