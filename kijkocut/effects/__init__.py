"""The catalogue of effects, transitions and generators.

Each is a file: effects, generators and transitions in ISF form (JSON header and GLSL), transitions
in the form of gl-transitions.com, look-up tables (.cube). The catalogue reads the program's own
folder and any extra folders, and describes every parameter as `ParamSpec`, from which controls,
schemas and checks are made. Sound generators and `SOUND_EFFECTS` are described here too;
`kijkocut.audio` renders them.

`Catalogue` is also the port that `kijkocut.edit` asks about parameters.

No GL and no threads: shaders are text here, `kijkocut.render` compiles them. Errors:
`UnknownKindError` (a name that is not in the catalogue), `ShaderFileError` (a file that is neither
form), `ResourcesMissingError` (a broken installation).
"""

from kijkocut.effects.catalogue import (
    Catalogue,
    is_shader,
    read_shader,
    shader_folder,
)
from kijkocut.effects.cube_lut import read_cube
from kijkocut.effects.definition import Definition, EffectKind, Input, Light, SoundInput
from kijkocut.effects.isf_header import ShaderFileError
from kijkocut.effects.sound_effects import SOUND_EFFECTS

__all__ = [
    "SOUND_EFFECTS",
    "Catalogue",
    "Definition",
    "EffectKind",
    "Input",
    "Light",
    "ShaderFileError",
    "SoundInput",
    "is_shader",
    "read_cube",
    "read_shader",
    "shader_folder",
]
