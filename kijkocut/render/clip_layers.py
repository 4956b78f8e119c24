"""Plans what one video track shows at a moment: its clip, or two in a transition."""

from collections.abc import Callable

from msgspec.structs import replace

from kijkocut.effects import Definition, EffectKind
from kijkocut.model.clip import (
    AdjustmentSource,
    BlendMode,
    Clip,
)
from kijkocut.model.intrinsics import CLIP, spec
from kijkocut.model.params import Value, value_at
from kijkocut.model.project import Project
from kijkocut.model.sequence import Track
from kijkocut.model.ticks import Ticks
from kijkocut.render.clip_sources import ClipSources, Nest, View
from kijkocut.render.effect_plan import EffectPlan
from kijkocut.render.frame_plan import (
    AdjustmentLayer,
    FramePlan,
    Glimpse,
    Layer,
    NestPicture,
    PlannedEffect,
    TransitionLayer,
)
from kijkocut.render.geometry import covers, crop_of, density_of, fitted, placement
from kijkocut.render.hindsight import Hindsight
from kijkocut.render.planned import Planned, alone, dissolve, is_plain_over, masks
from kijkocut.render.timing import fade_level

Below = Callable[[Clip, Ticks], FramePlan]
"""Plans everything that lies below an adjustment clip at a moment."""


class ClipLayers:
    """Plans the clips of one sequence at one moment; used once per frame."""

    def __init__(
        self,
        project: Project,
        effects: EffectPlan,
        view: View,
        nest: Nest,
        *,
        below: Below,
        hindsight: Hindsight,
    ) -> None:
        """Plan for `view`.

        Args:
            project: A snapshot.
            effects: Resolves effects.
            view: How the canvas is seen.
            nest: Plans nests.
            below: Plans what lies below adjustment clips whose effects remember.
            hindsight: How far they look back.
        """
        self._project = project
        self._effects = effects
        self._sources = ClipSources(project, effects, view, nest)
        self._view = view
        self._below = below
        self._hindsight = hindsight

    def of_track(self, track: Track, tick: Ticks) -> list[Planned]:
        """Give the layers of a video track at `tick`, bottom to top."""
        opacity = _number(value_at(track.params, spec("opacity"), tick))
        effects = self._effects.effects(track.effects, tick)
        if self._effects.remembers(effects):
            return self._remembering(track, tick, opacity, effects)
        return self._of_clips(track, tick, opacity, effects)

    def under(self, clip: Clip, tick: Ticks) -> list[Planned]:
        """Give what the track of an adjustment clip shows below it: the clip it takes over from."""
        over = clip.transition
        left = self._project.lane(clip.track).previous(clip)
        if over is None or left is None or tick >= clip.start + over.after:
            return []
        track = self._project.tracks[clip.track]
        opacity = _number(value_at(track.params, spec("opacity"), tick))
        share = 1 - (tick - (clip.start - over.before)) / over.duration
        effects = self._effects.effects(track.effects, tick)
        return self._single(left, tick, opacity * share, effects)

    def _of_clips(
        self, track: Track, tick: Ticks, opacity: float, effects: tuple[PlannedEffect, ...]
    ) -> list[Planned]:
        lane = self._project.lane(track.id)
        clip = lane.at(tick)
        if clip is None:
            return []
        over = clip.transition
        if over is not None and tick < clip.start + over.after:
            return self._crossing((lane.previous(clip), clip), tick, opacity, effects)
        following = lane.next(clip)
        if following is not None and following.start == clip.end:
            over = following.transition
            if over is not None and tick >= clip.end - over.before:
                return self._crossing((clip, following), tick, opacity, effects)
        return self._single(clip, tick, opacity, effects)

    def _remembering(
        self, track: Track, tick: Ticks, opacity: float, effects: tuple[PlannedEffect, ...]
    ) -> list[Planned]:
        """Plan a track whose own effects remember: they are done on a frame of the track alone."""
        shown = self._of_clips(track, tick, 1.0, ())
        if any(isinstance(one.layer, AdjustmentLayer) for one in shown):
            return self._of_clips(track, tick, opacity, ())
        if not shown or opacity <= 0:
            return []
        view = self._view

        def glimpse(at: Ticks, layers: list[Planned]) -> Glimpse:
            used = effects if at == tick else self._effects.effects(track.effects, at)
            return Glimpse(
                picture=NestPicture(plan=alone(view, layers)),
                box=view.canvas,
                density=view.matrix.xx,
                effects=used,
            )

        past = self._hindsight.past(
            0,
            tick,
            view.rate,
            name=("track", track.id, view.matrix),
            see=lambda at: glimpse(at, self._of_clips(track, at, 1.0, ())),
        )
        now = glimpse(tick, shown)
        layer = Layer(
            picture=now.picture,
            box=now.box,
            matrix=view.matrix,
            density=now.density,
            opacity=opacity,
            blend=shown[-1].layer.blend,
            effects=effects,
            past=past,
        )
        is_whole = shown[0].hides_below and self._effects.keep_alpha(effects)
        return [Planned(layer=layer, hides_below=is_whole and is_plain_over(layer))]

    def _single(
        self, clip: Clip, tick: Ticks, opacity: float, effects: tuple[PlannedEffect, ...]
    ) -> list[Planned]:
        if not clip.is_enabled:
            return []
        if isinstance(clip.source, AdjustmentSource):
            changed = self._adjustment(clip, tick, opacity)
            if changed is None:
                return []
            is_whole = changed.below is not None and changed.below.is_opaque
            return [Planned(layer=changed, hides_below=is_whole)]
        found = self._layer(clip, tick)
        if found is None:
            return []
        lone = found.layer
        assert isinstance(lone, Layer)  # noqa: S101 _layer plans nothing else
        opacity *= lone.opacity
        if opacity <= 0:
            return []
        layer = replace(lone, opacity=opacity, track_effects=effects)
        hides = found.hides_below and self._effects.keep_alpha(effects) and is_plain_over(layer)
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
            return dissolve(before, after, progress)
        past = self._crossed(clips, tick, definition) if definition.keeps_past else None
        layer = replace(
            self._moment((before, after), right, tick, definition),
            opacity=opacity,
            blend=right.blend if left is None or left.blend is right.blend else BlendMode.normal,
            track_effects=effects,
            past=past,
        )
        hides = (
            is_whole
            and definition.keeps_alpha
            and self._effects.keep_alpha(effects)
            and is_plain_over(layer)
        )
        return [Planned(layer=layer, hides_below=hides)]

    def _moment(
        self,
        sides: tuple[Planned | None, Planned | None],
        right: Clip,
        tick: Ticks,
        definition: Definition,
    ) -> TransitionLayer:
        """Plan the transition into `right` alone, as it looks at `tick`."""
        over = right.transition
        assert over is not None  # noqa: S101 the caller found it
        before, after = sides
        passed = tick - (right.start - over.before)
        moment = self._effects.moment(definition, tick, right.start - over.before)
        return TransitionLayer(
            kind=over.kind,
            values=definition.values_at(over.params, tick - right.start),
            progress=passed / over.duration,
            before=before.layer if before else None,  # type: ignore[arg-type]
            after=after.layer if after else None,  # type: ignore[arg-type]
            time=moment.time,
            frame=moment.frame,
            step=moment.step,
            sound=moment.sound,
            version=definition.version,
        )

    def _crossed(
        self, clips: tuple[Clip | None, Clip], tick: Ticks, definition: Definition
    ) -> tuple[TransitionLayer, ...]:
        """Plan the earlier moments of a transition that remembers them."""
        left, right = clips
        over = right.transition
        assert over is not None  # noqa: S101 the caller found it

        def see(at: Ticks) -> TransitionLayer:
            before = self._layer(left, at) if left is not None and left.is_enabled else None
            after = self._layer(right, at) if right.is_enabled else None
            return self._moment((before, after), right, at, definition)

        first = right.start - over.before
        name = ("transition", right.id, self._view.matrix)
        return self._hindsight.past(first, tick, self._view.rate, name=name, see=see)

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
        effects = (*source.effects, *self._effects.effects(clip.effects, tick, clip.start))
        is_remembering = self._effects.remembers(effects, source.picture)
        layer = Layer(
            picture=source.picture,
            box=box,
            matrix=source.moved.then(matrix),
            density=density_of(matrix, source.density_limit, box),
            opacity=opacity * source.opacity,
            blend=clip.blend,
            crop=crop_of(values),
            masks=masks(clip.masks, now),
            effects=effects,
            past=self._past(clip, tick) if is_remembering else None,
        )
        hides = (
            source.is_opaque
            and layer.crop is None
            and not layer.masks
            and is_plain_over(layer)
            and self._effects.keep_alpha(effects)
            and covers(box, matrix, self._view.size)
        )
        return Planned(layer=layer, hides_below=hides)

    def _past(self, clip: Clip, tick: Ticks) -> tuple[Glimpse, ...]:
        """Give the frames that what remembers has to have seen before `tick`."""
        return self._hindsight.past(
            _first_seen(clip),
            tick,
            self._view.rate,
            name=("clip", clip.id, self._view.matrix),
            see=lambda at: self._glimpse(clip, at),
        )

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
            effects=(*source.effects, *self._effects.effects(clip.effects, tick, clip.start)),
        )

    def _adjustment(self, clip: Clip, tick: Ticks, opacity: float) -> AdjustmentLayer | None:
        now = tick - clip.start
        values = {one.name: value_at(clip.params, one, now) for one in CLIP}
        opacity *= _number(values["opacity"]) * fade_level(clip, tick)
        effects = self._effects.effects(clip.effects, tick, clip.start)
        if not effects or opacity <= 0:
            return None
        matrix = placement(values, self._view.matrix)
        is_remembering = self._effects.remembers(effects)
        return AdjustmentLayer(
            effects=effects,
            box=self._view.canvas,
            matrix=matrix,
            density=density_of(matrix, None, self._view.canvas),
            opacity=opacity,
            blend=clip.blend,
            crop=crop_of(values),
            masks=masks(clip.masks, now),
            below=self._below(clip, tick) if is_remembering else None,
            past=self._adjusted(clip, tick) if is_remembering else None,
        )

    def _adjusted(self, clip: Clip, tick: Ticks) -> tuple[Glimpse, ...]:
        """Plan what earlier lay below an adjustment clip, with its effects."""
        view = self._view

        def see(at: Ticks) -> Glimpse:
            return Glimpse(
                picture=NestPicture(plan=self._below(clip, at)),
                box=view.canvas,
                density=view.blank.scale,
                effects=self._effects.effects(clip.effects, at, clip.start),
            )

        name = ("adjustment", clip.id, view.matrix)
        return self._hindsight.past(_first_seen(clip), tick, view.rate, name=name, see=see)


def _first_seen(clip: Clip) -> Ticks:
    return clip.start - (clip.transition.before if clip.transition else 0)


def _number(value: Value) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
