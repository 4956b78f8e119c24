"""What is heard in a range of a sequence: which clips, over which samples, fading how. Pure."""

from enum import StrEnum

from msgspec import Struct

from kijkocut.audio.grid import tick_at
from kijkocut.model.angles import tracks_played
from kijkocut.model.clip import Clip, Transition
from kijkocut.model.ids import AngleId, SequenceId
from kijkocut.model.lane import Lane
from kijkocut.model.project import Project
from kijkocut.model.sequence import Sequence, Track, TrackKind
from kijkocut.model.ticks import Ticks, samples


class CrossfadeShape(StrEnum):
    """How the two sides of a sound transition add up."""

    power = "crossfade"
    """Constant power, for unlike sounds; also what a transition of any other kind sounds like."""
    gain = "crossfade_gain"
    """Constant gain, for two parts of one sound."""


class Crossfade(Struct, frozen=True, kw_only=True):
    """The time, in sequence ticks, over which one clip gives way to the next."""

    start: Ticks
    duration: Ticks
    shape: CrossfadeShape


class Voice(Struct, frozen=True, kw_only=True):
    """A clip as it is heard, with the handles its transitions play."""

    clip: Clip
    start: int
    """First sample heard."""
    stop: int
    """First sample no longer heard."""
    entry: Crossfade | None = None
    exit: Crossfade | None = None


class Strip(Struct, frozen=True, kw_only=True):
    """A track that can be heard, and its voices in time order."""

    track: Track
    voices: tuple[Voice, ...]


class AudioPlan(Struct, frozen=True, kw_only=True):
    """Everything heard in the samples [start, stop) of a sequence."""

    start: int
    stop: int
    strips: tuple[Strip, ...]


def plan_audio(
    project: Project,
    sequence_id: SequenceId,
    *,
    start_sample: int,
    count: int,
    sample_rate: int | None = None,
    angle: AngleId | None = None,
) -> AudioPlan:
    """List what is heard in `count` samples from `start_sample`.

    A muted or hidden track and a disabled clip are left out; when a track is solo, only solo tracks
    are heard. The cost follows the clips in the range, not those of the project.

    Args:
        project: The project to read.
        sequence_id: The sequence that plays.
        start_sample: Number of the first sample.
        count: How many samples.
        sample_rate: In Hz; by default the sequence's own.
        angle: Of a multicam: the only angle that is heard; None is all.
    """
    sequence = project.sequences[sequence_id]
    rate = sample_rate or sequence.sample_rate
    stop = start_sample + count
    strips = tuple(
        Strip(track=track, voices=voices)
        for track in heard_tracks(project, sequence, angle)
        if (voices := _voices(project.lanes[track.id], rate, start_sample, stop))
    )
    return AudioPlan(start=start_sample, stop=stop, strips=strips)


def heard_tracks(project: Project, sequence: Sequence, angle: AngleId | None = None) -> list[Track]:
    """List the sound tracks that can be heard: not muted, not hidden, solo if any is.

    With an angle, of its tracks alone.
    """
    tracks = tracks_played(project, sequence.id, angle)
    sound = [t for t in tracks if t.kind is TrackKind.audio]
    has_solo = any(t.is_solo for t in sound)
    return [t for t in sound if not (t.is_muted or t.is_hidden) and (t.is_solo or not has_solo)]


def _voices(lane: Lane, rate: int, start: int, stop: int) -> tuple[Voice, ...]:
    # Clip edges round to the nearest sample, so look one sample further on either side.
    low, high = tick_at(start - 1, rate), tick_at(stop + 1, rate)
    clips = lane.between(low, high)
    left = lane.before((clips[0].start if clips else low) - 1)
    right = lane.after(clips[-1].end if clips else high)
    # A transition reaches at most over its neighbour, so one clip on each side is enough.
    near = [*([left] if left is not None else []), *clips, *([right] if right is not None else [])]
    voices = []
    for clip, after in zip(near, [*near[1:], None], strict=False):
        following = after if after is not None else lane.next(clip)
        voice = _voice(clip, following, rate)
        if clip.is_enabled and voice.start < stop and voice.stop > start:
            voices.append(voice)
    return tuple(voices)


def _voice(clip: Clip, after: Clip | None, rate: int) -> Voice:
    entry = exit_ = None
    if clip.transition is not None:
        entry = _crossfade(clip.transition, clip.start)
    if after is not None and after.transition is not None and after.start == clip.end:
        exit_ = _crossfade(after.transition, after.start)
    first = clip.start if entry is None else entry.start
    last = clip.end if exit_ is None else exit_.start + exit_.duration
    return Voice(
        clip=clip, start=samples(first, rate), stop=samples(last, rate), entry=entry, exit=exit_
    )


def _crossfade(over: Transition, cut: int) -> Crossfade:
    is_gain = over.kind == CrossfadeShape.gain
    shape = CrossfadeShape.gain if is_gain else CrossfadeShape.power
    return Crossfade(start=cut - over.before, duration=over.duration, shape=shape)
