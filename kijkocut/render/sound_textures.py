"""Sound as pictures for shaders: the waveform or the spectrum, a row per channel.

The Interactive Shader Format gives `audio` and `audioFFT` inputs as images: as wide as there are
samples or bins (the input's MAX), as high as there are channels, the first channel at the bottom.
A waveform is 0.5 + 0.5 x from the frame's first sample on. A spectrum has the amplitude of each
bin, 1 for a sine at full scale: a Hann window over the samples around the frame's start, its bins
from 0 Hz to half the sample rate; where a shader asks for fewer, each is the loudest of those it
stands for.
"""

from collections import OrderedDict
from typing import Final

import moderngl
import numpy as np
from numpy.typing import NDArray

from kijkocut.effects import SoundInput
from kijkocut.render.frame_plan import Sound
from kijkocut.render.gpu import Gpu
from kijkocut.render.listening import Hears

_SAMPLES: Final = 512
_BINS: Final = 256
_SHORTEST: Final = 2048
"""Samples of a spectrum: at 48 kHz 43 ms, so that bins are 23 Hz apart."""
_MOST: Final = 32
_SILENT_CHANNELS: Final = 2


class SoundTextures:
    """Textures of what is heard. Lives on the GL thread."""

    def __init__(self, gpu: Gpu) -> None:
        """Hear nothing yet."""
        self._gpu = gpu
        self._known: OrderedDict[tuple[Sound, SoundInput], moderngl.Texture] = OrderedDict()
        self._source: Hears | None = None
        self._silence: dict[SoundInput, moderngl.Texture] = {}

    def hear_from(self, source: object) -> None:
        """Take samples from `source` if it `Hears`, and forget what was heard from another."""
        self._source = source if isinstance(source, Hears) else None
        self._known.clear()

    def texture(self, sound: Sound | None, wanted: SoundInput) -> moderngl.Texture:
        """Give the picture of `sound` for one input; of silence where there is none."""
        if sound is None or self._source is None:
            if wanted not in self._silence:
                silence = np.zeros((_SILENT_CHANNELS, _length(wanted)), np.float32)
                self._silence[wanted] = self._made(silence, wanted)
            return self._silence[wanted]
        key = (sound, wanted)
        if key not in self._known:
            count = _length(wanted)
            start = sound.first - (count // 2 if wanted.is_spectrum else 0)
            self._known[key] = self._made(self._source.hear(sound, start, count), wanted)
            if len(self._known) > _MOST:
                self._known.popitem(last=False)
        return self._known[key]

    def _made(self, sound: NDArray[np.float32], wanted: SoundInput) -> moderngl.Texture:
        rows = spectrum(sound, wanted.count or _BINS) if wanted.is_spectrum else waveform(sound)
        rgba = np.ones((*rows.shape, 4), np.float32)
        rgba[..., :3] = rows[::-1, :, None]  # the first row of a texture is its top
        size = (rows.shape[1], rows.shape[0])
        texture = self._gpu.context.texture(size, 4, rgba.tobytes(), dtype="f4")
        texture.repeat_x = texture.repeat_y = False
        return texture


def waveform(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give samples as 0..1 around 0.5, louder ones held."""
    shown: NDArray[np.float32] = np.clip(np.float32(0.5) + np.float32(0.5) * sound, 0.0, 1.0)
    return shown


def spectrum(sound: NDArray[np.float32], bins: int) -> NDArray[np.float32]:
    """Give the amplitudes of `bins` bins from 0 Hz up, shape (channels, bins)."""
    window = np.hanning(sound.shape[1] + 1)[:-1]
    found = np.abs(np.fft.rfft(sound * window, axis=1))[:, :-1] * (2 / window.sum())
    found[:, 0] /= 2  # no mirror image
    begins = np.arange(bins) * found.shape[1] // bins
    loudest = np.maximum.reduceat(found, begins, axis=1)
    return np.minimum(loudest, 1.0).astype(np.float32)


def _length(wanted: SoundInput) -> int:
    if wanted.is_spectrum:
        return max(_SHORTEST, 2 * (wanted.count or _BINS))
    return wanted.count or _SAMPLES
