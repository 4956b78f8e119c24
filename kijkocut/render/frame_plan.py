"""A frame as a value: what to fetch and how to combine it. Pure numbers; no GL, no arrays.

Coordinates: *clip space* is pixels of the sequence's canvas from the clip's centre, x right and y
    down, after the clip was fitted to the canvas and before its own transform. *Output space* is
    pixels of the rendered frame from its top left corner. `Affine` maps the first to the second.
"""

import hashlib
from enum import StrEnum

import msgspec
from msgspec import Struct

from kijkocut.model.clip import BlendMode, MaskMode, MaskShape
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.params import Value
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import Ticks
from kijkocut.model.title import Title

Values = tuple[tuple[str, Value], ...]
"""Resolved parameter values by name."""

Rgba = tuple[float, float, float, float]


class Affine(Struct, frozen=True):
    """x' = xx*x + xy*y + x0, y' = yx*x + yy*y + y0."""

    xx: float = 1.0
    xy: float = 0.0
    x0: float = 0.0
    yx: float = 0.0
    yy: float = 1.0
    y0: float = 0.0

    def then(self, after: "Affine") -> "Affine":
        """Give the map that does this one first and `after` second."""
        return Affine(
            after.xx * self.xx + after.xy * self.yx,
            after.xx * self.xy + after.xy * self.yy,
            after.xx * self.x0 + after.xy * self.y0 + after.x0,
            after.yx * self.xx + after.yy * self.yx,
            after.yx * self.xy + after.yy * self.yy,
            after.yx * self.x0 + after.yy * self.y0 + after.y0,
        )

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Map one point."""
        return self.xx * x + self.xy * y + self.x0, self.yx * x + self.yy * y + self.y0

    @property
    def determinant(self) -> float:
        """The factor by which areas grow; negative when mirrored, 0 when nothing is left."""
        return self.xx * self.yy - self.xy * self.yx

    def inverse(self) -> "Affine":
        """Give the map back.

        Raises:
            ZeroDivisionError: The determinant is 0.
        """
        d = self.determinant
        xx, xy, yx, yy = self.yy / d, -self.xy / d, -self.yx / d, self.xx / d
        return Affine(
            xx, xy, -(xx * self.x0 + xy * self.y0), yx, yy, -(yx * self.x0 + yy * self.y0)
        )


class Quality(StrEnum):
    """How much care resampling gets."""

    full = "full"
    """Catmull-Rom when enlarging, area average when reducing."""
    draft = "draft"
    """Bilinear, for playback."""


class MediaPicture(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="media"):
    """A frame of a media file."""

    media: MediaId
    path: str
    at: Ticks
    """Media time in ticks; for constant-rate streams the middle of the frame that is meant."""
    stream: int | None = None
    size: tuple[int, int] = (0, 0)
    """Displayed size in square pixels, as measured by the probe."""
    blend_at: Ticks | None = None
    """Media time of a second frame to mix in, for retimes that blend."""
    blend_share: float = 0.0
    """Weight of the second frame, 0..1."""


class TitlePicture(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="title"):
    """Text, rasterised around the clip's centre."""

    title: Title
    """Without its motion, so that all frames of one title share a raster."""
    anchor: str = "centre"
    """Which point of the text sits on the clip's centre: `centre` or `bottom` (captions)."""
    letters: int | None = None
    """How many characters are written so far; None is all. The others keep their place."""
    uncovered: float = 1.0
    """Share of the text block that is seen, from the side where reading starts."""
    travel: tuple[float, float] = (0.0, 0.0)
    """Where the text is on its way across the canvas, x and y: -1 just outside at the left or the
    top, 0 in the middle, 1 just outside at the right or the bottom."""


class Sound(Struct, frozen=True, kw_only=True):
    """The mix of a sequence at a moment, for shaders that show what is heard."""

    sequence: SequenceId
    first: int
    """Number of the sample at the start of the frame."""
    sample_rate: int
    heard: str
    """A digest of the clips and tracks that make the sound."""


class GeneratorPicture(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="generator"):
    """A picture made by a shader of the catalogue."""

    kind: str
    values: Values
    time: Ticks = 0
    """From the clip's start; kept only when the shader depends on it."""
    frame: int = 0
    """Frame number from the clip's start; kept only when the shader depends on it."""
    step: Ticks = 0
    """Length of a frame; kept only when the shader depends on it."""
    sound: Sound | None = None
    """What it hears; kept only when the shader listens."""
    version: str = ""
    """Of the shader's file; empty for the program's own."""


class NestPicture(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="nest"):
    """Another sequence's frame."""

    plan: "FramePlan"


Picture = MediaPicture | TitlePicture | GeneratorPicture | NestPicture


class PlannedEffect(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An effect with its values at this moment; effects that change nothing are not planned."""

    kind: str
    values: Values
    margin: float = 0.0
    """How far it draws beyond the picture, in pixels of the canvas."""
    time: Ticks = 0
    frame: int = 0
    step: Ticks = 0
    sound: Sound | None = None
    version: str = ""


class Crop(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is cut from each side, as its share, and the soft edge inside in canvas pixels."""

    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    feather: float = 0.0


class PlannedMask(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A mask with its values at this moment, in clip space."""

    shape: MaskShape
    mode: MaskMode
    is_inverted: bool = False
    values: Values = ()
    points: tuple[tuple[float, float, float, float, float, float], ...] = ()
    lettering: Title | None = None


class Glimpse(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A clip's picture at one moment with its effects, as later frames remember it."""

    picture: Picture
    box: tuple[float, float]
    density: float
    effects: tuple[PlannedEffect, ...] = ()


class Layer(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="layer"):
    """One picture with all that is done to it before it meets what lies below."""

    picture: Picture
    box: tuple[float, float]
    """Size of the fitted picture in clip space; the canvas for titles and generators."""
    matrix: Affine
    density: float
    """Pixels per clip-space unit for surfaces on which effects and masks are worked out."""
    opacity: float = 1.0
    blend: BlendMode = BlendMode.normal
    crop: Crop | None = None
    masks: tuple[PlannedMask, ...] = ()
    effects: tuple[PlannedEffect, ...] = ()
    """Worked out in clip space, before the transform."""
    track_effects: tuple[PlannedEffect, ...] = ()
    """Worked out in output space, after the transform."""
    past: tuple[Glimpse, ...] | None = None
    """The frames before this one, oldest first, where an effect or generator remembers them."""

    @property
    def glimpse(self) -> Glimpse:
        """What later frames remember of this one."""
        return Glimpse(
            picture=self.picture, box=self.box, density=self.density, effects=self.effects
        )


class TransitionLayer(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="transition"):
    """Two layers and the shader that leads from one to the other."""

    kind: str
    values: Values
    progress: float
    """0 shows only `before`, 1 only `after`."""
    before: Layer | None
    after: Layer | None
    opacity: float = 1.0
    blend: BlendMode = BlendMode.normal
    track_effects: tuple[PlannedEffect, ...] = ()
    time: Ticks = 0
    frame: int = 0
    step: Ticks = 0
    sound: Sound | None = None
    version: str = ""
    past: "tuple[TransitionLayer, ...] | None" = None
    """Its earlier moments, oldest first, where the transition's shader remembers them."""

    @property
    def moment(self) -> "TransitionLayer":
        """What later frames remember of this one."""
        return TransitionLayer(
            kind=self.kind,
            values=self.values,
            progress=self.progress,
            before=self.before,
            after=self.after,
            time=self.time,
            frame=self.frame,
            step=self.step,
            sound=self.sound,
            version=self.version,
        )


class AdjustmentLayer(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="adjustment"):
    """Effects on everything below, within the clip's box, masks and opacity."""

    effects: tuple[PlannedEffect, ...]
    box: tuple[float, float]
    matrix: Affine
    density: float
    opacity: float = 1.0
    blend: BlendMode = BlendMode.normal
    crop: Crop | None = None
    masks: tuple[PlannedMask, ...] = ()
    below: "FramePlan | None" = None
    """Everything that lies below, where effects remember; then no other layer lies there."""
    past: tuple[Glimpse, ...] | None = None
    """What lay below in the frames before this one, with the effects; oldest first."""


AnyLayer = Layer | TransitionLayer | AdjustmentLayer


class FramePlan(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="plan"):
    """One frame of one sequence.

    Equal projects give equal plans; equal plans give equal pixels for the same media.
    """

    size: tuple[int, int]
    """Of the rendered frame in pixels."""
    scale: float
    """Rendered pixels per pixel of the canvas."""
    layers: tuple[AnyLayer, ...] = ()
    """Bottom to top."""
    background: tuple[Rgba, ...] = ((0.0, 0.0, 0.0, 1.0),)
    """One colour, or the top and bottom of a gradient; straight alpha."""
    colour_space: ColourSpace = ColourSpace.bt709
    is_linear_light: bool = False
    is_opaque: bool = True
    """Whether no part of the frame can be seen through."""
    quality: Quality = Quality.full
    passthrough: MediaPicture | None = None
    """The one source that is shown as it is over the whole frame, if that is all there is to see.

    Its decoded planes may go to an encoder of equal format, size and colour.
    """
    missing: tuple[str, ...] = ()
    """What the plan had to leave out, one sentence each: unknown effects, missing media."""

    @property
    def is_untouched(self) -> bool:
        """Whether the frame is one source frame and nothing else."""
        return self.passthrough is not None

    @property
    def key(self) -> str:
        """A digest of all that shapes the pixels: equal keys, equal frames; stable across runs."""
        return hashlib.blake2b(msgspec.msgpack.encode(self), digest_size=16).hexdigest()

    def pictures(self) -> tuple[MediaPicture, ...]:
        """Give every media frame the plan needs, nests included, bottom to top."""
        found: list[MediaPicture] = []
        for layer in self.layers:
            match layer:
                case Layer():
                    found.extend(_media_of(layer))
                case TransitionLayer():
                    for side in (layer.before, layer.after):
                        found.extend(_media_of(side) if side else ())
                case AdjustmentLayer(below=below):
                    found.extend(below.pictures() if below else ())
        return tuple(found)


def _media_of(layer: Layer) -> tuple[MediaPicture, ...]:
    match layer.picture:
        case MediaPicture() as picture:
            return (picture,)
        case NestPicture(plan=plan):
            return plan.pictures()
        case _:
            return ()
