"""Runs the catalogue's shaders: effects, generators, transitions."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kijkocut.effects import Catalogue, Definition, EffectKind, Input, shader_folder
from kijkocut.model.errors import UserError
from kijkocut.model.params import Value
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import to_seconds
from kijkocut.render.drawing import Compose, Drawable, Style, draw, takes, to_surface, whole
from kijkocut.render.effect_chain import chain_source, is_pointwise, prefix
from kijkocut.render.frame_plan import (
    Affine,
    GeneratorPicture,
    PlannedEffect,
    TransitionLayer,
    Values,
)
from kijkocut.render.gpu import Gpu, Shader, ShaderError, Size, Surface, Uniform
from kijkocut.render.shader_text import VERTEX, effect_source, transition_source

if TYPE_CHECKING:
    from collections.abc import Mapping


class BrokenEffectError(UserError):
    """The shader of an effect, generator or transition does not compile."""

    code = "render.broken_effect"


class EffectPasses:
    """Runs shaders of the catalogue. Lives on the GL thread."""

    def __init__(self, gpu: Gpu, catalogue: Catalogue) -> None:
        """Run on `gpu` what `catalogue` defines."""
        self._gpu = gpu
        self._catalogue = catalogue
        self._is_pointwise: dict[str, bool] = {}
        self._chains: dict[tuple[str, ...], str] = {}
        self._sources: dict[tuple[str, ColourSpace, bool | int], str] = {}

    def apply(
        self,
        effects: tuple[PlannedEffect, ...],
        surface: Surface,
        space: ColourSpace,
        density: float,
    ) -> Surface:
        """Run `effects` in order on `surface`, which is given back; the result is lent.

        Args:
            effects: With their values.
            surface: The picture, multiplied by alpha.
            space: The sequence's colour space.
            density: Pixels of the surface per pixel of the canvas, for lengths in `px`.
        """
        rest = effects
        while rest:
            count = self._pointwise(rest)
            if count:
                target = self._gpu.surface(surface.size)
                picture = self.chained(whole(surface), rest[:count], density)
                style = Style(space=space, compose=Compose.replace)
                draw(self._gpu, picture, target, matrix=Affine(), style=style)
            else:
                definition = self._catalogue.get(rest[0].kind, EffectKind.effect)
                target = self._run(definition, rest[0], surface.size, space, (density, surface))
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
    ) -> Surface:
        """Draw `picture` over the whole of `surface` and run `effects`; the result is lent.

        Effects at the start that look at single pixels are worked out while drawing.
        """
        count = self._pointwise(effects)
        changed = self.chained(picture, effects[:count], density)
        matrix = to_surface(picture.area, surface.size)
        draw(self._gpu, changed, surface, matrix=matrix, style=style)
        return self.apply(effects[count:], surface, style.space, density)

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
            values = _uniforms(one, effect.values, density)
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
        # Compiled alone first: then the compiler's messages name the author's lines.
        self._pass(definition, ColourSpace.bt709, 0)
        return takes(self._gpu, chain_source((definition,)))

    def generate(
        self, picture: GeneratorPicture, size: Size, space: ColourSpace, density: float
    ) -> Surface:
        """Lend a surface of `size` with a generator's picture."""
        definition = self._catalogue.get(picture.kind, EffectKind.generator)
        return self._run(definition, picture, size, space, (density, None))

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
    ) -> Surface:
        """Lend a surface on the way from `before` to `after`; both stay the caller's."""
        definition = self._catalogue.get(layer.kind, EffectKind.transition)
        key = (definition.path, space, is_linear)
        if key not in self._sources:
            self._sources[key] = transition_source(definition, space, is_linear=is_linear)
        target = self._gpu.surface(before.size)
        uniforms: dict[str, Uniform] = {
            "progress": layer.progress,
            "ratio": before.size[0] / before.size[1],
            **_uniforms(definition, layer.values, 1.0),
        }
        shader = self._shader(definition, self._sources[key])
        target.framebuffer.use()
        self._gpu.context.disable(self._gpu.context.BLEND)
        shader.run(uniforms, {"kj_before": before.texture, "kj_after": after.texture})
        return target

    def _run(
        self,
        definition: Definition,
        use: PlannedEffect | GeneratorPicture,
        size: Size,
        space: ColourSpace,
        given: tuple[float, Surface | None],
    ) -> Surface:
        """Run all passes; `given` is the density and the picture."""
        density, picture = given
        uniforms = _uniforms(definition, use.values, density)
        uniforms |= {"TIME": to_seconds(use.time), "FRAMEINDEX": use.frame}
        numbers = {name: float(v) for name, v in uniforms.items() if isinstance(v, int | float)}
        buffers: dict[str, Surface] = {}
        self._gpu.context.disable(self._gpu.context.BLEND)
        result: Surface | None = None
        for index, one in enumerate(definition.passes):
            is_last = index + 1 == len(definition.passes)
            target = self._gpu.surface(size if is_last else one.size(size, numbers))
            target.framebuffer.use()
            textures = {name: buffer.texture for name, buffer in buffers.items()}
            if picture is not None:
                textures["inputImage"] = picture.texture
            uniforms |= {
                "RENDERSIZE": (float(target.size[0]), float(target.size[1])),
            }
            self._pass(definition, space, index).run(uniforms, textures)
            if is_last:
                result = target
            else:
                self._gpu.give(buffers.get(one.target))
                buffers[one.target] = target
        for buffer in buffers.values():
            self._gpu.give(buffer)
        assert result is not None  # noqa: S101 a definition has at least one pass
        return result

    def _pass(self, definition: Definition, space: ColourSpace, index: int) -> Shader:
        key = (definition.path, space, index)
        if key not in self._sources:
            self._sources[key] = effect_source(definition, space, index)
        return self._shader(definition, self._sources[key])

    def _shader(self, definition: Definition, source: str) -> Shader:
        try:
            return self._gpu.compiled(VERTEX, source)
        except ShaderError as exc:
            raise BrokenEffectError(
                f'The shader of "{definition.label}" ({definition.path}) does not compile. {exc}'
            ) from exc


def _uniforms(definition: Definition, values: Values, density: float) -> dict[str, Uniform]:
    known: Mapping[str, Value] = dict(values)
    return {
        one.spec.name: _uniform(one, known.get(one.spec.name, one.spec.default), density)
        for one in definition.inputs
    }


def _uniform(one: Input, value: Value, density: float) -> Uniform:
    if one.values:
        choices = one.spec.choices
        return one.values[choices.index(str(value)) if value in choices else 0]
    if isinstance(value, str):
        return 0
    if one.uniform == "ivec2" and isinstance(value, tuple):
        return tuple(round(part) for part in value)
    if one.spec.unit == "px":
        return tuple(v * density for v in value) if isinstance(value, tuple) else value * density
    return value
