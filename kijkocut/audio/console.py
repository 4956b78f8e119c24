"""The stages of the mix: a playing voice with its gain and place, and the faders."""

from collections.abc import Callable

import numpy as np

from kijkocut.audio import surround
from kijkocut.audio.automation import Curve, gain_of, gains_of
from kijkocut.audio.channels import pan_factors, to_channels
from kijkocut.audio.envelope import Envelope
from kijkocut.audio.plan import Voice
from kijkocut.audio.player import player
from kijkocut.audio.source import Samples, SoundSource
from kijkocut.model.clip import Clip
from kijkocut.model.intrinsics import TRACK, spec
from kijkocut.model.params import Param
from kijkocut.model.sequence import Sequence, Track


class Panner:
    """Where a sound stands: its pan and, in 5.1, how far back and how much to the low channel."""

    def __init__(
        self, params: tuple[Param, ...], *, channels: int, origin: int, sample_rate: int
    ) -> None:
        """Take the parameters of a clip or track; keyframes count from the tick `origin`."""

        def curve(name: str) -> Curve:
            return Curve(params, spec(name, TRACK), origin=origin, sample_rate=sample_rate)

        self._channels = channels
        self._pan, self._depth, self._send = curve("pan"), curve("depth"), curve("lfe")
        is_surround = channels == surround.CHANNELS
        self._is_panned = channels > 1 and self._pan.constant != 0.0
        self._is_deep = is_surround and self._depth.constant != 0.0
        send = self._send.constant
        self._is_sent = is_surround and (send is None or surround.is_sent(send))
        self.is_neutral = not (self._is_panned or self._is_deep or self._is_sent)
        """Whether it leaves every sound as it is."""
        pan = self._pan.constant
        self._factors = None if pan is None else pan_factors(channels, pan)

    def placed(self, sound: Samples, start: int) -> Samples:
        """Give the sound, whose first sample is `start`, where it belongs; may be the same."""
        stop = start + sound.shape[1]
        low = None
        if self._is_sent:
            low = surround.low_send(sound, self._send.values(start, stop))
        if self._is_panned:
            sound = self._panned(sound, start, stop)
        if self._is_deep:
            depth = self._depth.constant
            sound = surround.deepened(
                sound, self._depth.values(start, stop) if depth is None else depth
            )
        if low is not None:
            sound = sound.copy()
            sound[3] += low
        return sound

    def _panned(self, sound: Samples, start: int, stop: int) -> Samples:
        pan = self._pan.constant
        by_sample = self._pan.values(start, stop) if pan is None else pan
        if self._channels == surround.CHANNELS:
            return surround.panned(sound, by_sample)
        factors = self._factors
        return sound * (pan_factors(self._channels, by_sample) if factors is None else factors)


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
        self._panner = Panner(
            clip.params, channels=channels, origin=clip.start, sample_rate=sample_rate
        )

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
        bus += self._panner.placed(sound, start)


class Fader:
    """Gain and place of a track, or gain of a master; keyframes count from the sequence's start."""

    def __init__(self, host: Track | Sequence, *, channels: int, sample_rate: int) -> None:
        params = host.params
        self._gain = Curve(params, spec("gain", TRACK), origin=0, sample_rate=sample_rate)
        placing = params if isinstance(host, Track) else ()
        self._panner = Panner(placing, channels=channels, origin=0, sample_rate=sample_rate)
        gain_db = self._gain.constant
        self._level = None if gain_db is None else gain_of(gain_db)
        self.is_neutral = self._level == 1.0 and self._panner.is_neutral
        """Whether it leaves every sound as it is."""

    def apply(self, bus: Samples, start: int) -> None:
        """Work on `bus`, whose first sample is `start`, in place."""
        stop = start + bus.shape[1]
        if self._level is None:
            bus *= gains_of(self._gain.values(start, stop)).astype(np.float32)
        elif self._level != 1.0:
            bus *= np.float32(self._level)
        if not self._panner.is_neutral:
            bus[:] = self._panner.placed(bus, start)
