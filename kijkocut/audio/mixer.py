"""The sound of a sequence, block by block."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

import numpy as np

from kijkocut.audio.automation import gain_of
from kijkocut.audio.console import Fader, PlayingVoice
from kijkocut.audio.errors import UnknownSoundError
from kijkocut.audio.generators import generator
from kijkocut.audio.plan import AudioPlan, Strip, Voice, plan_audio
from kijkocut.audio.source import Fetch, FiniteSource, Samples, SoundSource
from kijkocut.model.clip import Clip, GeneratorSource, MediaSource, SequenceSource
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import ClipId, SequenceId, TrackId
from kijkocut.model.project import Project

log = logging.getLogger(__name__)

OnFailure = Callable[[ClipId, KijkoError], None]
"""Told once per clip that cannot be heard, and why."""

_WINDOW: Final = 1 << 16
"""Samples planned ahead at once."""
_VOICES: Final = 64
"""Clips kept ready to play on."""


class Mixer:
    """Gives the samples of one sequence of one project value, at any place, in blocks of any size.

    A sample depends on its number alone: playing, seeking and exporting give the same sound. A
    mixer belongs to one thread; after an edit, make a new one.
    """

    def __init__(
        self,
        project: Project,
        sequence_id: SequenceId,
        fetch: Fetch,
        *,
        sample_rate: int | None = None,
        master_gain_db: float = 0.0,
        on_failure: OnFailure | None = None,
    ) -> None:
        """Prepare to mix; nothing is opened before it is heard.

        Args:
            project: The project value that sounds.
            sequence_id: The sequence that sounds, with its nests.
            fetch: Opens the sound of a media.
            sample_rate: In Hz; by default the sequence's own.
            master_gain_db: Gain after all tracks.
            on_failure: When given, a clip whose source fails is silent and reported once; without
                it the failure is raised by `read`.
        """
        sequence = project.sequences[sequence_id]
        self._project, self._sequence_id, self._fetch = project, sequence_id, fetch
        self.sample_rate = sample_rate or sequence.sample_rate
        """In Hz."""
        self.channels = sequence.channels
        """How many channels `read` gives."""
        self._master = np.float32(gain_of(master_gain_db))
        self._on_failure = on_failure
        self._plan = AudioPlan(start=0, stop=0, strips=())
        self._voices: OrderedDict[ClipId, PlayingVoice] = OrderedDict()
        self._faders: dict[TrackId, Fader] = {}
        self._failed: set[ClipId] = set()

    def read(self, start_sample: int, count: int) -> Samples:
        """Give `count` samples of the sequence from `start_sample`: float32 (channels, count).

        Raises:
            KijkoError: A source failed and nobody was named to be told (`on_failure`).
        """
        out = np.zeros((self.channels, count), np.float32)
        if count <= 0:
            return out
        for strip in self._planned(start_sample, start_sample + count).strips:
            self._mix_strip(strip, out, start_sample)
        if self._master != 1.0:
            out *= self._master
        return out

    def _planned(self, start: int, stop: int) -> AudioPlan:
        if not (self._plan.start <= start and stop <= self._plan.stop):
            begin = start - start % _WINDOW
            self._plan = plan_audio(
                self._project,
                self._sequence_id,
                start_sample=begin,
                count=max(stop - begin, _WINDOW),
                sample_rate=self.sample_rate,
            )
        return self._plan

    def _mix_strip(self, strip: Strip, out: Samples, start: int) -> None:
        stop = start + out.shape[1]
        voices = [v for v in strip.voices if v.start < stop and v.stop > start]
        if not voices:
            return
        fader = self._faders.get(strip.track.id)
        if fader is None:
            fader = self._faders[strip.track.id] = Fader(
                strip.track, channels=self.channels, sample_rate=self.sample_rate
            )
        bus = out if fader.is_neutral else np.zeros_like(out)
        for voice in voices:
            low, high = max(start, voice.start), min(stop, voice.stop)
            self._add(voice, bus[:, low - start : high - start], low)
        if bus is not out:
            fader.apply(bus, start)
            out += bus

    def _add(self, voice: Voice, bus: Samples, start: int) -> None:
        clip_id = voice.clip.id
        if clip_id in self._failed:
            return
        try:
            self._ready(voice).add_to(bus, start)
        except KijkoError as error:
            if self._on_failure is None:
                raise
            log.warning("a clip cannot be heard: %s", error)
            self._failed.add(clip_id)
            self._on_failure(clip_id, error)

    def _ready(self, voice: Voice) -> PlayingVoice:
        clip_id = voice.clip.id
        playing = self._voices.get(clip_id)
        if playing is None:
            source = self._source(voice.clip)
            playing = PlayingVoice(
                voice, source, channels=self.channels, sample_rate=self.sample_rate
            )
            self._voices[clip_id] = playing
            if len(self._voices) > _VOICES:
                self._voices.popitem(last=False)
        else:
            self._voices.move_to_end(clip_id)
        return playing

    def _source(self, clip: Clip) -> SoundSource:
        match clip.source:
            case MediaSource(media=media_id, stream=stream):
                return FiniteSource(self._fetch(media_id, stream, self.sample_rate))
            case SequenceSource(sequence=inner):
                return Mixer(
                    self._project,
                    inner,
                    self._fetch,
                    sample_rate=self.sample_rate,
                    on_failure=self._on_failure,
                )
            case GeneratorSource() as made:
                return generator(made, sample_rate=self.sample_rate, channels=self.channels)
            case _:
                raise UnknownSoundError(f'Clip "{clip.name or clip.id}" has no sound.')
