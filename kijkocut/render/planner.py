"""Plans a frame: from a project and a time to what is fetched and how it is combined. Pure."""

from functools import partial
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.effects import Catalogue
from kijkocut.model.angles import tracks_played
from kijkocut.model.clip import CaptionSource, Clip, SequenceSource
from kijkocut.model.errors import UserError
from kijkocut.model.ids import AngleId, SequenceId, TrackId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Background, ColourSpace, Sequence, Track, TrackKind
from kijkocut.model.ticks import Ticks
from kijkocut.model.title import Box, Title
from kijkocut.render.clip_layers import ClipLayers
from kijkocut.render.clip_sources import View, untouched
from kijkocut.render.effect_plan import EffectPlan
from kijkocut.render.frame_plan import (
    AdjustmentLayer,
    Affine,
    FramePlan,
    Layer,
    MediaPicture,
    NestPicture,
    PlannedEffect,
    Quality,
    Rgba,
    TitlePicture,
    TransitionLayer,
)
from kijkocut.render.geometry import fitted
from kijkocut.render.hindsight import Hindsight
from kijkocut.render.listening import sound_at
from kijkocut.render.planned import Planned

_DEEPEST: Final = 16
_CLEAR: Final[tuple[Rgba, ...]] = ((0.0, 0.0, 0.0, 0.0),)
_BLACK: Final[tuple[Rgba, ...]] = ((0.0, 0.0, 0.0, 1.0),)
_BLURS: Final = {"light": 0.01, "medium": 0.025, "heavy": 0.05}
"""Strength of a blurred background: the blur's deviation as a share of the canvas width."""
_CAPTION_BOTTOM: Final = 0.9
"""Lower border of captions as a share of the canvas height: SMPTE ST 2046-1's safe area."""


class NoSuchSequenceError(UserError):
    """A plan was asked for a sequence that the project does not have."""

    code = "render.no_sequence"


class PlanSettings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a frame is wanted."""

    size: tuple[int, int] | None = None
    """Pixels of the frame; None is the canvas. Another shape shows the canvas whole, over black."""
    quality: Quality = Quality.full
    has_captions: bool = True
    """Whether visible caption tracks are drawn into the picture."""
    is_transparent: bool = False
    """Whether the default black background is left out, for exports with alpha."""
    colour_space: ColourSpace | None = None
    """What the frame's numbers shall mean; None is the sequence's own. Layers always meet there."""


AS_CANVAS: Final = PlanSettings()
"""Full size and care, captions shown."""


def plan(
    project: Project,
    sequence_id: SequenceId,
    tick: Ticks,
    *,
    catalogue: Catalogue,
    settings: PlanSettings = AS_CANVAS,
) -> FramePlan:
    """Plan the frame of a sequence that is on show at `tick`.

    Takes time with the logarithm of the number of clips, and with the number of layers at `tick`.
    What can't be seen is left out: hidden, muted and disabled things, effects that change nothing,
    layers under an opaque one. What the project names but nobody knows is listed in
    `FramePlan.missing`.

    Args:
        project: A snapshot.
        sequence_id: Which sequence.
        tick: Timeline time; any tick within a frame gives that frame.
        catalogue: Defines the effects, transitions and generators.
        settings: Size and care.

    Raises:
        NoSuchSequenceError: The project has no such sequence.
    """
    sequence = project.sequences.get(sequence_id)
    if sequence is None:
        raise NoSuchSequenceError(f'There is no sequence "{sequence_id}" in this project.')
    canvas = (sequence.width, sequence.height)
    size = settings.size or canvas
    space = settings.colour_space
    if space not in (None, sequence.colour_space):
        own = replace(settings, colour_space=None)
        shown = plan(project, sequence_id, tick, catalogue=catalogue, settings=own)
        framed = _framed(shown, size, is_transparent=settings.is_transparent)
        return replace(framed, colour_space=space)
    across, down = size[0] / canvas[0], size[1] / canvas[1]
    if abs(across - down) * min(canvas) < 2.0:
        planner = _Planner(project, catalogue, settings, Hindsight())
        return planner.frame(sequence, tick, size)
    scale = min(across, down)
    inner = max(1, round(canvas[0] * scale)), max(1, round(canvas[1] * scale))
    shown = plan(
        project,
        sequence_id,
        tick,
        catalogue=catalogue,
        settings=replace(settings, size=inner),
    )
    return _framed(shown, size, is_transparent=settings.is_transparent)


def _framed(inner: FramePlan, size: tuple[int, int], *, is_transparent: bool) -> FramePlan:
    """Show a plan whole in the middle of a frame of another shape."""
    left, top = (size[0] - inner.size[0]) // 2, (size[1] - inner.size[1]) // 2
    matrix = Affine(x0=left + inner.size[0] / 2, y0=top + inner.size[1] / 2)
    box = (float(inner.size[0]), float(inner.size[1]))
    return FramePlan(
        size=size,
        scale=inner.scale,
        layers=(Layer(picture=NestPicture(plan=inner), box=box, matrix=matrix, density=1.0),),
        background=_CLEAR if is_transparent else _BLACK,
        colour_space=inner.colour_space,
        is_linear_light=inner.is_linear_light,
        is_opaque=not is_transparent,
        quality=inner.quality,
        missing=inner.missing,
    )


def _holds_all(planned: Planned) -> bool:
    """Whether a layer holds everything below it."""
    return isinstance(planned.layer, AdjustmentLayer) and planned.layer.below is not None


class _Planner:
    """Plans frames of one project; nests get a planner of their own, one deeper."""

    def __init__(
        self,
        project: Project,
        catalogue: Catalogue,
        settings: PlanSettings,
        hindsight: Hindsight,
        depth: int = 0,
        angle: AngleId | None = None,
    ) -> None:
        self._project = project
        self._catalogue = catalogue
        self._settings = settings
        self._hindsight = hindsight
        self._depth = depth
        self._angle = angle

    def frame(self, sequence: Sequence, tick: Ticks, size: tuple[int, int]) -> FramePlan:
        """Plan one frame in `size` pixels, whose shape is the canvas's."""
        tick = sequence.rate.frames(tick) * sequence.rate.frame_ticks
        across, down = size[0] / sequence.width, size[1] / sequence.height
        view = View(
            matrix=Affine(across, 0.0, size[0] / 2, 0.0, down, size[1] / 2),
            canvas=(float(sequence.width), float(sequence.height)),
            size=size,
            rate=sequence.rate,
            blank=FramePlan(
                size=size,
                scale=(across + down) / 2,
                background=_CLEAR,
                colour_space=sequence.colour_space,
                is_linear_light=sequence.linear_light,
                is_opaque=False,
                quality=self._settings.quality,
            ),
        )
        effects = EffectPlan(
            self._catalogue, sequence.rate, partial(sound_at, self._project, sequence.id)
        )

        def below(clip: Clip, at: Ticks) -> FramePlan:
            layers = self._layers(sequence, at, clips, clip.track)
            return self._framed(sequence, [*layers, *clips.under(clip, at)], view)

        clips = ClipLayers(
            self._project, effects, view, self._nest, below=below, hindsight=self._hindsight
        )
        planned = self._layers(sequence, tick, clips)
        if self._settings.has_captions:
            planned += self._captions(sequence, tick, view)
        missing = tuple(dict.fromkeys(effects.missing))
        return replace(self._framed(sequence, planned, view), missing=missing)

    def _framed(self, sequence: Sequence, planned: list[Planned], view: View) -> FramePlan:
        """Give a frame of `planned` layers over the sequence's background."""
        first = self._lowest_visible(planned)
        background = _CLEAR if first >= 0 else self._background(sequence.background)
        layers = [one.layer for one in planned[max(0, first) :]]
        if first < 0 and sequence.background.kind == "blur" and not any(map(_holds_all, planned)):
            layers = [*self._blurred_fill(layers, view, sequence.background), *layers]
        return replace(
            view.blank,
            layers=tuple(layers),
            background=background,
            is_opaque=first >= 0 or all(colour[3] >= 1.0 for colour in background),
            passthrough=untouched(self._project, layers, sequence, view.size),
        )

    def _layers(
        self, sequence: Sequence, tick: Ticks, clips: ClipLayers, below: TrackId | None = None
    ) -> list[Planned]:
        """Everything on show on video tracks, or on those `below` one of them; bottom to top."""
        tracks = tracks_played(self._project, sequence.id, self._angle)
        has_solo = any(t.is_solo for t in tracks if t.kind is TrackKind.video)
        planned: list[Planned] = []
        for track in tracks:
            if track.id == below:
                break
            is_shown = not (track.is_hidden or track.is_muted)
            if track.kind is TrackKind.video and is_shown and (track.is_solo or not has_solo):
                for one in clips.of_track(track, tick):
                    planned = [one] if _holds_all(one) else [*planned, one]
        return planned

    def _captions(self, sequence: Sequence, tick: Ticks, view: View) -> list[Planned]:
        planned: list[Planned] = []
        for track in self._project.sequence_tracks(sequence.id):
            if track.kind is TrackKind.caption and not (track.is_hidden or track.is_muted):
                planned += self._caption(track, tick, view)
        return planned

    def _lowest_visible(self, planned: list[Planned]) -> int:
        """The place of the topmost layer that hides all below it, or -1."""
        return next((i for i in reversed(range(len(planned))) if planned[i].hides_below), -1)

    def _background(self, background: Background) -> tuple[Rgba, ...]:
        colours = background.colours or _BLACK
        wants_clear = self._settings.is_transparent or self._depth > 0
        if wants_clear and background == Background():
            return _CLEAR
        if background.kind == "gradient":
            return (colours[0], colours[-1])
        return (colours[0],) if background.kind == "colour" else _BLACK

    def _blurred_fill(
        self, layers: list[Layer | TransitionLayer | AdjustmentLayer], view: View, look: Background
    ) -> list[Layer]:
        """The lowest picture again, over the whole canvas and blurred."""
        lowest: Layer | None = None
        for layer in layers:
            found = (layer.after or layer.before) if isinstance(layer, TransitionLayer) else layer
            if isinstance(found, Layer) and isinstance(found.picture, MediaPicture | NestPicture):
                lowest = found
                break
        if lowest is None:
            return []
        sigma = _BLURS.get(look.strength, _BLURS["medium"]) * view.canvas[0]
        return [
            Layer(
                picture=lowest.picture,
                box=fitted(lowest.box, view.canvas, "fill"),
                matrix=view.matrix,
                density=view.matrix.xx / 4,
                effects=(PlannedEffect(kind="gaussian_blur", values=(("sigma", sigma),)),),
            )
        ]

    def _caption(self, track: Track, tick: Ticks, view: View) -> list[Planned]:
        clip = self._project.lane(track.id).at(tick)
        if clip is None or not clip.is_enabled or not isinstance(clip.source, CaptionSource):
            return []
        high = view.canvas[1]
        style = track.caption_style or Title(
            text="", size=high * 0.045, width=view.canvas[0] * 0.8, box=Box(padding=high * 0.012)
        )
        down = Affine(y0=(_CAPTION_BOTTOM - 0.5) * high)
        layer = Layer(
            picture=TitlePicture(title=replace(style, text=clip.source.text), anchor="bottom"),
            box=view.canvas,
            matrix=down.then(view.matrix),
            density=view.matrix.xx,
        )
        return [Planned(layer=layer, hides_below=False)] if clip.source.text.strip() else []

    def _nest(self, source: SequenceSource, tick: Ticks, size: tuple[int, int]) -> FramePlan | None:
        """Plan a nested sequence; None when nothing can be shown."""
        sequence = self._project.sequences.get(source.sequence)
        if sequence is None or self._depth >= _DEEPEST or tick < 0:
            return None
        settings = replace(self._settings, size=None, is_transparent=False)
        inner = _Planner(
            self._project,
            self._catalogue,
            settings,
            self._hindsight,
            self._depth + 1,
            source.angle,
        )
        return inner.frame(sequence, tick, size)
