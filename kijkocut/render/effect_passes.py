"""Runs the catalogue's shaders: effects on a surface, generators, transitions between two surfaces."""

from collections.abc import Mapping

from kijkocut.effects import Catalogue, Definition, EffectKind, Input
from kijkocut.model.errors import UserError
from kijkocut.model.params import Value
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import to_seconds
from kijkocut.render.frame_plan import GeneratorPicture, PlannedEffect, TransitionLayer, Values
from kijkocut.render.gpu import Gpu, Shader, ShaderError, Size, Surface, Uniform
from kijkocut.render.shader_text import VERTEX, effect_source, transition_source


class BrokenEffectError(UserError):
    """The shader of an effect, generator or transition does not compile."""

    code = "render.broken_effect"


class EffectPasses:
    """Runs shaders of the catalogue. Lives on the GL thread."""

    def __init__(self, gpu: Gpu, catalogue: Catalogue) -> None:
        """Run on `gpu` what `catalogue` defines."""
        self._gpu = gpu
        self._catalogue = catalogue
        self._sources: dict[tuple[str, ColourSpace, bool], str] = {}

    def apply(
        self,
        effects: tuple[PlannedEffect, ...],
        surface: Surface,
        space: ColourSpace,
        density: float,
    ) -> Surface:
        """Run `effects` in order on `surface`, which is given back; the result is lent to the caller.

        Args:
            effects: With their values.
            surface: The picture, multiplied by alpha.
            space: The sequence's colour space.
            density: Pixels of the surface per pixel of the canvas, for lengths in `px`.
        """
        for effect in effects:
            definition = self._catalogue.get(effect.kind, EffectKind.effect)
            done = self._run(definition, effect, surface.size, space, (density, surface))
            self._gpu.give(surface)
            surface = done
        return surface

    def generate(
        self, picture: GeneratorPicture, size: Size, space: ColourSpace, density: float
    ) -> Surface:
        """Lend a surface of `size` with a generator's picture."""
        definition = self._catalogue.get(picture.kind, EffectKind.generator)
        return self._run(definition, picture, size, space, (density, None))

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
        key = (definition.name, space, is_linear)
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
        key = (definition.name, space, False)
        if key not in self._sources:
            self._sources[key] = effect_source(definition, space)
        shader = self._shader(definition, self._sources[key])
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
                "PASSINDEX": index,
                "RENDERSIZE": (float(target.size[0]), float(target.size[1])),
                "kj_is_last": is_last,
            }
            shader.run(uniforms, textures)
            if is_last:
                result = target
            else:
                self._gpu.give(buffers.get(one.target))
                buffers[one.target] = target
        for buffer in buffers.values():
            self._gpu.give(buffer)
        assert result is not None  # noqa: S101 a definition has at least one pass
        return result

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
