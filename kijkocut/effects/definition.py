"""What an effect, transition or generator is: its inputs, its passes and its shader."""

from enum import StrEnum

from msgspec import Struct

from kijkocut.effects.expression import evaluate
from kijkocut.model.curves import curve_fault, curve_held
from kijkocut.model.params import Param, ParamKind, ParamSpec, Value, value_at


class EffectKind(StrEnum):
    """What a catalogue entry can be used as."""

    effect = "effect"
    """Changes the picture of a clip, a track or everything below an adjustment clip."""
    transition = "transition"
    generator = "generator"
    """Makes a picture by rule."""
    sound_generator = "sound_generator"
    """Makes a sound by rule; rendered by `kijkocut.audio`."""
    sound_effect = "sound_effect"
    """Changes the sound of a clip or a track; rendered by `kijkocut.audio`."""


class Light(StrEnum):
    """Which numbers a shader works on."""

    display = "display"
    """The sequence's own, as displayed."""
    linear = "linear"
    """Decoded to linear light before the shader and encoded again after it."""


class Sample(StrEnum):
    """On which picture a preview shows what an effect does."""

    scene = "scene"
    cutout = "cutout"
    """A thing with nothing around it, for what works on edges of alpha."""
    green = "green"
    """A thing before a green screen."""


class Input(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One input of a shader: the parameter people see and the uniform it feeds."""

    spec: ParamSpec
    uniform: str
    """GLSL type: `float`, `int`, `bool`, `vec2`, `vec3` or `vec4`; `sampler2D` for images and
    curves."""
    values: tuple[int, ...] = ()
    """For choices: the number the shader gets for each choice, in the order of `spec.choices`."""
    identity: Value | None = None
    """The value at which this input changes nothing (ISF's IDENTITY)."""


class Pass(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One run of an ISF shader over a buffer."""

    target: str = ""
    """Name of the buffer it writes; empty for the picture itself."""
    width: str = "$WIDTH"
    height: str = "$HEIGHT"
    """ISF size expressions over $WIDTH, $HEIGHT and the inputs' $names."""
    is_float: bool = False
    is_persistent: bool = False
    """Whether the buffer is kept for the next frame."""

    def size(self, frame: tuple[int, int], values: dict[str, float]) -> tuple[int, int]:
        """Give the buffer's size in pixels for a picture of `frame` pixels and given values."""
        names = {**values, "WIDTH": float(frame[0]), "HEIGHT": float(frame[1])}
        wide, high = evaluate(self.width, names), evaluate(self.height, names)
        return max(1, min(16384, int(wide))), max(1, min(16384, int(high)))


class ImageFile(Struct, frozen=True, kw_only=True):
    """An image that belongs to a shader, such as those in ISF's IMPORTED."""

    name: str
    """Of its sampler."""
    path: str
    """Empty for a cube map."""
    faces: tuple[str, ...] = ()
    """For a cube map its six files: right, left, up, down, front, back."""


class SoundInput(Struct, frozen=True, kw_only=True):
    """A sound that a shader sees as a picture, a row per channel (ISF's audio and audioFFT)."""

    name: str
    """Of its sampler."""
    is_spectrum: bool
    """Whether it wants the amplitudes of frequencies instead of the waveform."""
    count: int = 0
    """Samples or bins it asks for (ISF's MAX); 0 leaves it to the host."""


class ShaderForm(StrEnum):
    """In which form the shader is written."""

    isf = "isf"
    gl_transition = "gl_transition"


class Definition(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of the catalogue."""

    name: str
    """The id that projects store: the file's name without its ending."""
    label: str
    kind: EffectKind
    category: str = ""
    description: str = ""
    inputs: tuple[Input, ...] = ()
    path: str = ""
    """Where the shader lies; empty for sounds, which have none."""
    version: str = ""
    """Changes with the file; empty for what belongs to the program."""
    source: str = ""
    """The author's GLSL, whole file, so that line numbers in messages are the author's."""
    form: ShaderForm = ShaderForm.isf
    vertex: str = ""
    """The author's vertex shader; empty for the plain one."""
    passes: tuple[Pass, ...] = (Pass(),)
    images: tuple[ImageFile, ...] = ()
    sounds: tuple[SoundInput, ...] = ()
    """Pictures of the sequence's sound."""
    light: Light = Light.display
    is_straight: bool = True
    """Whether the shader expects colour that is not multiplied by alpha."""
    keeps_alpha: bool = False
    """Whether an opaque picture stays opaque."""
    margin: str = ""
    """ISF size expression over the inputs' $names: how far it draws beyond the picture's bounds, in
    pixels of the canvas. Empty keeps within them."""
    preview: tuple[tuple[str, Value], ...] = ()
    """The author's values for a picture of what it does, by input."""
    sample: Sample = Sample.scene
    """What that picture starts from."""
    is_timed: bool = False
    """Whether the result depends on the time or the frame number."""

    @property
    def is_gl_transition(self) -> bool:
        """Whether it is a transition in the form of gl-transitions.com."""
        return self.form is ShaderForm.gl_transition

    @property
    def keeps_past(self) -> bool:
        """Whether the result depends on the frames before it."""
        return any(one.is_persistent for one in self.passes)

    def reach(self, values: tuple[tuple[str, Value], ...]) -> float:
        """Give how far it draws beyond the picture with these values, in pixels of the canvas."""
        if not self.margin:
            return 0.0
        names = {n: float(v) for n, v in values if isinstance(v, int | float)}
        return max(0.0, evaluate(self.margin, names))

    @property
    def params(self) -> tuple[ParamSpec, ...]:
        """Descriptions of the parameters, in the author's order."""
        return tuple(one.spec for one in self.inputs)

    def values_at(self, params: tuple[Param, ...], ticks: int) -> tuple[tuple[str, Value], ...]:
        """Read every parameter at `ticks` from the clip's start, held within its range."""
        return tuple(
            (spec.name, _held(value_at(params, spec, ticks), spec)) for spec in self.params
        )

    def changes_nothing(self, values: tuple[tuple[str, Value], ...]) -> bool:
        """Tell whether these values leave every picture as it is.

        True when at least one input names an identity and all inputs that do so hold it.
        """
        known = {one.spec.name: one.identity for one in self.inputs if one.identity is not None}
        return bool(known) and all(known[n] == v for n, v in values if n in known)


def _held(value: Value, spec: ParamSpec) -> Value:
    """Keep a value within its range; what can't be read as the kind becomes the default."""
    match spec.kind:
        case ParamKind.switch:
            return bool(value)
        case ParamKind.choice:
            return value if value in spec.choices else spec.default
        case ParamKind.text | ParamKind.file:
            return value if isinstance(value, str) else spec.default
        case ParamKind.point | ParamKind.colour | ParamKind.curve:
            return _held_parts(value, spec) if isinstance(value, tuple) else spec.default
        case _ if isinstance(value, int | float):
            held = _clamped(float(value), spec)
            return round(held) if spec.kind is ParamKind.whole else held
        case _:
            return spec.default


def _held_parts(value: tuple[float, ...], spec: ParamSpec) -> Value:
    if spec.kind is ParamKind.curve:
        value = curve_held(value)
        if curve_fault(value):
            return spec.default
        return tuple(_clamped(v, spec) if k % 2 else v for k, v in enumerate(value))
    if not isinstance(spec.default, tuple) or len(value) != len(spec.default):
        return spec.default
    return tuple(_clamped(float(v), spec) for v in value)


def _clamped(value: float, spec: ParamSpec) -> float:
    low = value if spec.minimum is None else max(value, spec.minimum)
    return low if spec.maximum is None else min(low, spec.maximum)
