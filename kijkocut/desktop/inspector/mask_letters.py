"""The fields of a text mask's letters."""

from collections.abc import Callable, Iterator
from typing import Final

from msgspec.structs import replace

from kijkocut.desktop.inspector.fields import Field
from kijkocut.desktop.inspector.lettering import TitlePlace, typography
from kijkocut.edit.command import Command
from kijkocut.edit.commands.set_mask import SetMask
from kijkocut.edit.lettering import fitted_runs
from kijkocut.model.clip import Mask
from kijkocut.model.ids import ClipId
from kijkocut.model.params import ParamKind, ParamSpec, Value
from kijkocut.model.project import Project
from kijkocut.model.title import Title

_TEXT: Final = ParamSpec(
    name="text",
    label="Text",
    kind=ParamKind.text,
    default="",
    unit="lines",
    can_keyframe=False,
    description="As large as the mask's size has room for.",
)
_STYLES: Final = ("font", "weight", "italic")


def letter_fields(clip: ClipId, mask: Mask, families: tuple[str, ...]) -> Iterator[Field]:
    """Give the fields of what a text mask says, and in which letters."""

    def read(project: Project) -> tuple[Title, ...]:
        masks = project.clip(clip).masks if clip in project.places else ()
        return tuple(m.lettering for m in masks if m.id == mask.id and m.lettering is not None)

    def write(project: Project, change: Callable[[Title], Title]) -> tuple[Command, ...]:
        return tuple(
            SetMask(clip=clip, mask=mask.id, lettering=change(title)) for title in read(project)
        )

    place = TitlePlace(read=read, write=write)
    yield place.field(_TEXT, lambda title: title.text, _with_text)
    yield from (field for field in typography(place, families) if field.spec.name in _STYLES)


def _with_text(title: Title, value: Value) -> Title:
    text = str(value)
    return replace(title, text=text, runs=fitted_runs(title.runs, len(text)))
