"""Runs the catalogue's shaders: effects, generators, transitions."""

import logging
from pathlib import Path

from msgspec.structs import replace

from kijkocut.effects import Catalogue, Definition, EffectKind, shader_folder
from kijkocut.model.sequence import ColourSpace
from kijkocut.render.drawing import Compose, Drawable, Style, draw, takes, to_surface, whole
from kijkocut.render.effect_chain import chain_source, is_pointwise, prefix
from kijkocut.render.frame_plan import (
    Affine,
    GeneratorPicture,
    PlannedEffect,
    TransitionLayer,
)
from kijkocut.render.gpu import Gpu, Size, Surface, Uniform
from kijkocut.render.isf_run import BrokenEffectError, Buffers, IsfRun, Moment
from kijkocut.render.past import Kept

log = logging.getLogger(__name__)


class EffectPasses:
    """Runs shaders of the catalogue. Lives on the GL thread."""

    def __init__(self, gpu: Gpu, catalogue: Catalogue) -> None:
        """Run on `gpu` what `catalogue` defines."""
        self._gpu = gpu
        self._catalogue = catalogue
        self._is_pointwise: dict[str, bool] = {}
        self._chains: dict[tuple[str, ...], str] = {}
        self._isf = IsfRun(gpu)
        self.problems: dict[str, str] = {}
        """Files that do not compile, by name; pictures are shown without them."""

    def hear_from(self, source: object) -> None:
        """Take the sound that shaders show from `source`, if it `Hears`."""
        self._isf.sounds.hear_from(source)

    def apply(
        self,
        effects: tuple[PlannedEffect, ...],
        surface: Surface,
        space: ColourSpace,
        density: float,
        kept: Kept | None = None,
    ) -> Surface:
        """Run `effects` in order on `surface`, which is given back; the result is lent.

        Args:
            effects: With their values.
            surface: The picture, multiplied by alpha.
            space: The sequence's colour space.
            density: Pixels of the surface per pixel of the canvas, for lengths in `px`.
            kept: What effects keep from the frame before; this frame's afterwards.
        """
        rest = effects
        remembering = 0
        while rest:
            count = self._pointwise(rest)
            if count:
                target = self._gpu.surface(surface.size)
                picture = self.chained(whole(surface), rest[:count], density)
                style = Style(space=space, compose=Compose.replace)
                draw(self._gpu, picture, target, matrix=Affine(), style=style)
            else:
                buffers = None if kept is None else kept[remembering]
                remembering += 1
                target = self._single(rest[0], surface, space, density, buffers)
            if target is not surface:
                self._gpu.give(surface)
            surface = target
            rest = rest[max(1, count) :]
        return surface

    def draw_changed(
        self,
        picture: Drawable,
        effects: tuple[PlannedEffect, ...],
        surface: Surface,
        style: Style,
        density: float,
        kept: Kept | None = None,
    ) -> Surface:
        """Draw `picture` over the whole of `surface` and run `effects`; the result is lent.

        Effects at the start that look at single pixels are worked out while drawing.
        """
        count = self._pointwise(effects)
        changed = self.chained(picture, effects[:count], density)
        matrix = to_surface(picture.area, surface.size)
        draw(self._gpu, changed, surface, matrix=matrix, style=style)
        return self.apply(effects[count:], surface, style.space, density, kept)

    def chained(
        self, picture: Drawable, effects: tuple[PlannedEffect, ...], density: float
    ) -> Drawable:
        """Give `picture` so that pointwise `effects` are worked out when it is drawn."""
        if not effects:
            return picture
        found = tuple(self._catalogue.get(one.kind, EffectKind.effect) for one in effects)
        key = tuple(one.path for one in found)
        if key not in self._chains:
            self._chains[key] = chain_source(found)
        uniforms = dict(picture.uniforms)
        for index, (one, effect) in enumerate(zip(found, effects, strict=True)):
            values = self._isf.uniforms(one, effect.values, density)
            uniforms |= {f"{prefix(index)}{name}": value for name, value in values.items()}
        return replace(picture, uniforms=uniforms, code=self._chains[key])

    def _pointwise(self, effects: tuple[PlannedEffect, ...]) -> int:
        """How many effects at the start look at single pixels."""
        for count, effect in enumerate(effects):
            definition = self._catalogue.get(effect.kind, EffectKind.effect)
            if definition.path not in self._is_pointwise:
                self._is_pointwise[definition.path] = self._can_join(definition)
            if not self._is_pointwise[definition.path]:
                return count
        return len(effects)

    def _can_join(self, definition: Definition) -> bool:
        """Whether the effect is pointwise and works as part of a drawing pass."""
        if not is_pointwise(definition):
            return False
        try:
            # Compiled alone first: then the compiler's messages name the author's lines.
            self._isf.shader(definition, ColourSpace.bt709, 0)
        except BrokenEffectError:
            return False
        return takes(self._gpu, chain_source((definition,)))

    def _single(
        self,
        effect: PlannedEffect,
        surface: Surface,
        space: ColourSpace,
        density: float,
        kept: Buffers | None,
    ) -> Surface:
        """Run one effect; a broken one gives the picture as it is."""
        definition = self._catalogue.get(effect.kind, EffectKind.effect)
        moment = _moment(effect, density)
        try:
            return self._isf.run(
                definition,
                moment,
                size=surface.size,
                space=space,
                pictures={"inputImage": surface},
                kept=kept,
            )
        except BrokenEffectError as exc:
            self._note(definition, exc)
            return surface

    def generate(
        self,
        picture: GeneratorPicture,
        size: Size,
        space: ColourSpace,
        density: float,
        kept: Buffers | None = None,
    ) -> Surface:
        """Lend a surface of `size` with a generator's picture; a broken one shows nothing."""
        definition = self._catalogue.get(picture.kind, EffectKind.generator)
        moment = _moment(picture, density)
        try:
            return self._isf.run(definition, moment, size=size, space=space, pictures={}, kept=kept)
        except BrokenEffectError as exc:
            self._note(definition, exc)
            surface = self._gpu.surface(size)
            surface.framebuffer.clear(0.0, 0.0, 0.0, 0.0)
            return surface

    def is_sum(self, layer: TransitionLayer) -> bool:
        """Tell whether a transition is our own cross dissolve: both pictures' shares, added."""
        definition = self._catalogue.get(layer.kind, EffectKind.transition)
        return Path(definition.path) == shader_folder() / "transitions" / "dissolve.glsl"

    def transition(
        self,
        layer: TransitionLayer,
        before: Surface,
        after: Surface,
        space: ColourSpace,
        *,
        is_linear: bool,
        kept: Buffers | None = None,
    ) -> Surface:
        """Lend a surface on the way from `before` to `after`; both stay the caller's.

        A broken transition is a cut in its middle. `kept` is what it keeps from the frame before.
        """
        definition = self._catalogue.get(layer.kind, EffectKind.transition)
        try:
            if not definition.is_gl_transition:
                moment = Moment(
                    values=layer.values,
                    time=layer.time,
                    frame=layer.frame,
                    step=layer.step,
                    progress=layer.progress,
                    sound=layer.sound,
                )
                pictures = {"startImage": before, "endImage": after}
                return self._isf.run(
                    definition, moment, size=before.size, space=space, pictures=pictures, kept=kept
                )
            shader = self._isf.transition_shader(definition, space, is_linear=is_linear)
        except BrokenEffectError as exc:
            self._note(definition, exc)
            return self._gpu.copy(before if layer.progress < 0.5 else after)
        target = self._gpu.surface(before.size)
        uniforms: dict[str, Uniform] = {
            "progress": layer.progress,
            "ratio": before.size[0] / before.size[1],
            **self._isf.uniforms(definition, layer.values, 1.0),
        }
        target.framebuffer.use()
        self._gpu.context.disable(self._gpu.context.BLEND)
        textures = self._isf.textures(definition, layer.values)
        shader.run(uniforms, {**textures, "kj_before": before.texture, "kj_after": after.texture})
        return target

    def wants(self, definition: Definition) -> tuple[str, ...]:
        """Say which inputs have nothing to show at their defaults: pictures not there."""
        return self._isf.wants(definition, ())

    def _note(self, definition: Definition, error: BrokenEffectError) -> None:
        """Remember a broken file; told once, as it may come with every frame."""
        if definition.name not in self.problems:
            log.warning("%s", error)
        self.problems[definition.name] = str(error)


def _moment(use: PlannedEffect | GeneratorPicture, density: float) -> Moment:
    return Moment(
        values=use.values,
        time=use.time,
        frame=use.frame,
        step=use.step,
        density=density,
        sound=use.sound,
    )
