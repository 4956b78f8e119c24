"""Waveforms on disk: made once per sound, found again by content."""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct

from kijkocut.audio.errors import DamagedPeaksError, SoundCancelledError, UnknownSoundError
from kijkocut.audio.peaks import Peaks, PeaksBuilder
from kijkocut.audio.source import SoundSource
from kijkocut.model.media import AudioStream, MediaFacts
from kijkocut.model.ticks import samples

log = logging.getLogger(__name__)

_BLOCK: Final = 1 << 16
_FIRST_LOOK_S: Final = 20
"""After so many seconds of sound a waveform in the making is shown, then after twice as many."""

OnProgress = Callable[[float], object]
IsCancelled = Callable[[], bool]
OnPeaks = Callable[[Peaks], object]
"""Told what has been measured so far: the waveform from the start up to there."""


class Watch(Struct, frozen=True, kw_only=True):
    """Who follows the making of a waveform, on the thread that makes it."""

    on_peaks: OnPeaks | None = None
    on_progress: OnProgress | None = None
    """Told the share done, 0 to 1."""
    is_cancelled: IsCancelled | None = None
    """Asked after every second or so of sound."""


class Waveforms:
    """The waveforms in one folder, of whole media streams. Any thread.

    Samples are counted from media time 0, at the stream's own rate.
    """

    def __init__(self, folder: Path) -> None:
        """Keep waveforms in `folder`, made when needed; it may be deleted at any time."""
        self._folder = folder

    def find(self, facts: MediaFacts, *, stream: int | None = None) -> Peaks | None:
        """Read a waveform that was made before; None if there is none, or only a damaged one."""
        path = self._place(facts, stream)
        try:
            return Peaks.from_bytes(path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, DamagedPeaksError) as error:
            log.info("a stored waveform is made anew: %s", error)
            return None

    def make(
        self,
        facts: MediaFacts,
        source: SoundSource,
        *,
        stream: int | None = None,
        on_peaks: OnPeaks | None = None,
        on_progress: OnProgress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> Peaks:
        """Give the waveform of a stream, made from its sound if there is none yet; blocks.

        Args:
            facts: What was measured of the media.
            source: The stream's sound at its own sample rate and channels; closed by its owner.
            stream: The stream's index; the first sound stream if None.
            on_peaks: Told now and then, on this thread, what there is so far.
            on_progress: Told the share done, 0 to 1.
            is_cancelled: Asked after every second or so of sound.

        Raises:
            UnknownSoundError: There is no such stream.
            SoundCancelledError: `is_cancelled` said so; nothing is left behind.
            KijkoError: What the source raises.
            OSError: The folder can't be written to.
        """
        known = self.find(facts, stream=stream)
        if known is not None:
            return known
        watch = Watch(on_peaks=on_peaks, on_progress=on_progress, is_cancelled=is_cancelled)
        peaks = _measured(source, _stream(facts, stream), facts, watch)
        path = self._place(facts, stream)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            part.write_bytes(peaks.to_bytes())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return peaks

    def _place(self, facts: MediaFacts, stream: int | None) -> Path:
        return self._folder / f"{facts.content_hash}-{_stream(facts, stream).index}.peaks"


def _measured(source: SoundSource, stream: AudioStream, facts: MediaFacts, watch: Watch) -> Peaks:
    rate = stream.sample_rate
    # The stream may begin after media time 0; silence before it is part of the picture.
    length = samples(max(facts.duration, stream.duration), rate)
    builder = PeaksBuilder(channels=stream.channels, sample_rate=rate)
    look = _FIRST_LOOK_S * rate
    for start in range(0, length, _BLOCK):
        if watch.is_cancelled is not None and watch.is_cancelled():
            raise SoundCancelledError("Making the waveform was stopped.")
        builder.add(source.read(start, min(_BLOCK, length - start)))
        if watch.on_peaks is not None and builder.length >= look:
            look *= 2
            watch.on_peaks(builder.peaks())
        if watch.on_progress is not None:
            watch.on_progress(builder.length / length)
    return builder.peaks()


def _stream(facts: MediaFacts, index: int | None) -> AudioStream:
    found = next((s for s in facts.audios if index in (None, s.index)), None)
    if found is None:
        raise UnknownSoundError("What has no sound has no waveform.")
    return found
