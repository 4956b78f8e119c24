"""Sections of titles and captions."""

from collections.abc import Callable, Iterator
from math import isnan
from typing import Final

from msgspec.structs import replace
from PySide6.QtGui import QFontDatabase

from kijkocut.desktop.inspector.attention import Attention
from kijkocut.desktop.inspector.fields import Field
from kijkocut.desktop.inspector.lettering import TitlePlace, as_float, layout, number, typography
from kijkocut.desktop.inspector.plan import SectionPlan
from kijkocut.desktop.inspector.shared import clip_field, fixed, frames_spec
from kijkocut.edit.command import Command
from kijkocut.edit.commands.set_caption import SetCaption
from kijkocut.edit.commands.set_caption_style import SetCaptionStyle
from kijkocut.edit.commands.set_title import SetTitle
from kijkocut.edit.lettering import fitted_runs
from kijkocut.model.clip import CaptionSource, Clip, TitleSource
from kijkocut.model.params import Easing, ParamKind, ParamSpec, Value
from kijkocut.model.project import Project
from kijkocut.model.sequence import Track
from kijkocut.model.ticks import Rate
from kijkocut.model.title import Animation, Box, Motion, Rgba, Shadow, Stroke, Title, Travel

_TEXT: Final = ParamSpec(
    name="text",
    label="Text",
    kind=ParamKind.text,
    default="",
    unit="lines",
    can_keyframe=False,
    description="Mark a part of it to give that part a style of its own.",
)
_MOTIONS: Final = ("none", *(motion.value for motion in Motion))
_BLACK: Final = (0.0, 0.0, 0.0, 1.0)


def title_sections(
    clips: tuple[Clip, ...], attention: Attention, rate: Rate
) -> Iterator[SectionPlan]:
    """Give the sections of clips that show titles."""
    ids = tuple(clip.id for clip in clips)

    def read(project: Project) -> tuple[Title, ...]:
        found = (project.clip(c).source for c in ids if c in project.places)
        return tuple(source.title for source in found if isinstance(source, TitleSource))

    def write(project: Project, change: Callable[[Title], Title]) -> tuple[Command, ...]:
        made = []
        for key in ids:
            source = project.clip(key).source if key in project.places else None
            if isinstance(source, TitleSource):
                made.append(SetTitle(clip=key, whole=change(source.title)))
        return tuple(made)

    marked = attention.marked if len(clips) == 1 else None
    place = TitlePlace(read=read, write=write, marked=marked)
    text = place.field(_TEXT, lambda t: t.text, _with_text)
    yield SectionPlan(key="title", title="Text", fields=(text, *typography(place, families())))
    yield SectionPlan(key="title_layout", title="Text layout", fields=layout(place))
    titles = tuple(c.source.title for c in clips if isinstance(c.source, TitleSource))
    yield _looks(place, titles)
    yield SectionPlan(
        key="title_motion",
        title="Text motion",
        fields=tuple(_motions(place, rate, titles)),
        is_open=False,
    )


def caption_sections(clips: tuple[Clip, ...]) -> Iterator[SectionPlan]:
    """Give the section of what captions say."""
    ids = tuple(clip.id for clip in clips)
    speaker = fixed("speaker", "Speaker", ParamKind.text, "")

    def said(clip: Clip) -> CaptionSource:
        return clip.source if isinstance(clip.source, CaptionSource) else CaptionSource(text="")

    yield SectionPlan(
        key="caption",
        title="Caption",
        fields=(
            clip_field(
                replace(_TEXT, description=""),
                ids,
                lambda c: said(c).text,
                lambda c, v: (SetCaption(clip=c.id, text=str(v)),),
            ),
            clip_field(
                speaker,
                ids,
                lambda c: said(c).speaker,
                lambda c, v: (SetCaption(clip=c.id, speaker=str(v)),),
            ),
        ),
    )


def caption_style_sections(track: Track) -> Iterator[SectionPlan]:
    """Give the sections of the look of a caption track."""
    key = track.id

    def read(project: Project) -> tuple[Title, ...]:
        found = project.tracks.get(key)
        style = found.caption_style if found is not None else None
        return (style or Title(text=""),)

    def write(project: Project, change: Callable[[Title], Title]) -> tuple[Command, ...]:
        (style,) = read(project)
        return (SetCaptionStyle(track=key, style=change(style)),)

    place = TitlePlace(read=read, write=write)
    yield SectionPlan(
        key="caption_style", title="Caption style", fields=typography(place, families())
    )
    yield SectionPlan(key="caption_layout", title="Caption layout", fields=layout(place))
    yield _looks(place, (track.caption_style or Title(text=""),))


def families() -> tuple[str, ...]:
    """Give the names of the fonts there are; the default is always among them."""
    return tuple(sorted({*QFontDatabase.families(), "DejaVu Sans"}))


def _with_text(title: Title, value: Value) -> Title:
    text = str(value)
    return replace(title, text=text, runs=fitted_runs(title.runs, len(text)))


def _looks(place: TitlePlace, titles: tuple[Title, ...]) -> SectionPlan:
    """Give the section of gradient, outline, shadow and box; of each all that applies."""
    fields: list[Field] = []
    for make, has_it in (
        (_gradient, any(title.gradient is not None for title in titles)),
        (_stroke, any(title.stroke is not None for title in titles)),
        (_shadow, any(title.shadow is not None for title in titles)),
        (_box, any(title.box is not None for title in titles)),
    ):
        switch, *more = make(place)
        fields += (switch, *more) if has_it else (switch,)
    return SectionPlan(
        key="title_looks", title="Outline, shadow, box", fields=tuple(fields), is_open=False
    )


def _gradient(place: TitlePlace) -> Iterator[Field]:
    yield place.field(
        fixed("gradient", "Gradient", ParamKind.switch, default=False),
        lambda t: t.gradient is not None,
        lambda t, v: replace(t, gradient=(t.colour, _BLACK) if v else None),
    )
    for at, word in enumerate(("top", "bottom")):
        yield place.field(
            fixed(f"gradient_{word}", f"Gradient {word}", ParamKind.colour, (1.0, 1.0, 1.0, 1.0)),
            lambda t, at=at: (t.gradient or (t.colour, _BLACK))[at],  # type: ignore[misc]
            lambda t, v, at=at: replace(  # type: ignore[misc]
                t, gradient=_with_part(t.gradient or (t.colour, _BLACK), at, rgba(v))
            ),
        )


def _with_part(pair: tuple[Rgba, Rgba], at: int, colour: Rgba) -> tuple[Rgba, Rgba]:
    return (colour, pair[1]) if at == 0 else (pair[0], colour)


def _stroke(place: TitlePlace) -> Iterator[Field]:
    plain = Stroke(width=4.0)
    yield place.field(
        fixed("stroke", "Outline", ParamKind.switch, default=False),
        lambda t: t.stroke is not None,
        lambda t, v: replace(t, stroke=plain if v else None),
    )
    yield place.field(
        number("stroke_width", "Outline width", 4.0, (0.0, 200.0), unit="px"),
        lambda t: (t.stroke or plain).width,
        lambda t, v: replace(t, stroke=replace(t.stroke or plain, width=as_float(v))),
    )
    yield place.field(
        fixed("stroke_colour", "Outline colour", ParamKind.colour, plain.colour),
        lambda t: (t.stroke or plain).colour,
        lambda t, v: replace(t, stroke=replace(t.stroke or plain, colour=rgba(v))),
    )


def _shadow(place: TitlePlace) -> Iterator[Field]:
    plain = Shadow()
    yield place.field(
        fixed("shadow", "Shadow", ParamKind.switch, default=False),
        lambda t: t.shadow is not None,
        lambda t, v: replace(t, shadow=plain if v else None),
    )
    offset = ParamSpec(
        name="shadow_offset",
        label="Shadow offset",
        kind=ParamKind.point,
        default=(plain.dx, plain.dy),
        unit="px",
        can_keyframe=False,
    )
    yield place.field(
        offset,
        lambda t: ((t.shadow or plain).dx, (t.shadow or plain).dy),
        lambda t, v: replace(t, shadow=_moved(t.shadow or plain, v)),
    )
    yield place.field(
        number("shadow_blur", "Shadow blur", plain.blur, (0.0, 200.0), unit="px"),
        lambda t: (t.shadow or plain).blur,
        lambda t, v: replace(t, shadow=replace(t.shadow or plain, blur=as_float(v))),
    )
    yield place.field(
        fixed("shadow_colour", "Shadow colour", ParamKind.colour, plain.colour),
        lambda t: (t.shadow or plain).colour,
        lambda t, v: replace(t, shadow=replace(t.shadow or plain, colour=rgba(v))),
    )


def _moved(shadow: Shadow, value: Value) -> Shadow:
    if not isinstance(value, tuple):
        return shadow
    dx, dy = value
    return replace(shadow, dx=shadow.dx if isnan(dx) else dx, dy=shadow.dy if isnan(dy) else dy)


def _box(place: TitlePlace) -> Iterator[Field]:
    plain = Box()
    yield place.field(
        fixed("box", "Box", ParamKind.switch, default=False),
        lambda t: t.box is not None,
        lambda t, v: replace(t, box=plain if v else None),
    )
    yield place.field(
        fixed("box_colour", "Box colour", ParamKind.colour, plain.colour),
        lambda t: (t.box or plain).colour,
        lambda t, v: replace(t, box=replace(t.box or plain, colour=rgba(v))),
    )
    yield place.field(
        number("box_padding", "Box padding", plain.padding, (0.0, 500.0), unit="px"),
        lambda t: (t.box or plain).padding,
        lambda t, v: replace(t, box=replace(t.box or plain, padding=as_float(v))),
    )
    yield place.field(
        number("box_radius", "Box corners", plain.radius, (0.0, 500.0), unit="px"),
        lambda t: (t.box or plain).radius,
        lambda t, v: replace(t, box=replace(t.box or plain, radius=as_float(v))),
    )


def _motions(place: TitlePlace, rate: Rate, titles: tuple[Title, ...]) -> Iterator[Field]:
    for name, word in (("arrive", "Arrive"), ("leave", "Leave")):
        motion, *more = _way(place, name, word, rate)
        yield motion
        if any(getattr(title, name) is not None for title in titles):
            yield from more
    yield place.field(
        fixed("travel", "Travel", ParamKind.choice, "none", tuple(t.value for t in Travel)),
        lambda t: t.travel.value,
        lambda t, v: replace(t, travel=Travel(str(v))),
    )


def _way(place: TitlePlace, name: str, word: str, rate: Rate) -> Iterator[Field]:
    plain = Animation(motion=Motion.fade)

    def way(title: Title) -> Animation | None:
        return title.arrive if name == "arrive" else title.leave

    def put(title: Title, made: Animation | None) -> Title:
        return replace(title, arrive=made) if name == "arrive" else replace(title, leave=made)

    def motion(title: Title, value: Value) -> Title:
        if value == "none":
            return put(title, None)
        return put(title, replace(way(title) or plain, motion=Motion(str(value))))

    yield place.field(
        fixed(name, word, ParamKind.choice, "none", _MOTIONS),
        lambda t: _motion_of(way(t)),
        motion,
    )
    usual = rate.nearest_frame(plain.duration)
    yield place.field(
        frames_spec(f"{name}_length", f"{word} length", usual),
        lambda t: rate.nearest_frame((way(t) or plain).duration),
        lambda t, v: put(
            t,
            replace(way(t) or plain, duration=max(1, round(as_float(v))) * rate.frame_ticks),
        ),
    )
    yield place.field(
        fixed(
            f"{name}_easing",
            f"{word} easing",
            ParamKind.choice,
            plain.easing.value,
            tuple(e.value for e in Easing if e is not Easing.bezier),
        ),
        lambda t: (way(t) or plain).easing.value,
        lambda t, v: put(t, replace(way(t) or plain, easing=Easing(str(v)))),
    )


def _motion_of(way: Animation | None) -> Value:
    return way.motion.value if way is not None else "none"


def rgba(value: Value) -> Rgba:
    """Give a value that is known to be a colour."""
    if not isinstance(value, tuple) or len(value) < 3:
        return _BLACK
    red, green, blue = value[:3]
    return (red, green, blue, value[3] if len(value) > 3 else 1.0)
