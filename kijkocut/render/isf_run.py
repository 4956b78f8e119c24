"""Runs ISF shaders: all passes over their buffers, with every input the format promises."""

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from kijkocut.effects import Definition, Input
from kijkocut.model.errors import UserError
from kijkocut.model.params import ParamKind, Value
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import to_seconds
from kijkocut.render.frame_plan import Sound, Values
from kijkocut.render.gpu import Gpu, Shader, ShaderError, Size, Surface, Texture, Uniform
from kijkocut.render.image_textures import ImageTextures
from kijkocut.render.lookup_textures import CurveTextures
from kijkocut.render.shader_messages import author_message
from kijkocut.render.shader_text import (
    VERTEX,
    buffer_source,
    effect_source,
    transition_source,
    vertex_source,
)
from kijkocut.render.sound_textures import SoundTextures

if TYPE_CHECKING:
    from collections.abc import Mapping

Buffers = dict[str, Surface]
"""Buffers that a shader keeps from frame to frame, by name."""

_DATE: Final = (2000.0, 1.0, 1.0)
"""A frame must come out the same on any day: DATE starts here, and its seconds are the clip's."""


class BrokenEffectError(UserError):
    """The shader of an effect, generator or transition does not compile."""

    code = "render.broken_effect"


class Moment(Struct, frozen=True, kw_only=True):
    """What a shader is told besides pictures."""

    values: Values
    time: int = 0
    frame: int = 0
    step: int = 0
    """Ticks from frame to frame."""
    density: float = 1.0
    """Pixels per pixel of the canvas, for lengths in `px`."""
    progress: float = 0.0
    sound: Sound | None = None


class IsfRun:
    """Compiles and runs shaders. Lives on the GL thread."""

    def __init__(self, gpu: Gpu) -> None:
        """Run on `gpu`."""
        self._gpu = gpu
        self.images = ImageTextures(gpu)
        self.sounds = SoundTextures(gpu)
        self._sources: dict[tuple[str, ColourSpace, str], tuple[str, str]] = {}
        self._curves = CurveTextures(gpu)

    def run(
        self,
        definition: Definition,
        moment: Moment,
        *,
        size: Size,
        space: ColourSpace,
        pictures: "Mapping[str, Surface]",
        kept: Buffers | None = None,
    ) -> Surface:
        """Run all passes; the result is lent.

        Args:
            definition: An ISF shader.
            moment: Values and time.
            size: Of the result.
            space: The sequence's colour space.
            pictures: The pictures it is given, by name; they stay the caller's.
            kept: Buffers of the frame before; replaced by this frame's.

        Raises:
            BrokenEffectError: It does not compile.
        """
        uniforms = self._uniforms(definition, moment)
        numbers = {name: float(v) for name, v in uniforms.items() if isinstance(v, int | float)}
        textures = self._textures(definition, moment)
        textures |= {name: picture.texture for name, picture in pictures.items()}
        textures |= self._curves.of(definition, moment.values)
        buffers = dict(kept or {})
        self._gpu.context.disable(self._gpu.context.BLEND)
        result: Surface | None = None
        for index, one in enumerate(definition.passes):
            textures |= {name: buffer.texture for name, buffer in buffers.items()}
            is_last = index + 1 == len(definition.passes)
            if is_last:
                # First: a pass that also keeps what it shows reads the frame before it.
                result = self._gpu.surface(size)
                shader = self.shader(definition, space, index)
                if definition.vertex:  # which may leave a part of the picture bare
                    result.framebuffer.clear(0.0, 0.0, 0.0, 0.0)
                self._draw(shader, result, uniforms, textures)
            if one.target:
                target = self._gpu.surface(
                    one.size(size, numbers), dtype="f4" if one.is_float else ""
                )
                self._draw(
                    self.shader(definition, space, index, is_buffer=True),
                    target,
                    uniforms,
                    textures,
                )
                self._gpu.give(buffers.get(one.target))
                buffers[one.target] = target
        self._keep(definition, buffers, kept)
        assert result is not None  # noqa: S101 a definition has at least one pass
        return result

    def shader(
        self, definition: Definition, space: ColourSpace, index: int, *, is_buffer: bool = False
    ) -> Shader:
        """Give the compiled program of one pass.

        Raises:
            BrokenEffectError: It does not compile.
        """
        key = (definition.path or definition.name, space, f"{index}{is_buffer}")
        if key not in self._sources:
            source = buffer_source if is_buffer else effect_source
            self._sources[key] = (
                vertex_source(definition, space, index),
                source(definition, space, index),
            )
        return self._compiled(definition, key)

    def transition_shader(
        self, definition: Definition, space: ColourSpace, *, is_linear: bool
    ) -> Shader:
        """Give the compiled program of a transition in gl-transitions form.

        Raises:
            BrokenEffectError: It does not compile.
        """
        key = (definition.path or definition.name, space, f"linear {is_linear}")
        if key not in self._sources:
            text = transition_source(definition, space, is_linear=is_linear)
            self._sources[key] = (VERTEX, text)
        return self._compiled(definition, key)

    def wants(self, definition: Definition, values: Values) -> tuple[str, ...]:
        """Say which inputs have nothing to show: pictures not chosen or not there."""
        return tuple(
            f"the picture {name} ({path or 'none chosen'})"
            for name, path in self._paths(definition, values).items()
            if not self.images.can_read(path)
        ) + tuple(
            f"the cube map {one.name} ({one.faces[0]})"
            for one in definition.images
            if one.faces and not self.images.can_read_cube(one.faces)
        )

    def uniforms(
        self, definition: Definition, values: Values, density: float
    ) -> dict[str, Uniform]:
        """Give the values of parameters as the shader takes them."""
        known: Mapping[str, Value] = dict(values)
        return {
            one.spec.name: _uniform(one, known.get(one.spec.name, one.spec.default), density)
            for one in definition.inputs
            if one.uniform != "sampler2D"
        }

    def textures(self, definition: Definition, values: Values) -> dict[str, Texture]:
        """Give the pictures that a shader reads from files."""
        paths = self._paths(definition, values)
        cubes = {one.name: self.images.cube(one.faces) for one in definition.images if one.faces}
        return {**{name: self.images.texture(path) for name, path in paths.items()}, **cubes}

    def _textures(self, definition: Definition, moment: Moment) -> dict[str, Texture]:
        nothing = [one.target for one in definition.passes if one.target]
        heard = {one.name: self.sounds.texture(moment.sound, one) for one in definition.sounds}
        found = dict.fromkeys(nothing, self.images.empty)
        return {**found, **heard, **self.textures(definition, moment.values)}

    def _paths(self, definition: Definition, values: Values) -> dict[str, str]:
        """Files by sampler; what the author named lies beside the shader."""
        folder = PurePath(definition.path).parent
        known = dict(values)
        found = {one.name: one.path for one in definition.images if not one.faces}
        for one in definition.inputs:
            if one.spec.kind is ParamKind.file:
                path = str(known.get(one.spec.name, one.spec.default))
                found[one.spec.name] = str(folder / path) if path else ""
        return found

    def _uniforms(self, definition: Definition, moment: Moment) -> dict[str, Uniform]:
        time = to_seconds(moment.time)
        return {
            **self.uniforms(definition, moment.values, moment.density),
            "TIME": time,
            "TIMEDELTA": to_seconds(moment.step),
            "FRAMEINDEX": moment.frame,
            "DATE": (*_DATE, time),
            "progress": moment.progress,
        }

    def _draw(
        self,
        shader: Shader,
        target: Surface,
        uniforms: dict[str, Uniform],
        textures: dict[str, Texture],
    ) -> None:
        target.framebuffer.use()
        size = (float(target.size[0]), float(target.size[1]))
        shader.run({**uniforms, "RENDERSIZE": size}, textures)

    def _keep(self, definition: Definition, buffers: Buffers, kept: Buffers | None) -> None:
        """Hand on what is kept, give the rest back."""
        lasting = {one.target for one in definition.passes if one.is_persistent}
        if kept is not None:
            kept.clear()
        for name, buffer in buffers.items():
            if kept is not None and name in lasting:
                kept[name] = buffer
            else:
                self._gpu.give(buffer)

    def _compiled(self, definition: Definition, key: tuple[str, ColourSpace, str]) -> Shader:
        try:
            return self._gpu.compiled(*self._sources[key])
        except ShaderError as exc:
            raise BrokenEffectError(
                f'The shader of "{definition.label}" ({definition.path}) does not compile: '
                f"{author_message(str(exc))}"
            ) from exc


def _uniform(one: Input, value: Value, density: float) -> Uniform:
    if one.values:
        choices = one.spec.choices
        return one.values[choices.index(str(value)) if value in choices else 0]
    if isinstance(value, str):
        return 0
    if one.uniform.startswith("ivec") and isinstance(value, tuple):
        return tuple(round(part) for part in value)
    if one.spec.unit == "px":
        return tuple(v * density for v in value) if isinstance(value, tuple) else value * density
    return value
