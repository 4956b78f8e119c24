"""Loudness in two passes: measure a clip, a track or a whole mix once, then keep the gain."""

from collections.abc import Iterator
from typing import Final

from kijkocut.audio.ebur128 import SILENCE_LUFS, Loudness, loudness
from kijkocut.audio.mixer import Mixer
from kijkocut.audio.source import Fetch, Samples, SoundSource
from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.clip import Clip, Effect
from kijkocut.model.ids import SequenceId
from kijkocut.model.params import Param
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, Track
from kijkocut.model.ticks import samples

_KIND: Final = "normalise"
_BLOCK: Final = 16_384
_GAIN_RANGE: Final = (-60.0, 40.0)


def host_loudness(project: Project, host: Clip | Track | Sequence, fetch: Fetch) -> Loudness:
    """Measure what the `normalise` effect of a host hears, or would hear as its last.

    That is the sound through the effects before it, without gain, fades and pan. Blocks while it
    reads all of the sound; any thread.

    Args:
        project: The project value to measure in.
        host: The clip, the track or the sequence (its master), as it is in that project.
        fetch: Opens the sound of a media.

    Raises:
        KijkoError: A source failed.
    """
    sequence, span = _extent(project, host)
    mixer = Mixer(project, sequence, fetch)
    start, stop = (samples(tick, mixer.sample_rate) for tick in span)
    sound = mixer.before_gain(host, _before(host.effects))
    return loudness(_blocks(sound, start, stop), mixer.sample_rate)


def normalise_commands(
    host: Clip | Track | Sequence,
    measured: Loudness,
    *,
    target_lufs: float = -14.0,
    ceiling_dbfs: float = -1.0,
) -> tuple[Command, ...]:
    """List the edits that bring a measured clip, track or master to a loudness.

    They set the `normalise` effect it has, or add one as its last. Silence gets no edit. A ceiling
    that many peaks reach makes the result a little quieter than the target.

    Args:
        host: What was measured.
        measured: What `host_loudness` found.
        target_lufs: Integrated loudness wanted.
        ceiling_dbfs: No sample is let above it.
    """
    if measured.integrated_lufs <= SILENCE_LUFS:
        return ()
    low, high = _GAIN_RANGE
    gain_db = min(max(round(target_lufs - measured.integrated_lufs, 2), low), high)
    clip = host.id if isinstance(host, Clip) else None
    track = host.id if isinstance(host, Track) else None
    master = host.id if isinstance(host, Sequence) else None
    values = (("gain", gain_db), ("ceiling", ceiling_dbfs))
    there = next((effect for effect in host.effects if effect.kind == _KIND), None)
    if there is None:
        params = tuple(Param(name=name, value=value) for name, value in values)
        return (AddEffect(clip=clip, track=track, sequence=master, kind=_KIND, params=params),)
    return tuple(
        SetParam(
            clip=clip,
            track=track,
            sequence=master,
            effect=there.id,
            name=name,
            value=value,
            with_keyframes=True,
        )
        for name, value in values
    )


def _extent(project: Project, host: Clip | Track | Sequence) -> tuple[SequenceId, tuple[int, int]]:
    """Give the sequence that the host belongs to, and from when to when (ticks) it may sound."""
    match host:
        case Clip(track=track):
            return project.tracks[track].sequence, (host.start, host.end)
        case Track(sequence=sequence):
            lane = project.lanes[host.id]
            first = next(iter(lane), None)
            return sequence, (0, 0) if first is None else (first.start, lane.end)
        case Sequence(id=sequence):
            return sequence, (0, project.sequence_end(sequence))


def _before(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    place = next((i for i, effect in enumerate(effects) if effect.kind == _KIND), len(effects))
    return effects[:place]


def _blocks(sound: SoundSource, start: int, stop: int) -> Iterator[Samples]:
    for at in range(start, stop, _BLOCK):
        yield sound.read(at, min(_BLOCK, stop - at))
