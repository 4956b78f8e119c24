"""Clips: a range of a source, placed on a track, with all that is done to it."""

from enum import StrEnum

from msgspec import Struct

from kijkocut.model.ids import (
    AngleId,
    ClipId,
    EffectId,
    GroupId,
    LinkId,
    MarkerId,
    MaskId,
    MediaId,
    SequenceId,
    TrackId,
)
from kijkocut.model.params import Param
from kijkocut.model.retime import Retime
from kijkocut.model.ticks import Ticks
from kijkocut.model.title import Title


class MediaSource(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="media"):
    """A stream of a media file."""

    media: MediaId
    stream: int | None = None
    """Stream index in the file; None takes the first stream of the track's kind."""


class SequenceSource(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="sequence"):
    """Another sequence of the project: a nest."""

    sequence: SequenceId
    angle: AngleId | None = None
    """Of a multicam: the one angle that is seen, or on a sound track heard; None is everything."""


class TitleSource(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="title"):
    """Text."""

    title: Title


class GeneratorSource(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="generator"):
    """A picture or sound made by rule: colour, gradient, bars, noise, tone, countdown."""

    kind: str
    """Name in the catalogue of `kijkocut.effects`."""
    params: tuple[Param, ...] = ()


class AdjustmentSource(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="adjustment"):
    """Nothing of its own: its effects work on everything below."""


class CaptionSource(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="caption"):
    """A spoken line on a caption track."""

    text: str
    speaker: str = ""


Source = (
    MediaSource | SequenceSource | TitleSource | GeneratorSource | AdjustmentSource | CaptionSource
)


class BlendMode(StrEnum):
    """How a layer mixes with what lies below; formulas are W3C Compositing and Blending Level 1."""

    normal = "normal"
    darken = "darken"
    multiply = "multiply"
    colour_burn = "colour_burn"
    linear_burn = "linear_burn"
    lighten = "lighten"
    screen = "screen"
    colour_dodge = "colour_dodge"
    add = "add"
    overlay = "overlay"
    soft_light = "soft_light"
    hard_light = "hard_light"
    vivid_light = "vivid_light"
    linear_light = "linear_light"
    pin_light = "pin_light"
    hard_mix = "hard_mix"
    difference = "difference"
    exclusion = "exclusion"
    subtract = "subtract"
    divide = "divide"
    hue = "hue"
    saturation = "saturation"
    colour = "colour"
    luminosity = "luminosity"


class Effect(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One use of an effect on a clip or a track."""

    id: EffectId
    kind: str
    """Name in the catalogue of `kijkocut.effects`."""
    is_enabled: bool = True
    params: tuple[Param, ...] = ()


class MaskShape(StrEnum):
    """The outline of a mask."""

    rectangle = "rectangle"
    ellipse = "ellipse"
    polygon = "polygon"
    star = "star"
    heart = "heart"
    diamond = "diamond"
    split_line = "split"
    """Everything on one side of a line."""
    bars = "bars"
    text = "text"
    """Letters, as large as its size has room for."""
    path = "path"


class MaskMode(StrEnum):
    """How a mask joins the masks before it."""

    add = "add"
    subtract = "subtract"
    intersect = "intersect"


class Mask(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A shape that limits where a clip is seen. Parameters: `model.intrinsics.MASK`."""

    id: MaskId
    shape: MaskShape
    mode: MaskMode = MaskMode.add
    is_inverted: bool = False
    params: tuple[Param, ...] = ()
    points: tuple[tuple[float, float, float, float, float, float], ...] = ()
    """For `path`: x, y and the in and out handles (dx, dy each), in pixels from the clip's
    centre. Not used while the parameter `path` has keyframes, see `model.mask_path`."""
    lettering: Title | None = None
    """For `text`: the letters and their look; colours, outline, motion and box are not used."""


class Alignment(StrEnum):
    """Where a transition lies relative to its cut."""

    centre = "centre"
    start = "start"
    """The transition begins at the cut."""
    end = "end"
    """The transition ends at the cut."""


class Transition(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The change from one clip into the next, over the cut where the clip carrying it starts.

    It plays from `before` ticks ahead of the cut to `after` ticks past it, using the handles of
    both clips; it moves nothing.
    """

    kind: str
    """Name in the catalogue of `kijkocut.effects`."""
    before: Ticks
    after: Ticks
    params: tuple[Param, ...] = ()

    @property
    def duration(self) -> int:
        """Length in ticks."""
        return self.before + self.after


class FadeCurve(StrEnum):
    """The shape of a fade."""

    linear = "linear"
    """Constant gain slope."""
    power = "power"
    """Constant power: sine quarter wave."""
    smooth = "smooth"
    """Raised cosine."""


class Fade(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A fade at one end of a clip; fades sound on audio tracks and opacity on video tracks."""

    duration: Ticks
    curve: FadeCurve = FadeCurve.power


class ClipMarker(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A note at a moment of a clip's source."""

    id: MarkerId
    at: Ticks
    """Media time in ticks."""
    name: str = ""
    note: str = ""
    colour: str = "blue"
    duration: Ticks = 0


TakeSource = MediaSource | SequenceSource
"""What can be one of several takes."""


class Take(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another source that could stand in a clip's place: what of a clip belongs to its source."""

    source: TakeSource
    source_in: Ticks = 0
    """Source time that would show at the clip's start; it moves along when the clip is trimmed, and
    may come to lie outside the source."""
    name: str = ""
    markers: tuple[ClipMarker, ...] = ()
    channel_map: tuple[int, ...] = ()


class Clip(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="clip"):
    """A range of a source on a track. Its own parameters are `model.intrinsics.CLIP`."""

    id: ClipId
    track: TrackId
    start: Ticks
    duration: Ticks
    source: Source
    source_in: Ticks = 0
    """Source time shown at the clip's start, in ticks from the source's beginning."""
    retime: Retime = Retime()
    name: str = ""
    colour: str = ""
    is_enabled: bool = True
    blend: BlendMode = BlendMode.normal
    params: tuple[Param, ...] = ()
    effects: tuple[Effect, ...] = ()
    masks: tuple[Mask, ...] = ()
    fade_in: Fade | None = None
    fade_out: Fade | None = None
    transition: Transition | None = None
    """Over the cut with the clip that ends where this one starts."""
    markers: tuple[ClipMarker, ...] = ()
    channel_map: tuple[int, ...] = ()
    """For sound: which source channel feeds each output channel, -1 for silence; empty is as it
    comes."""
    link: LinkId | None = None
    """Clips with one link (picture and its sound) are edited together."""
    group: GroupId | None = None
    takes: tuple[Take, ...] = ()
    """The other takes, in order; the one that shows is the clip's own source."""
    take_place: int = 0
    """How many of the other takes stand before the one that shows."""

    @property
    def end(self) -> int:
        """The first tick after the clip."""
        return self.start + self.duration

    @property
    def source_end(self) -> int:
        """Source time reached at the clip's end."""
        return self.source_in + self.retime.offset(self.duration)

    @property
    def every_param(self) -> tuple[Param, ...]:
        """All parameters that are set of it and of its generator, effects and masks."""
        of_source = self.source.params if isinstance(self.source, GeneratorSource) else ()
        of_effects = (param for effect in self.effects for param in effect.params)
        of_masks = (param for mask in self.masks for param in mask.params)
        return (*self.params, *of_source, *of_effects, *of_masks)
