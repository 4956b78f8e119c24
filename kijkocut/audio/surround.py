"""Placing sound in 5.1: left to right, front to back, and what is sent to the low channel.

Channels are L R C LFE Ls Rs. Whatever moves keeps its power: a factor cos goes with a factor sin.
The law of left and right is that of stereo (see `channels.pan_gains`), and takes the centre along
to its side, so that a voice can be moved too.
"""

import math
from typing import Final

import numpy as np

from kijkocut.audio.automation import SILENT_DB, gains_of
from kijkocut.audio.channels import pan_gains
from kijkocut.audio.grid import Floats
from kijkocut.audio.source import Samples

CHANNELS: Final = 6
_QUARTER: Final = math.pi / 2
_HALF_POWER: Final = math.sqrt(0.5)


def panned(sound: Samples, pan: Floats | float) -> Samples:
    """Move 5.1 to a side: -1 is left, 1 right; one number, or one for each sample."""
    left, right = pan_gains(pan)
    side = np.clip(pan, -1.0, 1.0) * _QUARTER
    away = np.sin(side)
    out = sound * _column(left, right, np.cos(side), 1.0, left, right)
    out[0] += sound[2] * np.asarray(np.maximum(0.0, -away), np.float32)
    out[1] += sound[2] * np.asarray(np.maximum(0.0, away), np.float32)
    return out


def deepened(sound: Samples, depth: Floats | float) -> Samples:
    """Move 5.1 to the back (1) or to the front (-1); 0 leaves it as it is."""
    angle = np.clip(depth, -1.0, 1.0) * _QUARTER
    stay_front, stay_back = np.cos(np.maximum(0.0, angle)), np.cos(np.minimum(0.0, angle))
    to_back = np.asarray(np.sin(np.maximum(0.0, angle)), np.float32)
    to_front = np.asarray(np.sin(np.maximum(0.0, -angle)), np.float32)
    front, back = stay_front, stay_back
    out = sound * _column(front, front, front, 1.0, back, back)
    middle = sound[2] * np.float32(_HALF_POWER)
    for side, behind in ((0, 4), (1, 5)):
        out[behind] += (sound[side] + middle) * to_back
        out[side] += sound[behind] * to_front
    return out


def low_send(sound: Samples, send_db: Floats) -> Samples:
    """Give what goes to the low channel: all others, folded to mono after ITU-R BS.775.

    The whole range is sent, as panners of the trade do: what plays the channel takes the lows.
    """
    left, right, centre, _, left_back, right_back = sound
    mono = centre + _HALF_POWER * (left + right) + 0.5 * (left_back + right_back)
    return np.asarray(mono * gains_of(send_db), np.float32)


def is_sent(send_db: float) -> bool:
    """Tell whether anything goes to the low channel at that gain."""
    return send_db > SILENT_DB


def _column(*gains: Floats | float) -> Samples:
    """Give one factor, or one for each sample, for each channel."""
    rows = np.broadcast_arrays(*(np.atleast_1d(gain) for gain in gains))
    return np.stack(rows).astype(np.float32)
