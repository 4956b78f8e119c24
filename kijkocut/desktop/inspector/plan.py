"""Sections as values: what the panel shows, before any widget is made."""

from enum import StrEnum

from msgspec import Struct

from kijkocut.desktop.canvas_focus import Held
from kijkocut.desktop.inspector.fields import Field
from kijkocut.desktop.inspector.items import Item
from kijkocut.model.ids import ClipId, SequenceId, TrackId


class Adds(StrEnum):
    """What a section's plus button adds."""

    nothing = "nothing"
    picture_effect = "picture_effect"
    sound_effect = "sound_effect"
    mask = "mask"


class SectionPlan(Struct, frozen=True, kw_only=True):
    """One section."""

    key: str
    """Stable, as `transform` or `effect:blur`: what is folded and presets go by it."""
    title: str
    fields: tuple[Field, ...] = ()
    item: Item | None = None
    """The effect or mask that it is about."""
    held: Held | None = None
    """What the viewer shows handles of for it: a mask, an effect's places on the picture."""
    adds: Adds = Adds.nothing
    clips: tuple[ClipId, ...] = ()
    track: TrackId | None = None
    master: SequenceId | None = None
    """What is added to: of a master, its sequence."""
    hint: str = ""
    """Shown where there is nothing else."""
    is_open: bool = True
    """Before anybody folded it."""
    has_presets: bool = False
    extra: str = ""
    """Name of a further widget below the fields: `ramp`, `loudness`, `takes`."""

    @property
    def shape(self) -> tuple[object, ...]:
        """What decides the widgets; sections of one shape can stand in for each other."""
        return (self.adds, self.hint, self.extra, *(field.spec for field in self.fields))
