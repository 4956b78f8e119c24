"""Compiles and renders every shader file of a folder, as the renderer would, and says how it went.

For authors and for the public collections: a row per file, none of which stops the others.
"""

import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from kijkocut.effects import (
    Catalogue,
    Definition,
    EffectKind,
    ShaderFileError,
    is_shader,
    read_cube,
    read_shader,
)
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import SequenceId
from kijkocut.model.sequence import ColourSpace
from kijkocut.model.ticks import samples, seconds
from kijkocut.render.effect_passes import EffectPasses
from kijkocut.render.frame_plan import (
    GeneratorPicture,
    PlannedEffect,
    Sound,
    TransitionLayer,
    Values,
)
from kijkocut.render.gpu import Gpu, Surface, open_context
from kijkocut.render.past import Kept
from kijkocut.render.preview import SampleSources

_SIZE: Final = (160, 90)
_POINTS: Final = (0.0, 0.25, 0.5, 0.75, 1.0)
_STEP: Final = seconds(1) // 25


_TONE: Final = Sound(sequence=SequenceId("check"), first=0, sample_rate=48_000, heard="")


_SAME: Final = 0.01
"""Mean difference of a colour up to which a transition's end counts as the picture itself."""
_Frame = NDArray[np.float32]


class ShaderReport(Struct, frozen=True, kw_only=True):
    """How one file did."""

    file: str
    """Relative to the folder."""
    kind: str
    """`effect`, `generator`, `transition`; empty for what can't be read."""
    ok: bool
    """Whether it was read, compiled and rendered."""
    message: str
    """What is wrong, with the line in the author's file; of files that work what is odd: inputs
    that had nothing to show, frames in which nothing is seen, transitions with a jump at an end."""
    ms: float
    """Reading, compiling and rendering, in milliseconds."""


def check_shaders(folder: Path) -> Iterator[ShaderReport]:
    """Try every shader file under `folder`, on a GL context of this thread.

    Raises:
        NoGpuError: No driver gives OpenGL 3.3.
    """
    gpu = Gpu(open_context())
    try:
        for path in sorted(one for one in folder.rglob("*") if is_shader(one)):
            begun = time.perf_counter()
            kind, is_fine, message = _tried(gpu, path)
            took = (time.perf_counter() - begun) * 1000
            file = path.relative_to(folder).as_posix()
            yield ShaderReport(file=file, kind=kind, ok=is_fine, message=message, ms=round(took, 1))
            gpu.free_dropped()
    finally:
        gpu.release()


def _tried(gpu: Gpu, path: Path) -> tuple[str, bool, str]:
    try:
        definition = read_shader(path)
        if path.suffix == ".cube":
            read_cube(path)
    except (ShaderFileError, OSError) as exc:
        return "", False, str(exc)
    passes = EffectPasses(gpu, Catalogue((definition,)))
    passes.hear_from(SampleSources(_SIZE))
    try:
        frames = _render(gpu, passes, definition)
    except KijkoError as exc:
        return definition.kind, False, str(exc)
    broken = passes.problems.get(definition.name)
    if broken:
        return definition.kind, False, broken
    if not any(np.isfinite(frame).all(-1).any() for frame in frames):
        return definition.kind, False, "no pixel is ever a number (NaN or infinity)."
    wants = passes.wants(definition)
    needs = (f"needs {', '.join(wants)}",) if wants else ()
    return definition.kind, True, "; ".join((*needs, *_oddities(definition, frames)))


def _oddities(definition: Definition, frames: list[_Frame]) -> Iterator[str]:
    """Say what an author would want to know of a file that works."""
    if not all(np.isfinite(frame).all() for frame in frames):
        yield "some pixels are no numbers (NaN or infinity)"
    if all((frame[..., 3] <= 0).all() for frame in frames):
        yield "nothing is seen with the default values"
    if definition.kind is EffectKind.transition:
        for frame, number, text in ((frames[0], 0, "start"), (frames[-1], 1, "end")):
            if abs(np.nan_to_num(frame) - _colours(number)).mean() > _SAME:
                picture = "the first" if number == 0 else "the second"
                yield f"does not {text} with {picture} picture alone"


def _render(gpu: Gpu, passes: EffectPasses, definition: Definition) -> list[_Frame]:
    """Render at several points, with values at their defaults."""
    values = definition.values_at((), 0)
    kept: Kept = defaultdict(dict)
    frames = []
    for frame, progress in enumerate(_POINTS):
        surface = _shown(gpu, passes, definition, (values, frame, progress), kept)
        raw = np.frombuffer(surface.framebuffer.read(components=4, dtype="f2"), np.float16)
        frames.append(raw.reshape(_SIZE[1], _SIZE[0], 4).astype(np.float32))
        gpu.give(surface)
    for buffers in kept.values():
        for buffer in buffers.values():
            gpu.give(buffer)
    return frames


def _shown(
    gpu: Gpu,
    passes: EffectPasses,
    definition: Definition,
    moment: tuple[Values, int, float],
    kept: Kept,
) -> Surface:
    values, frame, progress = moment
    at = frame * _STEP
    heard = replace(_TONE, first=samples(at, _TONE.sample_rate))
    match definition.kind:
        case EffectKind.effect:
            effect = PlannedEffect(
                kind=definition.name, values=values, time=at, frame=frame, step=_STEP, sound=heard
            )
            return passes.apply((effect,), _card(gpu, 0), ColourSpace.bt709, 1.0, kept)
        case EffectKind.transition:
            before, after = _card(gpu, 0), _card(gpu, 1)
            layer = TransitionLayer(
                kind=definition.name,
                values=values,
                progress=progress,
                before=None,
                after=None,
                time=at,
                frame=frame,
                step=_STEP,
                sound=heard,
            )
            mixed = passes.transition(layer, before, after, ColourSpace.bt709, is_linear=False)
            gpu.give(before)
            gpu.give(after)
            return mixed
        case _:
            picture = GeneratorPicture(
                kind=definition.name, values=values, time=at, frame=frame, step=_STEP, sound=heard
            )
            return passes.generate(picture, _SIZE, ColourSpace.bt709, 1.0, kept[-1])


def _card(gpu: Gpu, number: int) -> Surface:
    """Lend a surface with a test card of soft colours."""
    surface = gpu.surface(_SIZE)
    surface.texture.write(_colours(number).astype("f2").tobytes())
    return surface


def _colours(number: int) -> _Frame:
    wide, high = _SIZE
    x, y = np.meshgrid(np.linspace(0, 1, wide), np.linspace(0, 1, high))
    rgba = np.stack([x, y, np.full_like(x, float(number)), np.ones_like(x)], -1)
    return rgba.astype(np.float32)
