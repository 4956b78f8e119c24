"""The sound of a sequence, block by block."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import Final

import numpy as np
from msgspec.structs import replace

from kijkocut.audio.channels import to_channels
from kijkocut.audio.console import ClipSound, Fader, PlayingVoice
from kijkocut.audio.errors import UnknownSoundError
from kijkocut.audio.generators import generator
from kijkocut.audio.plan import AudioPlan, Strip, Voice, heard_tracks, plan_audio
from kijkocut.audio.rack import Bay, Between, with_effects
from kijkocut.audio.source import (
    ChunkedSource,
    Fetch,
    FiniteSource,
    Samples,
    SoundSource,
    close_sound,
)
from kijkocut.audio.stage import SoundFormat
from kijkocut.audio.tally import Measure, Tally
from kijkocut.model.clip import Clip, Effect, GeneratorSource, MediaSource, SequenceSource
from kijkocut.model.errors import KijkoError
from kijkocut.model.ids import AngleId, ClipId, SequenceId, TrackId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, Track
from kijkocut.model.ticks import samples

log = logging.getLogger(__name__)

OnFailure = Callable[[ClipId, KijkoError], None]
"""Told once per clip that cannot be heard, and why."""

_WINDOW: Final = 1 << 16
"""Samples planned ahead at once."""
_VOICES: Final = 64
"""Most clips kept ready to play on."""
_IDLE_S: Final = 10
"""A clip so far from what is read that it will not be heard soon gives its decoder back."""


class _Opened:
    """A clip that is ready to play on, and the source it holds."""

    def __init__(self, voice: Voice, source: SoundSource, playing: PlayingVoice) -> None:
        self.voice, self.source, self.playing = voice, source, playing


class _Tracks:
    """All tracks together, as the sound that the master works on."""

    def __init__(self, read: Callable[[int, int], Samples]) -> None:
        self.read = read


class Mixer:
    """Gives the samples of one sequence of one project value, at any place, in blocks of any size.

    A sample depends on its number alone: playing, seeking and exporting give the same sound. A
    mixer belongs to one thread; after an edit, close it and make a new one. Sources are closed when
    what is read is far from them, and all by `close`.

    Effects of a clip come before its gain and fades and hear only what the clip plays; those of a
    track hear all its clips, sound on after them, and come before the track's fader. The sequence's
    master works on all tracks together in the same way: effects, then gain.
    """

    def __init__(
        self,
        project: Project,
        sequence_id: SequenceId,
        fetch: Fetch,
        *,
        sample_rate: int | None = None,
        on_failure: OnFailure | None = None,
        is_metered: bool = False,
    ) -> None:
        """Prepare to mix; nothing is opened before it is heard.

        Args:
            project: The project value that sounds.
            sequence_id: The sequence that sounds, with its nests.
            fetch: Opens the sound of a media.
            sample_rate: In Hz; by default the sequence's own.
            on_failure: When given, a clip whose source fails is silent and reported once; without
                it the failure is raised by `read`.
            is_metered: Whether to note how loud each track is, for `levels`.
        """
        sequence = project.sequences[sequence_id]
        self._project, self._sequence_id, self._fetch = project, sequence_id, fetch
        self.sample_rate = sample_rate or sequence.sample_rate
        """In Hz."""
        self.channels = sequence.channels
        """How many channels `read` gives."""
        self._sequence = sequence
        self._on_failure = on_failure
        self._plan = AudioPlan(start=0, stop=0, strips=())
        self._voices: OrderedDict[ClipId, _Opened] = OrderedDict()
        self._inner: list[Mixer] = []
        self._lent: list[SoundSource] = []
        self._faders: dict[TrackId, Fader] = {}
        self._failed: set[ClipId] = set()
        self._only: TrackId | None = None
        self._angle: AngleId | None = None
        self._is_bare = self._is_key = False
        self._heard = heard_tracks(project, sequence)
        self._racks: dict[TrackId, SoundSource] = {}
        heard = tuple(track.id for track in self._heard)
        self._tally = Tally(heard, self.channels) if is_metered else None
        has_effects = any(effect.is_enabled for effect in sequence.effects)
        self._master = self.before_gain(sequence, sequence.effects) if has_effects else None
        self._master_fader = Fader(sequence, channels=self.channels, sample_rate=self.sample_rate)

    def read(self, start_sample: int, count: int) -> Samples:
        """Give `count` samples of the sequence from `start_sample`: float32 (channels, count).

        Raises:
            KijkoError: A source failed and nobody was named to be told (`on_failure`).
        """
        if count <= 0:
            return np.zeros((self.channels, 0), np.float32)
        if self._only is not None:
            return self._mixed(start_sample, count)
        if self._master is None:
            out = self._mixed(start_sample, count)
        else:
            out = self._master.read(start_sample, count).copy()
        if not self._master_fader.is_neutral:
            self._master_fader.apply(out, start_sample)
        return out

    @staticmethod
    def fold(sound: Samples, channels: int) -> Samples:
        """Give a mix on another number of loudspeakers, after ITU-R BS.775.

        Surround comes down with centre and surrounds at -3 dB and without the low channel; levels
        in front stay as they are, so that loud surrounds may go above full scale.
        """
        return to_channels(sound, channels)

    def levels(self, start_sample: int, count: int) -> Measure | None:
        """Give how loud each track was, after its fader, in samples that were read.

        To about 20 ms. A track that is not there is not heard; without `is_metered` there is none.
        """
        return self._tally.between(start_sample, count) if self._tally is not None else None

    def _mixed(self, start_sample: int, count: int) -> Samples:
        """Give all tracks together, before the master."""
        out = np.zeros((self.channels, count), np.float32)
        for strip in self._planned(start_sample, start_sample + count).strips:
            if self._only in (None, strip.track.id) and not self._has_rack(strip.track):
                self._mix_strip(strip, out, start_sample)
        for track in self._heard:
            if self._only in (None, track.id) and self._has_rack(track):
                self._mix_rack(track, out, start_sample)
        return out

    def before_gain(
        self, host: Clip | Track | Sequence, effects: tuple[Effect, ...]
    ) -> SoundSource:
        """Give the own sound of a clip, track or master through `effects`, before gain and pan.

        Whether it is muted or switched off does not matter for a clip; a muted track is silent. Of
        sequences only the mixer's own is known.
        """
        if not isinstance(host, Clip):
            below: SoundSource = _Tracks(self._mixed)
            if isinstance(host, Track):
                below = self._track_alone(host.id, is_bare=True, is_key=False)
            bay = Bay(form=self._form, origin=0, origin_tick=0)
            return with_effects(below, effects, bay, self._listen)
        start, stop = samples(host.start, self.sample_rate), samples(host.end, self.sample_rate)
        voice = Voice(clip=replace(host, effects=effects), start=start, stop=stop)
        source = self._source(host)
        self._lent.append(source)
        sound = ClipSound(host, source, channels=self.channels, sample_rate=self.sample_rate)
        return self._through_effects(voice, sound)

    def close(self) -> None:
        """Close all sources; reading again opens them again."""
        for opened in self._voices.values():
            close_sound(opened.source)
        self._voices.clear()
        for source in (*self._inner, *self._lent):
            close_sound(source)

    def _planned(self, start: int, stop: int) -> AudioPlan:
        if not (self._plan.start <= start and stop <= self._plan.stop):
            self._let_go(start, stop)
            begin = start - start % _WINDOW
            self._plan = plan_audio(
                self._project,
                self._sequence_id,
                start_sample=begin,
                count=max(stop - begin, _WINDOW),
                sample_rate=self.sample_rate,
                angle=self._angle,
            )
        return self._plan

    def _let_go(self, start: int, stop: int) -> None:
        """Close the sources of clips that are far from the samples [start, stop)."""
        far = _IDLE_S * self.sample_rate
        for clip_id, opened in list(self._voices.items()):
            if opened.voice.stop < start - far or opened.voice.start > stop + far:
                close_sound(self._voices.pop(clip_id).source)

    def _mix_strip(self, strip: Strip, out: Samples, start: int) -> None:
        stop = start + out.shape[1]
        voices = [v for v in strip.voices if v.start < stop and v.stop > start]
        if not voices:
            return
        fader = self._fader(strip.track)
        # One by one onto what is there would round otherwise where two clips of a track overlap.
        is_direct = self._tally is None and len(voices) == 1
        is_direct = is_direct and (self._is_bare or fader.is_neutral)
        bus = out if is_direct else np.zeros_like(out)
        for voice in voices:
            low, high = max(start, voice.start), min(stop, voice.stop)
            self._add(voice, bus[:, low - start : high - start], low)
        if not is_direct:
            self._join(strip.track, bus, out, start)

    def _join(self, track: Track, bus: Samples, out: Samples, start: int) -> None:
        """Add what a track plays to the mix, through its fader."""
        if not self._is_bare:
            self._fader(track).apply(bus, start)
        if self._tally is not None:
            self._tally.note(track.id, bus, start)
        out += bus

    def _fader(self, track: Track) -> Fader:
        fader = self._faders.get(track.id)
        if fader is None:
            fader = self._faders[track.id] = Fader(
                track, channels=self.channels, sample_rate=self.sample_rate
            )
        return fader

    def _has_rack(self, track: Track) -> bool:
        return not self._is_bare and any(effect.is_enabled for effect in track.effects)

    def _mix_rack(self, track: Track, out: Samples, start: int) -> None:
        """Add a track with effects, which may sound where none of its clips does."""
        rack = self._racks.get(track.id)
        if rack is None:
            clips = self._track_alone(track.id, is_bare=True, is_key=self._is_key)
            bay = Bay(form=self._form, origin=0, origin_tick=0)
            rack = with_effects(clips, track.effects, bay, self._listen)
            self._racks[track.id] = rack
        bus = rack.read(start, out.shape[1]).copy()
        self._join(track, bus, out, start)

    @property
    def _form(self) -> SoundFormat:
        return SoundFormat(sample_rate=self.sample_rate, channels=self.channels)

    def _track_alone(self, track_id: TrackId, *, is_bare: bool, is_key: bool) -> "Mixer":
        """Give a mixer of one track: bare, without its effects and fader; as a key, unducked."""
        mixer = Mixer(
            self._project,
            self._sequence_id,
            self._fetch,
            sample_rate=self.sample_rate,
            on_failure=self._on_failure,
        )
        mixer._angle, mixer._heard = self._angle, self._heard
        mixer._only, mixer._is_bare, mixer._is_key = track_id, is_bare, is_key
        mixer._failed = self._failed  # so that each clip is reported once
        self._inner.append(mixer)
        return mixer

    def _listen(self, track_id: TrackId) -> SoundSource | None:
        """Give a track's sound to an effect that listens; a key listens to nothing, so no loop."""
        if self._is_key or all(track.id != track_id for track in self._heard):
            return None
        return ChunkedSource(self._track_alone(track_id, is_bare=False, is_key=True))

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
        opened = self._voices.get(clip_id)
        if opened is None:
            source = self._source(voice.clip)
            has_effects = any(effect.is_enabled for effect in voice.clip.effects)
            playing = PlayingVoice(
                voice,
                source,
                channels=self.channels,
                sample_rate=self.sample_rate,
                effects=partial(self._through_effects, voice) if has_effects else None,
            )
            opened = self._voices[clip_id] = _Opened(voice, source, playing)
            if len(self._voices) > _VOICES:
                close_sound(self._voices.popitem(last=False)[1].source)
        else:
            self._voices.move_to_end(clip_id)
        return opened.playing

    def _through_effects(self, voice: Voice, sound: SoundSource) -> SoundSource:
        heard = Between(sound, voice.start, voice.stop, channels=self.channels)
        bay = Bay(form=self._form, origin=voice.start, origin_tick=voice.clip.start)
        return with_effects(heard, voice.clip.effects, bay, self._listen)

    def _source(self, clip: Clip) -> SoundSource:
        match clip.source:
            case MediaSource(media=media_id, stream=stream):
                return FiniteSource(self._fetch(media_id, stream, self.sample_rate))
            case SequenceSource() as nest:
                return self._inside(nest)
            case GeneratorSource() as made:
                return generator(made, sample_rate=self.sample_rate, channels=self.channels)
            case _:
                raise UnknownSoundError(f'Clip "{clip.name or clip.id}" has no sound.')

    def _inside(self, nest: SequenceSource) -> "Mixer":
        """Give a mixer of a sequence, or of an angle of it, that works as this one does."""
        mixer = Mixer(
            self._project,
            nest.sequence,
            self._fetch,
            sample_rate=self.sample_rate,
            on_failure=self._on_failure,
        )
        mixer._angle = nest.angle
        mixer._heard = heard_tracks(
            self._project, self._project.sequences[nest.sequence], nest.angle
        )
        return mixer
