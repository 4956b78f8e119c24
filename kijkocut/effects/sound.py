"""Sounds made by rule: no shaders, `kijkocut.audio` renders them by name and parameters."""

from typing import Final

from kijkocut.effects.definition import Definition, EffectKind, Input
from kijkocut.model.params import ParamKind, ParamSpec

_FREQUENCY: Final = Input(
    spec=ParamSpec(
        name="frequency",
        label="Frequency",
        default=1000.0,
        minimum=20.0,
        maximum=20_000.0,
        step=1.0,
        unit="Hz",
        description="Pitch of the tone.",
    ),
    uniform="float",
)
_LEVEL: Final = Input(
    spec=ParamSpec(
        name="level",
        label="Level",
        default=-20.0,
        minimum=-60.0,
        maximum=0.0,
        step=0.1,
        unit="dBFS",
        description="Peak level; -20 dBFS is the line-up level of SMPTE RP 155.",
    ),
    uniform="float",
)
_WAVEFORM: Final = Input(
    spec=ParamSpec(
        name="waveform",
        label="Waveform",
        kind=ParamKind.choice,
        default="sine",
        choices=("sine", "square", "triangle", "noise"),
        can_keyframe=False,
        description="Shape of the wave; noise is white and ignores the frequency.",
    ),
    uniform="int",
    values=(0, 1, 2, 3),
)

_PERIOD: Final = Input(
    spec=ParamSpec(
        name="period",
        label="Tick every",
        default=0.0,
        minimum=0.0,
        maximum=60.0,
        step=0.1,
        unit="s",
        can_keyframe=False,
        description="Above 0 the tone ticks, once in this time.",
    ),
    uniform="float",
)
_LENGTH: Final = Input(
    spec=ParamSpec(
        name="length",
        label="Tick length",
        default=0.1,
        minimum=0.001,
        maximum=60.0,
        step=0.01,
        unit="s",
        can_keyframe=False,
        description="How long each tick sounds.",
    ),
    uniform="float",
)

SOUND_GENERATORS: Final[tuple[Definition, ...]] = (
    Definition(
        name="tone",
        label="Tone",
        kind=EffectKind.sound_generator,
        category="Line-up",
        description="A test tone, steady or ticking, on every channel alike.",
        inputs=(_FREQUENCY, _LEVEL, _WAVEFORM, _PERIOD, _LENGTH),
        passes=(),
    ),
    Definition(
        name="silence",
        label="Silence",
        kind=EffectKind.sound_generator,
        category="Line-up",
        description="No sound, for a clip that keeps a place.",
        passes=(),
    ),
)
"""Everything that can be the kind of a generator on a sound track."""
