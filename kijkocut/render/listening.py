"""What a shader with sound inputs hears: the mix of its sequence at the moment it is shown.

Plans are values, so a plan names the sound and carries a digest of what makes it; the samples come
from the fetch of the frame (`Hears`), as its pictures do.
"""

import hashlib
from collections.abc import Iterator
from typing import Final, Protocol, runtime_checkable

import msgspec
import numpy as np
from numpy.typing import NDArray

from kijkocut.audio import Fetch as OpenSound
from kijkocut.audio import Mixer, SoundSource
from kijkocut.model.angles import tracks_played
from kijkocut.model.clip import Clip, SequenceSource
from kijkocut.model.ids import MediaId, SequenceId
from kijkocut.model.project import Project
from kijkocut.model.sequence import Track, TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks, samples
from kijkocut.render.frame_plan import Sound
from kijkocut.render.timing import source_time

_BEFORE: Final = 2 * TICKS_PER_SECOND
_AFTER: Final = TICKS_PER_SECOND // 4
_DEEPEST: Final = 8


@runtime_checkable
class Hears(Protocol):
    """A fetch that gives sound too; without it shaders hear silence."""

    def hear(self, sound: Sound, start_sample: int, count: int) -> NDArray[np.float32]:
        """Give `count` samples of the mix that `sound` names from `start_sample` on.

        Returns:
            float32 (channels, count), full scale 1.0; `Sound.first` is the sample at the frame's
            start. Called on the render thread.
        """


class Ears:
    """Mixes what shaders hear of one snapshot; a `Hears` for fetches to pass on to."""

    def __init__(self, project: Project, open_sound: OpenSound) -> None:
        """Open nothing yet; clips whose sound can't be read are silent.

        Args:
            project: The snapshot whose plans are rendered.
            open_sound: Opens the sound of a media.
        """
        self._project, self._open = project, open_sound
        self._opened: list[SoundSource] = []
        self._mixers: dict[tuple[SequenceId, int], Mixer] = {}

    def hear(self, sound: Sound, start_sample: int, count: int) -> NDArray[np.float32]:
        """Give samples; see `Hears.hear`. From one thread at a time."""
        key = (sound.sequence, sound.sample_rate)
        if key not in self._mixers:
            self._mixers[key] = Mixer(
                self._project,
                sound.sequence,
                self._source,
                sample_rate=sound.sample_rate,
                on_failure=lambda _clip, _error: None,  # the mixer logs it
            )
        mixer = self._mixers[key]
        out = np.zeros((mixer.channels, count), np.float32)
        silent = min(count, max(0, -start_sample))  # before the sequence begins
        out[:, silent:] = mixer.read(start_sample + silent, count - silent)
        return out

    def close(self) -> None:
        """Close what was opened and can be closed; later calls open again."""
        self._mixers.clear()
        for source in self._opened:
            close = getattr(source, "close", None)
            if close is not None:
                close()
        self._opened.clear()

    def _source(self, media: MediaId, stream: int | None, sample_rate: int) -> SoundSource:
        self._opened.append(self._open(media, stream, sample_rate))
        return self._opened[-1]


def sound_at(project: Project, sequence_id: SequenceId, tick: Ticks) -> Sound:
    """Name what is heard around `tick` of a sequence."""
    sequence = project.sequences[sequence_id]
    digest = hashlib.blake2b(digest_size=16)
    whole, span = SequenceSource(sequence=sequence_id), (tick - _BEFORE, tick + _AFTER)
    for part in _heard(project, whole, span, _DEEPEST):
        digest.update(msgspec.msgpack.encode(part))
    return Sound(
        sequence=sequence_id,
        first=samples(tick, sequence.sample_rate),
        sample_rate=sequence.sample_rate,
        heard=digest.hexdigest(),
    )


def _heard(
    project: Project, nest: SequenceSource, span: tuple[Ticks, Ticks], deep: int
) -> Iterator[Track | Clip]:
    """Give all tracks and clips that shape the sound of a span, nests included."""
    for track in tracks_played(project, nest.sequence, nest.angle):
        if track.kind is not TrackKind.audio:
            continue
        yield track
        for clip in project.lane(track.id).between(*span):
            yield clip
            source = clip.source
            if isinstance(source, SequenceSource) and source.sequence in project.sequences and deep:
                ends = sorted(source_time(clip, at) for at in span)
                yield from _heard(project, source, (ends[0], ends[1]), deep - 1)
