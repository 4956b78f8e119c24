"""How loud a voice is at each sample: clip gain, fades and crossfades."""

import math

import numpy as np

from kijkocut.audio.automation import Curve, gain_of, gains_of
from kijkocut.audio.grid import Floats, sample_ticks
from kijkocut.audio.plan import Crossfade, CrossfadeShape, Voice
from kijkocut.model.clip import Fade, FadeCurve
from kijkocut.model.intrinsics import spec
from kijkocut.model.ticks import samples


class Envelope:
    """The gain of one voice over time; a transition replaces the fade at its end of the clip."""

    def __init__(self, voice: Voice, sample_rate: int) -> None:
        clip = voice.clip
        self._voice, self._rate = voice, sample_rate
        self._gain = Curve(clip.params, spec("gain"), origin=clip.start, sample_rate=sample_rate)
        self._fade_in = clip.fade_in if voice.entry is None else None
        self._fade_out = clip.fade_out if voice.exit is None else None
        constant = self._gain.constant
        self._level = None if constant is None else gain_of(constant)

    def between(self, start: int, stop: int) -> Floats | float:
        """Give the factor of each sample in [start, stop), or one number when all have the same."""
        shapes = self._shapes(start, stop)
        if self._level is not None:
            gain: Floats | float = self._level
        else:
            gain = gains_of(self._gain.values(start, stop))
        for shape in shapes:
            gain = gain * shape
        return gain

    def _shapes(self, start: int, stop: int) -> list[Floats]:
        clip, rate = self._voice.clip, self._rate
        found = []
        if self._fade_in is not None:
            end = clip.start + self._fade_in.duration
            if start < samples(end, rate):
                found.append(self._fade(self._fade_in, start, stop, begin=clip.start))
        if self._fade_out is not None:
            begin = clip.end - self._fade_out.duration
            if stop > samples(begin, rate):
                found.append(self._fade(self._fade_out, start, stop, end=clip.end))
        entry, exit_ = self._voice.entry, self._voice.exit
        if entry is not None and start < samples(entry.start + entry.duration, rate):
            found.append(_crossed(entry.shape, self._share(entry, start, stop)))
        if exit_ is not None and stop > samples(exit_.start, rate):
            found.append(_crossed(exit_.shape, 1.0 - self._share(exit_, start, stop)))
        return found

    def _fade(
        self, fade: Fade, start: int, stop: int, *, begin: int | None = None, end: int = 0
    ) -> Floats:
        ticks = sample_ticks(start, stop, self._rate)
        run = ticks - begin if begin is not None else end - ticks
        return faded(fade.curve, np.clip(run / fade.duration, 0.0, 1.0))

    def _share(self, over: Crossfade, start: int, stop: int) -> Floats:
        ticks = sample_ticks(start, stop, self._rate)
        return np.clip((ticks - over.start) / over.duration, 0.0, 1.0)


def faded(curve: FadeCurve, share: Floats) -> Floats:
    """Give the factors of a fade at these shares of its length, 0 for silent and 1 for full."""
    match curve:
        case FadeCurve.linear:
            return share
        case FadeCurve.power:
            return np.sin(share * (math.pi / 2))
        case FadeCurve.smooth:
            return 0.5 - 0.5 * np.cos(share * math.pi)


def _crossed(shape: CrossfadeShape, share: Floats) -> Floats:
    """Give the factors of the side whose share (0 gone, 1 alone) this is."""
    return share if shape is CrossfadeShape.gain else np.sin(share * (math.pi / 2))
