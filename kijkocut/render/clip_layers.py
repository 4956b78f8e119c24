"""Plans what one video track shows at a moment: its clip, or two in a transition."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.effects import EffectKind
from kijkocut.model.clip import (
    AdjustmentSource,
    BlendMode,
    Clip,
    Mask,
)
from kijkocut.model.intrinsics import CLIP, MASK, spec
from kijkocut.model.params import Value, value_at
from kijkocut.model.project import Project
from kijkocut.model.sequence import Track
from kijkocut.model.ticks import Ticks
from kijkocut.render.clip_sources import ClipSources, Nest, View
from kijkocut.render.effect_plan import EffectPlan
from kijkocut.render.frame_plan import (
    AdjustmentLayer,
    AnyLayer,
    Glimpse,
    Layer,
    PlannedEffect,
    PlannedMask,
    TransitionLayer,
)
from kijkocut.render.geometry import covers, crop_of, density_of, fitted, placement
from kijkocut.render.timing import fade_level

REMEMBERED_FRAMES: Final = 64
"""Effects that remember have seen at least so many frames, or all since the clip's start."""


class Planned(Struct, frozen=True, kw_only=True):
    """A layer and whether it hides all that lies below."""

    layer: AnyLayer
    hides_below: bool


class ClipLayers:
    """Plans the clips of one sequence at one moment; used once per frame."""

    def __init__(self, project: Project, effects: EffectPlan, view: View, nest: Nest) -> None:
        """Plan for `view`; `effects` resolves effects, `nest` plans nests."""
        self._project = project
        self._effects = effects
        self._sources = ClipSources(project, effects, view, nest)
        self._view = view

    def of_track(self, track: Track, tick: Ticks) -> list[Planned]:
        """Give the layers of a video track at `tick`, bottom to top."""
        lane = self._project.lane(track.id)
        clip = lane.at(tick)
        if clip is None:
            return []
        opacity = _number(value_at(track.params, spec("opacity"), tick))
        effects = self._effects.effects(track.effects, tick)
        over = clip.transition
        if over is not None and tick < clip.start + over.after:
            return self._crossing((lane.previous(clip), clip), tick, opacity, effects)
        following = lane.next(clip)
        if following is not None and following.start == clip.end:
            over = following.transition
            if over is not None and tick >= clip.end - over.before:
                return self._crossing((clip, following), tick, opacity, effects)
        return self._single(clip, tick, opacity, effects)

    def _single(
        self, clip: Clip, tick: Ticks, opacity: float, effects: tuple[PlannedEffect, ...]
    ) -> list[Planned]:
        if not clip.is_enabled:
            return []
        if isinstance(clip.source, AdjustmentSource):
            changed = self._adjustment(clip, tick, opacity)
            return [Planned(layer=changed, hides_below=False)] if changed else []
        found = self._layer(clip, tick)
        if found is None:
            return []
        lone = found.layer
        assert isinstance(lone, Layer)  # noqa: S101 _layer plans nothing else
        opacity *= lone.opacity
        if opacity <= 0:
            return []
        layer = replace(lone, opacity=opacity, track_effects=effects)
        hides = found.hides_below and self._effects.keep_alpha(effects) and _is_plain_over(layer)
        return [Planned(layer=layer, hides_below=hides)]

    def _crossing(
        self,
        clips: tuple[Clip | None, Clip],
        tick: Ticks,
        opacity: float,
        effects: tuple[PlannedEffect, ...],
    ) -> list[Planned]:
        """Plan the transition into the second of two clips."""
        left, right = clips
        over = right.transition
        assert over is not None  # noqa: S101 the caller found it
        progress = (tick - (right.start - over.before)) / over.duration
        sides = [clip for clip in clips if clip is not None and clip.is_enabled]
        if any(isinstance(clip.source, AdjustmentSource) for clip in sides):
            return [
                one
                for clip in sides
                for one in self._single(
                    clip, tick, opacity * (progress if clip is right else 1 - progress), effects
                )
            ]
        definition = self._effects.definition(over.kind, EffectKind.transition)
        if definition is not None and definition.keeps_past:
            self._effects.missing.append(
                f'"{definition.label}" remembers earlier frames, which transitions can\'t; it was'
                " left out."
            )
            definition = None
        if definition is None:
            return self._single(
                right if tick >= right.start else left or right, tick, opacity, effects
            )
        before = self._layer(left, tick) if left is not None and left.is_enabled else None
        after = self._layer(right, tick) if right.is_enabled else None
        if not (before or after) or opacity <= 0:
            return []
        is_whole = all(one and one.hides_below for one in (before, after))
        is_plain = over.kind == "dissolve" and not effects and opacity >= 1.0
        if before and after and is_whole and is_plain:
            return _dissolve(before, after, progress)
        start = right.start - over.before
        time, frame, step = self._effects.moment(definition, tick - start)
        layer = TransitionLayer(
            kind=over.kind,
            values=definition.values_at(over.params, tick - right.start),
            progress=progress,
            before=before.layer if before else None,  # type: ignore[arg-type]
            after=after.layer if after else None,  # type: ignore[arg-type]
            opacity=opacity,
            blend=right.blend if left is None or left.blend is right.blend else BlendMode.normal,
            track_effects=effects,
            time=time,
            frame=frame,
            step=step,
        )
        hides = (
            is_whole
            and definition.keeps_alpha
            and self._effects.keep_alpha(effects)
            and _is_plain_over(layer)
        )
        return [Planned(layer=layer, hides_below=hides)]

    def _layer(self, clip: Clip, tick: Ticks) -> Planned | None:
        """Plan a clip alone: its own opacity and fades, nothing of its track's."""
        now = tick - clip.start
        values = {one.name: value_at(clip.params, one, now) for one in CLIP}
        matrix = placement(values, self._view.matrix)
        opacity = _number(values["opacity"]) * fade_level(clip, tick)
        source = self._sources.of(clip, tick, (matrix, str(values["fit"])))
        if source is None or opacity * source.opacity <= 0:
            return None
        box = fitted(
            source.natural, self._view.canvas, str(values["fit"]) if source.is_fitted else "none"
        )
        effects = (
            *source.effects,
            *self._effects.effects(clip.effects, now, can_remember=True),
        )
        is_remembering = self._effects.remembers(source.picture, effects)
        layer = Layer(
            picture=source.picture,
            box=box,
            matrix=source.moved.then(matrix),
            density=density_of(matrix, source.density_limit, box),
            opacity=opacity * source.opacity,
            blend=clip.blend,
            crop=crop_of(values),
            masks=_masks(clip.masks, now),
            effects=effects,
            past=self._past(clip, tick) if is_remembering else None,
        )
        hides = (
            source.is_opaque
            and layer.crop is None
            and not layer.masks
            and _is_plain_over(layer)
            and self._effects.keep_alpha(effects)
            and covers(box, matrix, self._view.size)
        )
        return Planned(layer=layer, hides_below=hides)

    def _past(self, clip: Clip, tick: Ticks) -> tuple[Glimpse, ...]:
        """Give the frames that what remembers has to have seen before `tick`.

        From the first frame on which the clip is seen; later from the start of the block of frames
        before this one's. So every order of frames remembers the same, at a bounded price.
        """
        rate = self._view.rate
        first = clip.start - (clip.transition.before if clip.transition else 0)
        count = rate.frames(tick - first)
        begin = max(0, (count // REMEMBERED_FRAMES - 1) * REMEMBERED_FRAMES)
        ticks = (first + index * rate.frame_ticks for index in range(begin, count))
        return tuple(one for one in (self._glimpse(clip, at) for at in ticks) if one)

    def _glimpse(self, clip: Clip, tick: Ticks) -> Glimpse | None:
        now = tick - clip.start
        values = {one.name: value_at(clip.params, one, now) for one in CLIP}
        matrix, fit = placement(values, self._view.matrix), str(values["fit"])
        source = self._sources.of(clip, tick, (matrix, fit))
        if source is None:
            return None
        box = fitted(source.natural, self._view.canvas, fit if source.is_fitted else "none")
        return Glimpse(
            picture=source.picture,
            box=box,
            density=density_of(matrix, source.density_limit, box),
            effects=(
                *source.effects,
                *self._effects.effects(clip.effects, now, can_remember=True),
            ),
        )

    def _adjustment(self, clip: Clip, tick: Ticks, opacity: float) -> AdjustmentLayer | None:
        now = tick - clip.start
        values = {one.name: value_at(clip.params, one, now) for one in CLIP}
        opacity *= _number(values["opacity"]) * fade_level(clip, tick)
        effects = self._effects.effects(clip.effects, now)
        if not effects or opacity <= 0:
            return None
        matrix = placement(values, self._view.matrix)
        return AdjustmentLayer(
            effects=effects,
            box=self._view.canvas,
            matrix=matrix,
            density=density_of(matrix, None, self._view.canvas),
            opacity=opacity,
            blend=clip.blend,
            crop=crop_of(values),
            masks=_masks(clip.masks, now),
        )


def _dissolve(before: Planned, after: Planned, progress: float) -> list[Planned]:
    """Plan a dissolve of two pictures that fill the frame: the second, growing stronger, on top."""
    if progress <= 0:
        return [before]
    above = replace(after.layer, opacity=progress)
    return [before, Planned(layer=above, hides_below=False)]


def _masks(masks: tuple[Mask, ...], now: Ticks) -> tuple[PlannedMask, ...]:
    return tuple(
        PlannedMask(
            shape=mask.shape,
            mode=mask.mode,
            is_inverted=mask.is_inverted,
            values=tuple((one.name, value_at(mask.params, one, now)) for one in MASK),
            points=mask.points,
        )
        for mask in masks
    )


def _is_plain_over(layer: Layer | TransitionLayer) -> bool:
    return layer.blend is BlendMode.normal and layer.opacity >= 1.0


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
