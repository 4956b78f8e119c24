"""The catalogue of effects, transitions and generators.

Each is a file: effects and generators in ISF form (JSON header and GLSL), transitions in the form
of gl-transitions.com. The catalogue reads the program's own folder and any extra folders, and
describes every parameter as `ParamSpec`, from which controls, schemas and checks are made. Sound
generators are described here too; `kijkocut.audio` renders them.

`Catalogue` is also the port that `kijkocut.edit` asks about parameters.

No GL and no threads: shaders are text here, `kijkocut.render` compiles them. Errors:
`UnknownKindError` (a name that is not in the catalogue), `ShaderFileError` (a file that is neither
form), `ResourcesMissingError` (a broken installation).
"""

from kijkocut.effects.catalogue import (
    Catalogue,
    ResourcesMissingError,
    UnknownKindError,
    is_shader,
    read_shader,
    shader_folder,
)
from kijkocut.effects.cube_lut import CubeLut, read_cube
from kijkocut.effects.definition import Definition, EffectKind, Input, Light, Pass, ShaderForm
from kijkocut.effects.gl_transition import read_gl_transition
from kijkocut.effects.isf import read_isf
from kijkocut.effects.isf_header import ShaderFileError

__all__ = [
    "Catalogue",
    "CubeLut",
    "Definition",
    "EffectKind",
    "Input",
    "Light",
    "Pass",
    "ResourcesMissingError",
    "ShaderFileError",
    "ShaderForm",
    "UnknownKindError",
    "is_shader",
    "read_cube",
    "read_gl_transition",
    "read_isf",
    "read_shader",
    "shader_folder",
]
