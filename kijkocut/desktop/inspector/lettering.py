"""Fields of a title's or a caption track's typography, for the whole text or a marked stretch."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.desktop.inspector.fields import Field, PlainField
from kijkocut.desktop.inspector.shared import fixed
from kijkocut.edit.command import Command
from kijkocut.model.params import ParamKind, ParamSpec, Value
from kijkocut.model.project import Project
from kijkocut.model.title import TextAlign, TextRun, Title

Read = Callable[[Title], Value]
Change = Callable[[Title, Value], Title]

_WEIGHTS: Final = ("100", "200", "300", "400", "500", "600", "700", "800", "900")
_STYLES: Final = ("font", "size", "weight", "italic", "underline", "colour")
"""What a stretch of text can have of its own."""


class TitlePlace(Struct, frozen=True, kw_only=True):
    """Where titles are read and written."""

    read: Callable[[Project], tuple[Title, ...]]
    write: Callable[[Project, Callable[[Title], Title]], tuple[Command, ...]]
    """Gives the commands that make of each title what the function makes of it."""
    marked: tuple[int, int] | None = None
    """The stretch that styles go to, in code points; None for the whole text."""

    def field(self, spec: ParamSpec, read: Read, change: Change) -> Field:
        """Give the field of one thing about the titles."""

        def get(project: Project) -> tuple[Value, ...]:
            return tuple(read(title) for title in self.read(project))

        def put(project: Project, value: Value) -> tuple[Command, ...]:
            return self.write(project, lambda title: change(title, value))

        return PlainField(spec=spec, get=get, put=put)

    def styled(self, spec: ParamSpec, keep: Callable[[Value], object] = lambda v: v) -> Field:
        """Give the field of a style that stretches can have of their own.

        Args:
            spec: Named as the field of `Title` and `TextRun`.
            keep: Turns a shown value into one that titles keep.
        """
        name = spec.name

        def read(title: Title) -> Value:
            if self.marked is None:
                return _shown(getattr(title, name))
            return _shown(style_at(title, self.marked[0], name))

        def change(title: Title, value: Value) -> Title:
            kept = keep(value)
            if self.marked is None:
                return with_style(title, name, kept)
            start, end = self.marked
            return with_run(title, (start, min(end, len(title.text))), name, kept)

        return self.field(spec, read, change)


def typography(place: TitlePlace, families: tuple[str, ...]) -> tuple[Field, ...]:
    """Give the fields of font, size, weight, slant, line and colour."""
    return (
        place.styled(fixed("font", "Font", ParamKind.choice, "DejaVu Sans", families), str),
        place.styled(number("size", "Size", 72.0, (1.0, 2000.0), unit="px")),
        place.styled(
            fixed(
                "weight", "Weight", ParamKind.choice, "400", _WEIGHTS, "400 is regular, 700 bold."
            ),
            lambda v: int(str(v)),
        ),
        place.styled(fixed("italic", "Italic", ParamKind.switch, default=False)),
        place.styled(fixed("underline", "Underline", ParamKind.switch, default=False)),
        place.styled(fixed("colour", "Colour", ParamKind.colour, (1.0, 1.0, 1.0, 1.0))),
    )


def layout(place: TitlePlace) -> tuple[Field, ...]:
    """Give the fields of alignment, distances and the text box."""
    aligns = tuple(align.value for align in TextAlign)
    return (
        place.field(
            fixed("align", "Align", ParamKind.choice, "centre", aligns),
            lambda t: t.align.value,
            lambda t, v: replace(t, align=TextAlign(str(v))),
        ),
        place.field(
            number("tracking", "Tracking", 0.0, (-100.0, 500.0), unit="px"),
            lambda t: t.tracking,
            lambda t, v: replace(t, tracking=as_float(v)),
        ),
        place.field(
            number("line_height", "Line height", 1.2, (0.1, 10.0)),
            lambda t: t.line_height,
            lambda t, v: replace(t, line_height=as_float(v)),
        ),
        place.field(
            number("width", "Wrap at", 0.0, (0.0, 10_000.0), unit="px", about="0 keeps the lines."),
            lambda t: t.width or 0.0,
            lambda t, v: replace(t, width=as_float(v) or None),
        ),
        place.field(
            number(
                "height",
                "Fit into",
                0.0,
                (0.0, 10_000.0),
                unit="px",
                about="Height that the text shrinks to; 0 leaves its size.",
            ),
            lambda t: t.height or 0.0,
            lambda t, v: replace(t, height=as_float(v) or None),
        ),
    )


def style_at(title: Title, at: int, name: str) -> object:
    """Give a style of the character at `at`, in code points."""
    for run in title.runs:
        own = getattr(run, name)
        if run.start <= at < run.end and own is not None and own != "":
            return own
    return getattr(title, name)


def with_style(title: Title, name: str, value: object) -> Title:
    """Give the whole title another style; stretches lose their own."""
    runs = []
    for run in title.runs:
        bare = replace(run, **{name: "" if name == "font" else None})
        if _has_style(bare):
            runs.append(bare)
    return replace(title, **{name: value}, runs=tuple(runs))


def with_run(title: Title, span: tuple[int, int], name: str, value: object) -> Title:
    """Give a stretch of the title another style, its other styles kept."""
    start, end = span
    cuts = {start, end}
    for run in title.runs:
        cuts |= {run.start, run.end}
    made: list[TextRun] = []
    places = sorted(cuts)
    for left, right in pairwise(places):
        over = [run for run in title.runs if run.start <= left < run.end]
        piece = over[0] if over else TextRun(start=left, end=right)
        piece = replace(piece, start=left, end=right)
        if start <= left < end:
            piece = replace(piece, **{name: value})
        if _has_style(piece):
            made.append(piece)
    return replace(title, runs=tuple(_joined(made)))


def number(
    name: str,
    label: str,
    default: float,
    span: tuple[float, float],
    *,
    unit: str = "",
    about: str = "",
) -> ParamSpec:
    """Describe a number that can't be keyframed."""
    low, high = span
    return ParamSpec(
        name=name,
        label=label,
        default=default,
        minimum=low,
        maximum=high,
        step=1.0 if unit else 0.05,
        unit=unit,
        can_keyframe=False,
        description=about,
    )


def as_float(value: Value) -> float:
    """Give a value that is known to be a number."""
    return float(value) if isinstance(value, int | float) else 0.0


def _shown(value: object) -> Value:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, bool | float | str | tuple) else ""


def _has_style(run: TextRun) -> bool:
    return any(getattr(run, name) not in (None, "") for name in _STYLES)


def _joined(runs: list[TextRun]) -> list[TextRun]:
    """Join neighbours that look alike; with a gap between them they are none."""
    made: list[TextRun] = []
    for run in runs:
        before = made[-1] if made else None
        touches = before is not None and before.end == run.start
        if before is not None and touches and _alike(before, run):
            made[-1] = replace(before, end=run.end)
        else:
            made.append(run)
    return made


def _alike(a: TextRun, b: TextRun) -> bool:
    return replace(a, end=b.end) == replace(b, start=a.start)
