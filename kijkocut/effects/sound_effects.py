"""What can be done to a sound: described here, rendered by `kijkocut.audio` with libavfilter.

Speed without change of pitch is no effect but the clip's own speed.
"""

from typing import Final

from kijkocut.effects.definition import Definition, EffectKind, Input
from kijkocut.model.params import ParamKind, ParamSpec


def _dial(
    name: str,
    label: str,
    span: tuple[float, float, float],
    unit: str,
    text: str,
    *,
    is_fixed: bool = False,
) -> Input:
    """Describe a number; `span` is its least, usual and greatest value."""
    low, usual, high = span
    spec = ParamSpec(
        name=name, label=label, default=usual, minimum=low, maximum=high, unit=unit,
        can_keyframe=not is_fixed, description=text,
    )  # fmt: skip
    return Input(spec=spec, uniform="float")


def _effect(
    name: str, label: str, category: str, description: str, inputs: tuple[Input, ...]
) -> Definition:
    return Definition(
        name=name, label=label, kind=EffectKind.sound_effect, category=category,
        description=description, inputs=inputs, passes=(),
    )  # fmt: skip


def _band(key: str, label: str, hertz: float, *, has_width: bool) -> tuple[Input, ...]:
    frequency = _dial(
        f"{key}_frequency", f"{label} frequency", (20.0, hertz, 20_000.0), "Hz",
        "Middle of the band, or the corner of a shelf.",
    )  # fmt: skip
    gain = _dial(f"{key}_gain", f"{label} gain", (-24.0, 0.0, 24.0), "dB", "How much it is lifted.")
    width = _dial(
        f"{key}_q", f"{label} Q", (0.1, 1.0, 10.0), "", "Narrowness: the middle over the width."
    )
    return (frequency, gain, width) if has_width else (frequency, gain)


def _ballistics(attack_ms: float, release_ms: float) -> tuple[Input, Input]:
    return (
        _dial("attack", "Attack", (0.1, attack_ms, 500.0), "ms", "How fast it takes hold."),
        _dial("release", "Release", (1.0, release_ms, 2000.0), "ms", "How fast it lets go."),
    )


def _pass(name: str, label: str, hertz: float, text: str) -> Definition:
    slope = ParamSpec(
        name="slope", label="Slope", kind=ParamKind.choice, default="12",
        choices=("12", "24"), unit="dB per octave", can_keyframe=False,
        description="Steepness beyond the corner; both are Butterworth curves.",
    )  # fmt: skip
    return _effect(
        name, label, "Tone", text,
        (
            _dial(
                "frequency", "Frequency", (10.0, hertz, 20_000.0), "Hz",
                "The corner, where it takes 3 dB.",
            ),
            Input(spec=slope, uniform="int", values=(12, 24)),
        ),
    )  # fmt: skip


_THRESHOLD: Final = "The level, in dBFS of one sample, at which it sets in."
_LISTENS_TO: Final = ParamSpec(
    name="track", label="Track", kind=ParamKind.text, default="", can_keyframe=False,
    description="Id of the track that is listened to, as heard; without one nothing is done.",
)  # fmt: skip

SOUND_EFFECTS: Final[tuple[Definition, ...]] = (
    _effect(
        "equaliser", "Equaliser", "Tone",
        "Two shelves and three bells, each lifting or lowering a part of the spectrum.",
        (
            *_band("low", "Low shelf", 100.0, has_width=False),
            *_band("band1", "Band 1", 250.0, has_width=True),
            *_band("band2", "Band 2", 1000.0, has_width=True),
            *_band("band3", "Band 3", 4000.0, has_width=True),
            *_band("high", "High shelf", 8000.0, has_width=False),
        ),
    ),
    _pass("high_pass", "High pass", 80.0, "Takes away what lies below a frequency."),
    _pass("low_pass", "Low pass", 12_000.0, "Takes away what lies above a frequency."),
    _effect(
        "compressor", "Compressor", "Dynamics", "Makes what is loud less loud.",
        (
            _dial("threshold", "Threshold", (-60.0, -18.0, 0.0), "dBFS", _THRESHOLD),
            _dial("ratio", "Ratio", (1.0, 3.0, 20.0), ":1", "Decibels in for one decibel out."),
            *_ballistics(10.0, 150.0),
            _dial("knee", "Knee", (0.0, 6.0, 18.0), "dB", "Width of the bend at the threshold."),
            _dial("makeup", "Make-up", (0.0, 0.0, 36.0), "dB", "Gain afterwards."),
        ),
    ),
    _effect(
        "limiter", "Limiter", "Dynamics",
        "Lets no sample past a ceiling; looks ahead, and delays nothing.",
        (
            _dial("ceiling", "Ceiling", (-24.0, -1.0, 0.0), "dBFS", "No sample lies above it."),
            _dial(
                "lookahead", "Look-ahead", (0.1, 5.0, 80.0), "ms",
                "How long before a peak it starts to give way.", is_fixed=True,
            ),
            _dial("release", "Release", (1.0, 100.0, 2000.0), "ms", "How fast it lets go."),
        ),
    ),
    _effect(
        "gate", "Gate", "Dynamics", "Silences what is quieter than a threshold.",
        (
            _dial("threshold", "Threshold", (-80.0, -45.0, 0.0), "dBFS", _THRESHOLD),
            _dial("range", "Range", (-90.0, -60.0, 0.0), "dB", "Gain when it is fully closed."),
            _dial("ratio", "Ratio", (1.0, 10.0, 100.0), ":1", "How steeply it closes."),
            *_ballistics(5.0, 200.0),
        ),
    ),
    _effect(
        "duck", "Duck", "Dynamics",
        "Gives way while another track is heard; that track is heard without its own ducking.",
        (
            Input(spec=_LISTENS_TO, uniform="int"),
            _dial("threshold", "Threshold", (-60.0, -36.0, 0.0), "dBFS", _THRESHOLD),
            _dial("ratio", "Ratio", (1.0, 4.0, 20.0), ":1", "Decibels over for one lowered less."),
            *_ballistics(20.0, 600.0),
        ),
    ),
    _effect(
        "denoise", "Denoise", "Repair", "Takes away steady noise, by spectral gain.",
        (
            _dial("reduction", "Reduction", (0.01, 12.0, 97.0), "dB", "How much noise is taken."),
            _dial("floor", "Noise floor", (-80.0, -50.0, -20.0), "dB", "How loud the noise is."),
        ),
    ),
    _effect(
        "de_ess", "De-ess", "Repair", "Softens sharp s sounds of a voice.",
        (
            _dial(
                "intensity", "Intensity", (0.0, 0.5, 1.0), "", "How readily it acts.",
                is_fixed=True,
            ),
            _dial(
                "amount", "Amount", (0.0, 0.5, 1.0), "", "How much is softened at most.",
                is_fixed=True,
            ),
            _dial(
                "keep", "Brightness kept", (0.0, 0.5, 1.0), "", "How much treble is kept.",
                is_fixed=True,
            ),
        ),
    ),
    _effect(
        "reverb", "Reverb", "Space",
        "The sound of a room: noise that dies away, folded with the sound. Its tail ends with the"
        " clip; on a track it sounds on.",
        (
            _dial(
                "decay", "Decay", (0.1, 1.2, 6.0), "s", "Time to fall by 60 dB.", is_fixed=True
            ),
            _dial(
                "pre_delay", "Pre-delay", (0.0, 15.0, 200.0), "ms", "Time to the first echo.",
                is_fixed=True,
            ),
            _dial(
                "damping", "Damping", (500.0, 6000.0, 20_000.0), "Hz",
                "Above it the room swallows sound.", is_fixed=True,
            ),
            _dial("mix", "Mix", (0.0, 0.25, 1.0), "", "Share of the room.", is_fixed=True),
        ),
    ),
    _effect(
        "pitch", "Pitch", "Pitch", "Moves the pitch and keeps the speed.",
        (
            _dial(
                "semitones", "Semitones", (-24.0, 0.0, 24.0), "st",
                "Twelve are an octave; hundredths are cents.", is_fixed=True,
            ),
        ),
    ),
    _effect(
        "normalise", "Normalise", "Level",
        "A measured gain that brings a sound to a loudness, and a ceiling that holds its peaks.",
        (
            _dial("gain", "Gain", (-60.0, 0.0, 40.0), "dB", "As measured, or as you set it."),
            _dial("ceiling", "Ceiling", (-24.0, -1.0, 0.0), "dBFS", "No sample lies above it."),
        ),
    ),
)  # fmt: skip
"""Everything that can be the kind of an effect on a sound clip or a sound track."""
