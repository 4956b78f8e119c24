"""The audio room: what a sequence sounds like, how loud it is, and what its waveform looks like.

`Mixer(project, sequence, fetch).read(start_sample, count)` gives the sound of any range of a
sequence as float32 (channels, count), the same whatever blocks it is read in. Sources come in
through `fetch` (see `SoundSource`), so the room opens no files. `audio.plan` is the pure half: what
is heard when. `loudness`, `clipping_spans` and `silence_spans` judge a stream of blocks;
`Waveforms` and `Meter` picture one. `host_loudness` measures a clip or a track and
`normalise_commands` says which edits bring it to a loudness.

May import: model, edit, effects; numpy and PyAV's filters. Thread: a `Mixer` or
`Meter` belongs to one thread; everything else may be used from any. Errors: a clip without
sound (`audio.no_sound`, a UserError) and whatever a source raises. To test it
alone, any object with `read` is a source.
"""

from kijkocut.audio.ebur128 import LiveLoudness, loudness
from kijkocut.audio.meter import Meter
from kijkocut.audio.mixer import Mixer
from kijkocut.audio.normalise import host_loudness, normalise_commands
from kijkocut.audio.peaks import Peaks
from kijkocut.audio.source import Fetch, SoundSource
from kijkocut.audio.spans import clipping_spans, silence_spans
from kijkocut.audio.waveforms import Waveforms

__all__ = [
    "Fetch",
    "LiveLoudness",
    "Meter",
    "Mixer",
    "Peaks",
    "SoundSource",
    "Waveforms",
    "clipping_spans",
    "host_loudness",
    "loudness",
    "normalise_commands",
    "silence_spans",
]
