"""Change a title."""

from typing import ClassVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from kijkocut.edit.command import Command
from kijkocut.edit.draft import Draft
from kijkocut.edit.fields import given
from kijkocut.edit.lettering import checked_title, fitted_runs
from kijkocut.edit.refusal import EditRefused
from kijkocut.model.clip import TitleSource
from kijkocut.model.ids import ClipId
from kijkocut.model.title import (
    Animation,
    Box,
    Rgba,
    Shadow,
    Stroke,
    TextAlign,
    TextRun,
    Title,
    Travel,
)


class SetTitle(Command, frozen=True, kw_only=True, tag="set_title"):
    """Change the text, the typography or the motion of a title; what is left out stays.

    ```
    |  "Hello"  |   ->   |  "Good morning"  |
    ```
    """

    title: ClassVar[str] = "Change title"

    clip: ClipId
    whole: Title | UnsetType = UNSET
    """A whole title to start from, for example a template."""
    text: str | UnsetType = UNSET
    """Styled stretches of the old text stay where the new text reaches."""
    font: str | UnsetType = UNSET
    size: float | UnsetType = UNSET
    weight: int | UnsetType = UNSET
    italic: bool | UnsetType = UNSET
    underline: bool | UnsetType = UNSET
    colour: Rgba | UnsetType = UNSET
    gradient: tuple[Rgba, Rgba] | UnsetType | None = UNSET
    align: TextAlign | UnsetType = UNSET
    tracking: float | UnsetType = UNSET
    line_height: float | UnsetType = UNSET
    width: float | UnsetType | None = UNSET
    height: float | UnsetType | None = UNSET
    stroke: Stroke | UnsetType | None = UNSET
    shadow: Shadow | UnsetType | None = UNSET
    box: Box | UnsetType | None = UNSET
    runs: tuple[TextRun, ...] | UnsetType = UNSET
    arrive: Animation | UnsetType | None = UNSET
    leave: Animation | UnsetType | None = UNSET
    travel: Travel | UnsetType = UNSET

    def apply(self, draft: Draft) -> None:
        """Change the given fields."""
        clip = draft.clip(self.clip)
        if not isinstance(clip.source, TitleSource):
            raise EditRefused(f"{draft.name(clip)} is no title.")
        was = clip.source.title if self.whole is UNSET else self.whole
        fields = given(self, *Title.__struct_fields__)
        made = replace(was, **fields)
        if self.runs is UNSET:
            made = replace(made, runs=fitted_runs(made.runs, len(made.text)))
        draft.put(replace(clip, source=TitleSource(title=checked_title(made))))
