"""The two stages of the mix: a playing voice with its gain and pan, and the fader of a track."""

from collections.abc import Callable

import numpy as np

from kijkocut.audio.automation import Curve, gain_of, gains_of
from kijkocut.audio.channels import pan_factors, to_channels
from kijkocut.audio.envelope import Envelope
from kijkocut.audio.plan import Voice
from kijkocut.audio.player import player
from kijkocut.audio.source import Samples, SoundSource
from kijkocut.model.clip import Clip
from kijkocut.model.intrinsics import TRACK, spec
from kijkocut.model.sequence import Track


class _Pan:
    """A pan parameter as factors per channel; None where nothing changes."""

    def __init__(self, curve: Curve, channels: int) -> None:
        self._curve, self._channels = curve, channels
        self.constant: Samples | None = None
        self.is_moving = curve.constant is None
        if curve.constant is not None and curve.constant != 0.0:
            self.constant = pan_factors(channels, curve.constant)

    def between(self, start: int, stop: int) -> Samples | None:
        """Give the factors for the samples [start, stop)."""
        if not self.is_moving:
            return self.constant
        return pan_factors(self._channels, self._curve.values(start, stop))


class ClipSound:
    """A clip's own sound on the channels of the sequence."""

    def __init__(self, clip: Clip, source: SoundSource, *, channels: int, sample_rate: int) -> None:
        self._map, self._channels = clip.channel_map, channels
        self._player = player(clip, source, sample_rate)

    def read(self, start_sample: int, count: int) -> Samples:
        """Give samples by sequence number (see `SoundSource.read`)."""
        return to_channels(self._player.read(start_sample, count), self._channels, self._map)


class PlayingVoice:
    """A voice with its source open, numbered in sequence samples.

    In this order: the clip's speed, its channels, its effects, then gain, fades and pan.
    """

    def __init__(
        self,
        voice: Voice,
        source: SoundSource,
        *,
        channels: int,
        sample_rate: int,
        effects: Callable[[SoundSource], SoundSource] | None = None,
    ) -> None:
        clip = voice.clip
        own = ClipSound(clip, source, channels=channels, sample_rate=sample_rate)
        self._sound: SoundSource = own if effects is None else effects(own)
        self._envelope = Envelope(voice, sample_rate)
        pan = Curve(clip.params, spec("pan"), origin=clip.start, sample_rate=sample_rate)
        self._pan = _Pan(pan, channels)

    def add_to(self, bus: Samples, start: int) -> None:
        """Add the voice to `bus`, whose first sample is `start`."""
        count = bus.shape[1]
        gain = self._envelope.between(start, start + count)
        is_constant = isinstance(gain, float)
        if is_constant and gain == 0.0:
            return
        sound = self._sound.read(start, count)
        if not is_constant or gain != 1.0:
            sound = sound * np.asarray(gain, np.float32)
        pan = self._pan.between(start, start + count)
        bus += sound if pan is None else sound * pan


class Fader:
    """Gain and pan of a track; keyframes count from the start of the sequence."""

    def __init__(self, track: Track, *, channels: int, sample_rate: int) -> None:
        gain, pan = (
            Curve(track.params, spec(name, TRACK), origin=0, sample_rate=sample_rate)
            for name in ("gain", "pan")
        )
        self._gain, self._pan = gain, _Pan(pan, channels)
        self._level = None if gain.constant is None else gain_of(gain.constant)
        self.is_neutral = self._level == 1.0 and pan.constant == 0.0
        """Whether it leaves every sound as it is."""

    def apply(self, bus: Samples, start: int) -> None:
        """Work on `bus`, whose first sample is `start`, in place."""
        stop = start + bus.shape[1]
        if self._level is None:
            bus *= gains_of(self._gain.values(start, stop)).astype(np.float32)
        elif self._level != 1.0:
            bus *= np.float32(self._level)
        pan = self._pan.between(start, stop)
        if pan is not None:
            bus *= pan
