"""What an effect, transition or generator does, shown on sample pictures."""

from typing import Final

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from kijkocut.effects import Definition, EffectKind
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.media import Colour
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate, samples
from kijkocut.render.frame_plan import (
    Affine,
    AnyLayer,
    FramePlan,
    GeneratorPicture,
    Glimpse,
    Layer,
    MediaPicture,
    PlannedEffect,
    Sound,
    TransitionLayer,
    Values,
)
from kijkocut.render.gpu import Size
from kijkocut.render.pixels import FrameInfo, RenderedFrame
from kijkocut.render.sample_pictures import cutout, day, green, night

_RATE: Final = Rate(25)
_TIME: Final = TICKS_PER_SECOND
"""Previews show the first second's end."""
_CANVAS_WIDTH: Final = 1920
"""So that lengths in pixels look as they do on the usual canvas."""
_PAST: Final = 12
_USUAL: Final = 0.4
_PLAYED: Final = 50
"""Frames between the two ends of what is played of things that move."""
_SCREEN: Final = Colour(primaries="bt709", transfer="iec61966-2-1", matrix="gbr", full_range=True)

_PICTURES: Final = {"scene": day, "night": night, "cutout": cutout, "green": green}


class SampleSources:
    """Sample pictures, and something to hear: 110 Hz and its harmonics, quieter upwards."""

    def __init__(self, size: Size) -> None:
        """Make pictures of `size` pixels."""
        self._size = size

    def __call__(self, picture: MediaPicture) -> RenderedFrame:
        """Give the picture; earlier ones lie further left, as in a pan."""
        shown = _PICTURES[picture.media](self._size)
        earlier = (_TIME - picture.at) // _RATE.frame_ticks
        if earlier:
            shown = np.roll(shown, -round(earlier * self._size[0] / 90), axis=1)
        info = FrameInfo(
            width=self._size[0],
            height=self._size[1],
            pixel_format="rgba" if shown.shape[2] == 4 else "rgb24",
            colour=_SCREEN,
        )
        return RenderedFrame(info, (shown,))

    def hear(self, sound: Sound, start_sample: int, count: int) -> NDArray[np.float32]:
        """Give the sound, on two channels alike."""
        turns = np.arange(start_sample, start_sample + count) * (110 / sound.sample_rate)
        waves = np.zeros(count)
        for number in range(1, 25):
            waves += 0.5 / number * np.sin(2 * np.pi * turns * number + number**2)
        return np.tile(waves.astype(np.float32), (2, 1))


def preview_plan(definition: Definition, size: Size, at: float = _USUAL) -> FramePlan:
    """Plan the preview of a catalogue entry; `SampleSources` give its pictures.

    Args:
        definition: With a shader.
        size: Of the frame.
        at: For transitions how far, 0 to 1; for what moves by itself a time in two seconds.
    """
    layer = _layer(definition, size, at)
    clear = ((0.0, 0.0, 0.0, 0.0),)
    scale = size[0] / _CANVAS_WIDTH
    return FramePlan(size=size, scale=scale, layers=(layer,), background=clear, is_opaque=False)


def preview_values(definition: Definition) -> Values:
    """Give values that show what a shader does.

    The author's PREVIEW; where there is none and an effect would change nothing, every number
    that keeps it from doing so goes half-way to its highest.
    """
    given = dict(definition.preview)
    values = definition.values_at((), 0)
    if not given and definition.changes_nothing(values):
        given = {
            one.spec.name: (float(one.spec.default) + one.spec.maximum) / 2
            for one in definition.inputs
            if one.identity == one.spec.default
            and isinstance(one.spec.default, float)
            and one.spec.maximum is not None
        }
    return tuple((name, given.get(name, value)) for name, value in values)


def _layer(definition: Definition, size: Size, at: float) -> AnyLayer:
    values = preview_values(definition)
    sound = Sound(
        sequence=SequenceId("sample"), first=samples(_TIME, 48_000), sample_rate=48_000, heard=""
    )
    match definition.kind:
        case EffectKind.transition:
            return TransitionLayer(
                kind=definition.name,
                values=values,
                progress=at,
                before=_picture("scene", size),
                after=_picture("night", size),
                time=round(_TIME * at),
                frame=_RATE.frames(round(_TIME * at)),
                step=_RATE.frame_ticks,
                sound=sound,
                past=() if definition.keeps_past else None,
            )
        case EffectKind.generator:
            made = GeneratorPicture(kind=definition.name, values=values, sound=sound)
            return _seen(definition, replace(_picture("scene", size), picture=made), at)
        case _:
            effect = PlannedEffect(
                kind=definition.name,
                values=values,
                margin=definition.reach(values),
                sound=sound,
            )
            layer = replace(_picture(definition.sample, size), effects=(effect,))
            return _seen(definition, layer, at)


def _seen(definition: Definition, layer: Layer, at: float) -> Layer:
    """Show a layer at the preview's time, with its past where it remembers one."""
    is_moving = definition.is_timed or definition.keeps_past
    last = _RATE.frames(_TIME) + (round((at - _USUAL) * _PLAYED) if is_moving else 0)
    first = last - _PAST if definition.keeps_past else last
    moments = [_moment(layer.glimpse, frame) for frame in range(first, last + 1)]
    now = moments.pop()
    return replace(
        layer,
        picture=now.picture,
        effects=now.effects,
        past=tuple(moments) if definition.keeps_past else None,
    )


def _moment(glimpse: Glimpse, frame: int) -> Glimpse:
    clock = {"time": frame * _RATE.frame_ticks, "frame": frame, "step": _RATE.frame_ticks}
    picture = glimpse.picture
    if isinstance(picture, GeneratorPicture):
        picture = replace(picture, **clock)
    elif isinstance(picture, MediaPicture):
        picture = replace(picture, at=clock["time"])
    return replace(
        glimpse, picture=picture, effects=tuple(replace(one, **clock) for one in glimpse.effects)
    )


def _picture(name: str, size: Size) -> Layer:
    scale = size[0] / _CANVAS_WIDTH
    return Layer(
        picture=MediaPicture(media=MediaId(name), path="", at=_TIME, size=size),
        box=(size[0] / scale, size[1] / scale),
        matrix=Affine(scale, 0.0, size[0] / 2, 0.0, scale, size[1] / 2),
        density=scale,
    )
