"""Loudness in two passes: measure a clip or a track once, then keep the gain as a parameter."""

from collections.abc import Iterator
from typing import Final

from kijkocut.audio.ebur128 import SILENCE_LUFS, Loudness, loudness
from kijkocut.audio.mixer import Mixer
from kijkocut.audio.source import Fetch, Samples, SoundSource
from kijkocut.edit.command import Command
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.clip import Clip, Effect
from kijkocut.model.params import Param
from kijkocut.model.project import Project
from kijkocut.model.sequence import Track
from kijkocut.model.ticks import samples

_KIND: Final = "normalise"
_BLOCK: Final = 16_384
_GAIN_RANGE: Final = (-60.0, 40.0)


def host_loudness(project: Project, host: Clip | Track, fetch: Fetch) -> Loudness:
    """Measure what the `normalise` effect of a clip or a track hears, or would hear as its last.

    That is the sound through the effects before it, without gain, fades and pan. Blocks while it
    reads all of the sound; any thread.

    Args:
        project: The project value to measure in.
        host: The clip or track, as it is in that project.
        fetch: Opens the sound of a media.

    Raises:
        KijkoError: A source failed.
    """
    track = project.tracks[host.track] if isinstance(host, Clip) else host
    mixer = Mixer(project, track.sequence, fetch)
    if isinstance(host, Clip):
        span = (host.start, host.end)
    else:
        lane = project.lanes[host.id]
        first = next(iter(lane), None)
        span = (0, 0) if first is None else (first.start, lane.end)
    start, stop = (samples(tick, mixer.sample_rate) for tick in span)
    sound = mixer.before_gain(host, _before(host.effects))
    return loudness(_blocks(sound, start, stop), mixer.sample_rate)


def normalise_commands(
    host: Clip | Track,
    measured: Loudness,
    *,
    target_lufs: float = -14.0,
    ceiling_dbfs: float = -1.0,
) -> tuple[Command, ...]:
    """List the edits that bring a measured clip or track to a loudness.

    They set the `normalise` effect it has, or add one as its last. Silence gets no edit. A ceiling
    that many peaks reach makes the result a little quieter than the target.

    Args:
        host: The clip or track that was measured.
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
    values = (("gain", gain_db), ("ceiling", ceiling_dbfs))
    there = next((effect for effect in host.effects if effect.kind == _KIND), None)
    if there is None:
        params = tuple(Param(name=name, value=value) for name, value in values)
        return (AddEffect(clip=clip, track=track, kind=_KIND, params=params),)
    return tuple(
        SetParam(
            clip=clip, track=track, effect=there.id, name=name, value=value, with_keyframes=True
        )
        for name, value in values
    )


def _before(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    place = next((i for i, effect in enumerate(effects) if effect.kind == _KIND), len(effects))
    return effects[:place]


def _blocks(sound: SoundSource, start: int, stop: int) -> Iterator[Samples]:
    for at in range(start, stop, _BLOCK):
        yield sound.read(at, min(_BLOCK, stop - at))
