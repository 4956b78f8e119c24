"""Title templates: files of titles to start from, and putting one on the timeline.

A template is a TOML file (see docs/writing-title-templates.md). Its lengths are pixels of a canvas
of 1920 x 1080; they are scaled to the sequence they are put into.
"""

import itertools
import math
import tomllib
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

import kijkocut
from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.lettering import checked_title, fitted_runs
from kijkocut.edit.placing import Placement
from kijkocut.edit.refusal import EditRefused, UnknownName, did_you_mean
from kijkocut.edit.run import Later
from kijkocut.model.clip import TitleSource
from kijkocut.model.errors import UserError
from kijkocut.model.ids import TrackId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, BadTimeError, Rate, Ticks
from kijkocut.model.timecode import parse_time
from kijkocut.model.title import Title

P = TypeVar("P", bound=Struct | None)

_SIDE: Final = 1080
_WIDE: Final = 1920
"""The canvas that templates are written for, in pixels."""
_WAYS: Final = ("arrive", "leave")
_ANY_RATE: Final = Rate(1000)
"""Only times in seconds are read with it."""


class BadTemplateError(UserError):
    """A file among the title templates is none."""

    code = "workspace.title_template"


class TitleTemplate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A title to start from."""

    name: str
    """The file's name without its ending."""
    label: str
    category: str
    description: str = ""
    duration: Ticks = 5 * TICKS_PER_SECOND
    position: tuple[float, float] = (0.0, 0.0)
    """Where its middle stands, from the canvas centre, in pixels of a canvas of 1920 x 1080."""
    title: Title

    def on_canvas(self, width: int, height: int) -> tuple[Title, tuple[float, float]]:
        """Give title and position for a canvas of that many pixels.

        Lengths grow with the canvas's shorter side; what stands off the centre keeps its distance
        from the edge; wrapped text keeps within nine tenths of the width.
        """
        factor = min(width, height) / _SIDE
        title = _scaled(self.title, factor)
        if title.width is not None:
            title = replace(title, width=min(title.width, 0.9 * width))
        spare = _spare(width, height, factor)
        x, y = (
            math.copysign(max(0.0, abs(at) * factor + more), at) if at else 0.0
            for at, more in zip(self.position, spare, strict=True)
        )
        return title, (x, y)


def on_template_canvas(
    title: Title, position: tuple[float, float], canvas: tuple[int, int], scale: float = 1.0
) -> tuple[Title, tuple[float, float]]:
    """Give a title of a canvas, shown at a scale, as a template has it: `on_canvas` backwards."""
    factor = min(canvas) / _SIDE
    spare = _spare(*canvas, factor)
    x, y = (
        math.copysign(max(0.0, abs(at) - more) / factor, at) if at else 0.0
        for at, more in zip(position, spare, strict=True)
    )
    return _scaled(title, scale / factor), (x, y)


def title_templates(user_folder: Path | None = None) -> tuple[TitleTemplate, ...]:
    """Give all templates by category and label; those in `user_folder` replace ours by name.

    Raises:
        BadTemplateError: A file is none; it names the file and what is wrong.
    """
    found: dict[str, TitleTemplate] = {}
    for folder in (_own_folder(), user_folder):
        if folder is not None and folder.is_dir():
            for path in sorted(folder.glob("*.toml")):
                found[path.stem] = read_template(path)
    return tuple(sorted(found.values(), key=lambda one: (one.category, one.label)))


def title_shelf(
    user_folder: Path | None = None,
) -> tuple[tuple[TitleTemplate, ...], tuple[str, ...]]:
    """Give the templates that can be read, as `title_templates` does, and what is wrong elsewhere.

    Of each file that is none there is one sentence; it takes no other's place.
    """
    found: dict[str, TitleTemplate] = {}
    problems: list[str] = []
    for folder in (_own_folder(), user_folder):
        if folder is not None and folder.is_dir():
            for path in sorted(folder.glob("*.toml")):
                try:
                    found[path.stem] = read_template(path)
                except BadTemplateError as exc:
                    problems.append(str(exc))
    shelf = sorted(found.values(), key=lambda one: (one.category, one.label))
    return tuple(shelf), tuple(problems)


def shelf_stamp(user_folder: Path | None = None) -> object:
    """Give something that is equal as long as `title_shelf` would give the same."""
    folders = (one for one in (_own_folder(), user_folder) if one is not None and one.is_dir())
    files = sorted(path for folder in folders for path in folder.glob("*.toml"))
    return tuple((path, (told := path.stat()).st_mtime_ns, told.st_size) for path in files)


def template_named(name: str, user_folder: Path | None = None) -> TitleTemplate:
    """Give one template by its name.

    Raises:
        UnknownName: There is none; the message suggests the nearest.
        BadTemplateError: A file is none.
    """
    known = {one.name: one for one in title_templates(user_folder)}
    if name not in known:
        hint = did_you_mean(name, known)
        raise UnknownName(
            f'There is no title template "{name}".{hint} "kijkocut title" lists them.'
        )
    return known[name]


def read_template(path: Path) -> TitleTemplate:
    """Read one file.

    Raises:
        BadTemplateError: It is no template.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        made = msgspec.convert({"name": path.stem, **_with_ticks(raw)}, TitleTemplate)
        checked_title(made.title)
    except OSError as exc:
        raise BadTemplateError(f"The title template {path} can't be read: {exc.strerror}.") from exc
    except (
        UnicodeDecodeError,
        tomllib.TOMLDecodeError,
        msgspec.ValidationError,
        BadTimeError,
        EditRefused,
    ) as exc:
        raise BadTemplateError(f"The title template {path} is off: {exc}") from exc
    return made


def placing(
    project: Project,
    sequence: Sequence,
    template: TitleTemplate,
    *,
    at: Ticks,
    text: str | None = None,
    duration: Ticks | None = None,
) -> tuple[Command | Later, ...]:
    """Give the commands that put a title over everything that is on show then, as one step.

    It goes on the lowest video track above all that plays at that time; a new one is added where
    there is none. Without `text` it says what the template says, without `duration` (ticks) it
    lasts as long as the template is meant to.
    """
    title, position = template.on_canvas(sequence.width, sequence.height)
    if text is not None:
        title = replace(title, text=text, runs=fitted_runs(title.runs, len(text)))
    length = sequence.rate.snap(template.duration if duration is None else duration)
    span = (at, at + max(length, sequence.rate.frame_ticks))
    placement = Placement(
        source=TitleSource(title=title), source_out=span[1] - span[0], name=template.label
    )

    def placed(project: Project) -> Command:
        return Overwrite(placement=placement, at=at, track=_free(project, sequence, span)[0])

    def moved(project: Project) -> Command:
        rows = (t.id for t in reversed(project.sequence_tracks(sequence.id)))
        here = (project.lane(track).at(at) for track in rows)
        clip = next(c for c in here if c is not None and c.source == placement.source)
        return SetParam(clip=clip.id, name="position", value=position)

    is_full = not _free(project, sequence, span)
    return (
        *((AddTrack(sequence=sequence.id, kind=TrackKind.video),) if is_full else ()),
        placed,
        *((moved,) if any(position) else ()),
    )


def _free(project: Project, sequence: Sequence, span: tuple[int, int]) -> list[TrackId]:
    """Give the video tracks, bottom to top, with nothing on them or above them in that time."""
    rows = [t for t in project.sequence_tracks(sequence.id) if t.kind is TrackKind.video]
    above = itertools.takewhile(
        lambda t: not t.is_locked and not project.lane(t.id).between(*span), reversed(rows)
    )
    return [track.id for track in above][::-1]


def _spare(width: int, height: int, factor: float) -> tuple[float, float]:
    """Give what a canvas has more on each side than the templates' canvas made as large."""
    return (width - _WIDE * factor) / 2, (height - _SIDE * factor) / 2


def _with_ticks(raw: dict[str, Any]) -> dict[str, Any]:
    """Give the file's data with its times, written as `"0.5s"`, in ticks."""
    made = dict(raw)
    if isinstance(made.get("duration"), str):
        made["duration"] = parse_time(made["duration"], _ANY_RATE)
    title = made.get("title")
    if isinstance(title, dict):
        made["title"] = {
            key: {**way, "duration": parse_time(way["duration"], _ANY_RATE)}
            if key in _WAYS and isinstance(way, dict) and isinstance(way.get("duration"), str)
            else way
            for key, way in title.items()
        }
    return made


def _scaled(title: Title, factor: float) -> Title:
    return replace(
        _grown(title, factor, "size", "tracking", "width", "height"),
        stroke=_grown(title.stroke, factor, "width"),
        shadow=_grown(title.shadow, factor, "dx", "dy", "blur"),
        box=_grown(title.box, factor, "padding", "radius"),
        runs=tuple(_grown(run, factor, "size") for run in title.runs),
    )


def _grown(part: P, factor: float, *lengths: str) -> P:
    """Give a part of a title with those of its lengths that are given multiplied."""
    if part is None:
        return part
    given = {name: getattr(part, name) for name in lengths}
    return replace(part, **{name: n * factor for name, n in given.items() if n is not None})


def _own_folder() -> Path:
    package = Path(kijkocut.__file__).parent
    installed = package / "resources" / "titles"
    return installed if installed.is_dir() else package.parent / "resources" / "titles"
