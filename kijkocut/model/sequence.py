"""Sequences, their tracks and their markers."""

from enum import StrEnum

from msgspec import Struct

from kijkocut.model.clip import Effect
from kijkocut.model.ids import AngleId, BinId, MarkerId, SequenceId, TrackId
from kijkocut.model.params import Param
from kijkocut.model.ticks import Rate, Ticks
from kijkocut.model.title import Title


class ColourSpace(StrEnum):
    """What the numbers of a sequence's frames mean."""

    bt709 = "bt709"
    """Rec.709 primaries, display-referred with the BT.709 transfer."""
    srgb = "srgb"
    bt2020 = "bt2020"
    """Rec.2020 primaries, SDR transfer."""
    pq = "pq"
    """Rec.2020 primaries, SMPTE ST 2084."""
    hlg = "hlg"
    """Rec.2020 primaries, ARIB STD-B67."""


class Background(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is seen where no clip is."""

    kind: str = "colour"
    """`colour`, `gradient` or `blur` (a blurred fill of the lowest clip)."""
    colours: tuple[tuple[float, float, float, float], ...] = ((0.0, 0.0, 0.0, 1.0),)
    strength: str = "medium"
    """Of `blur`: `light`, `medium` or `heavy`."""


class AngleSound(StrEnum):
    """Which sound goes with the picture of a multicam."""

    one = "one"
    """That of one angle, whatever is seen."""
    follows = "follows"
    """That of the angle that is seen; switching cuts the sound along with the picture."""
    all_together = "all"
    """That of all angles, mixed."""


class Multicam(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What makes a sequence a multicam: its tracks form angles, and clips show one of them."""

    sound: AngleSound = AngleSound.one
    sound_angle: AngleId | None = None
    """For `one`: which; None is the first angle that has sound."""


class Sequence(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="sequence"):
    """A timeline: a canvas, a rate, and an ordered pile of tracks."""

    id: SequenceId
    name: str
    width: int = 1920
    height: int = 1080
    rate: Rate = Rate(30, 1)
    drop_frame: bool = False
    sample_rate: int = 48_000
    channels: int = 2
    colour_space: ColourSpace = ColourSpace.bt709
    linear_light: bool = False
    """Whether layers blend in linear light; by default they blend as displayed, like other
    editors."""
    background: Background = Background()
    tracks: tuple[TrackId, ...] = ()
    """Bottom to top for video; sound tracks have no order that can be heard."""
    start_timecode: Ticks = 0
    range_in: Ticks | None = None
    range_out: Ticks | None = None
    bin: BinId | None = None
    params: tuple[Param, ...] = ()
    """Of the master that the whole mix goes through: `model.intrinsics.MASTER`."""
    effects: tuple[Effect, ...] = ()
    """Audio effects of the master, in their order; they come before its gain."""
    multicam: Multicam | None = None
    """What its clips play when it is a multicam; None is an ordinary sequence."""


class TrackKind(StrEnum):
    """What a track carries."""

    video = "video"
    audio = "audio"
    caption = "caption"


class Track(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="track"):
    """A row of clips; the clips themselves live in the project's `lanes`."""

    id: TrackId
    sequence: SequenceId
    kind: TrackKind
    name: str
    height: int = 64
    """Height of the row in the timeline dock, in points."""
    is_locked: bool = False
    is_muted: bool = False
    is_solo: bool = False
    is_hidden: bool = False
    is_sync_locked: bool = True
    """Whether ripple edits on other tracks move this one along."""
    is_target: bool = True
    """Whether paste and three-point edits land here."""
    params: tuple[Param, ...] = ()
    """`model.intrinsics.TRACK`."""
    effects: tuple[Effect, ...] = ()
    caption_style: Title | None = None
    """For caption tracks: the look of every line (its text is ignored)."""
    language: str = ""
    angle: AngleId | None = None
    """The angle of a multicam that the track belongs to; those of one angle share it."""


class Marker(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="marker"):
    """A note at a time of a sequence."""

    id: MarkerId
    sequence: SequenceId
    at: Ticks
    duration: Ticks = 0
    name: str = ""
    note: str = ""
    colour: str = "green"
    is_chapter: bool = False
