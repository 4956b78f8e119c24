"""Channels: which source channel goes where, up and down mixing, and pan.

Orders are FFmpeg's: L R; L R C LFE Ls Rs; L R C LFE Lb Rb Ls Rs. Down-mixing follows ITU-R BS.775:
centre and surrounds at -3 dB, the low-frequency channel left out.
"""

import math
from typing import Final

import numpy as np

from kijkocut.audio.grid import Floats
from kijkocut.audio.source import Samples

_LEFT: Final = {2: (0,), 3: (0,), 4: (0, 2), 5: (0, 3), 6: (0, 4), 7: (0, 5), 8: (0, 4, 6)}
_RIGHT: Final = {2: (1,), 3: (1,), 4: (1, 3), 5: (1, 4), 6: (1, 5), 7: (1, 6), 8: (1, 5, 7)}
_CENTRE: Final = {5: 2, 6: 2, 7: 2, 8: 2}
_LAYOUTS: Final = {
    1: "mono", 2: "stereo", 3: "2.1", 4: "quad", 5: "5.0", 6: "5.1", 7: "6.1", 8: "7.1",
}  # fmt: skip
_HALF_POWER: Final = np.float32(math.sqrt(0.5))
_NAMES: Final = {
    2: ("L", "R"),
    3: ("L", "R", "LFE"),
    4: ("L", "R", "Ls", "Rs"),
    5: ("L", "R", "C", "Ls", "Rs"),
    6: ("L", "R", "C", "LFE", "Ls", "Rs"),
    7: ("L", "R", "C", "LFE", "Cb", "Ls", "Rs"),
    8: ("L", "R", "C", "LFE", "Lb", "Rb", "Ls", "Rs"),
}
_WHOLE: Final = np.float32(1.0)
_INSTEAD: Final = {
    "C": ((("L", "R"), _HALF_POWER),),
    "Cb": ((("Ls", "Rs"), _HALF_POWER),),
    "Lb": ((("Ls",), _WHOLE), (("L",), _HALF_POWER)),
    "Rb": ((("Rs",), _WHOLE), (("R",), _HALF_POWER)),
    "Ls": ((("L",), _HALF_POWER),),
    "Rs": ((("R",), _HALF_POWER),),
}
"""Where a channel goes whose place is missing, the nearest first."""


def to_channels(sound: Samples, channels: int, channel_map: tuple[int, ...] = ()) -> Samples:
    """Give the sound on that many channels; may give the same array when nothing changes.

    A mono source is heard at full level on both channels of stereo and in the centre of surround.
    With a `channel_map`, output channel i is source channel `channel_map[i]`; -1, a channel the
    source lacks, and outputs the map does not name are silent.
    """
    have, count = sound.shape
    if channel_map:
        out = np.zeros((channels, count), np.float32)
        for to, origin in enumerate(channel_map[:channels]):
            if 0 <= origin < have:
                out[to] = sound[origin]
        return out
    if have == channels:
        return sound
    if channels == 1:
        stereo = to_channels(sound, 2)
        return np.asarray(stereo.mean(axis=0, keepdims=True, dtype=np.float32))
    if have == 1:
        return _from_mono(sound, channels)
    if channels == 2:
        return _to_stereo(sound)
    return _among_surrounds(sound, channels)


def _from_mono(sound: Samples, channels: int) -> Samples:
    if channels == 2:
        return np.repeat(sound, 2, axis=0)
    out = np.zeros((channels, sound.shape[1]), np.float32)
    centre = _CENTRE.get(channels)
    targets = (0, 1) if centre is None else (centre,)
    for target in targets:
        out[target] = sound[0]
    return out


def _to_stereo(sound: Samples) -> Samples:
    have = sound.shape[0]
    out = sound[:2].copy()
    if have in _CENTRE:
        out += _HALF_POWER * sound[_CENTRE[have]]
    for side, places in enumerate((_LEFT.get(have, ()), _RIGHT.get(have, ()))):
        for place in places[1:]:
            out[side] += _HALF_POWER * sound[place]
    return out


def _among_surrounds(sound: Samples, channels: int) -> Samples:
    """Bring surround or stereo onto other surround: what has no place of its own is shared out."""
    have = sound.shape[0]
    out = np.zeros((channels, sound.shape[1]), np.float32)
    names, targets = _NAMES.get(have), _NAMES.get(channels)
    if names is None or targets is None:
        both = min(have, channels)
        out[:both] = sound[:both]
        return out
    for name, one in zip(names, sound, strict=True):
        for place, factor in _ways(name, targets):
            out[targets.index(place)] += factor * one
    return out


def _ways(name: str, targets: tuple[str, ...]) -> tuple[tuple[str, np.float32], ...]:
    """Give the places among `targets` that a channel goes to, and how much of it."""
    if name in targets:
        return ((name, _WHOLE),)
    for places, share in _INSTEAD.get(name, ()):
        if all(place in targets for place in places):
            return tuple((place, share) for place in places)
    return ()


def layout_name(channels: int) -> str:
    """Give FFmpeg's name of the usual layout of that many channels."""
    return _LAYOUTS.get(channels, f"{channels}c")


def pan_gains(pan: Floats | float) -> tuple[Floats, Floats]:
    """Give the factors of the left and the right side for a pan of -1 (left) to 1 (right).

    Constant power, the centre at 0 dB: left² + right² is 2 everywhere, so a hard pan gives +3 dB.
    """
    angle = (np.clip(pan, -1.0, 1.0) + 1.0) * (math.pi / 4)
    return math.sqrt(2.0) * np.cos(angle), math.sqrt(2.0) * np.sin(angle)


def pan_factors(channels: int, pan: Floats | float) -> Samples:
    """Give the factor of each channel, shape (channels, 1) or (channels, len(pan)).

    Mono has no sides and stays as it is; so do centre and bass channels. Of 5.1, whose centre moves
    along, see `surround.panned`.
    """
    left, right = pan_gains(pan)
    factors = np.ones((channels, np.size(pan)), np.float32)
    for places, gain in ((_LEFT.get(channels, ()), left), (_RIGHT.get(channels, ()), right)):
        for place in places:
            factors[place] = gain
    return factors
