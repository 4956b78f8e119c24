"""By how much one recording must be shifted so that its sound fits another's, to the sample.

First the course of loudness is compared at all shifts at once (`onsets`), which gives a few
candidates, each known to 16 ms. Each is tried on the waveforms of up to 24 stretches of two seconds
that agree best, and the winner refined at full rate (`waveform`). Memory is that of the course of
loudness: about 5 KB for each second of both.
"""

from typing import Final

from msgspec import Struct

from kijkocut.alignment.onsets import HOP, RATE, Candidate, agreement, candidates
from kijkocut.alignment.recording import Heard, IsCancelled, OnProgress, Recording
from kijkocut.alignment.waveform import FINE_RATE, Peak, fine_peak, rough_peak
from kijkocut.model.ticks import TICKS_PER_SECOND, Ticks

_CANDIDATES: Final = 6
_STRETCHES: Final = 24
_STRETCH: Final = 2 * RATE // HOP
"""Frames of two seconds."""
_SHORTEST: Final = RATE // 2 // HOP
"""Frames of half a second: less in common proves nothing."""
_SAME: Final = RATE // 200
"""Samples within which two candidates turned out to be one."""
_SURE: Final = 12.0
"""Height of a peak, in deviations of what is around it, that counts as half sure."""
_CHANCE: Final = 5.0
"""Height that chance reaches among so many shifts."""
_COURSE_SURE: Final = 12.0
_COURSE_CHANCE: Final = 7.0
"""The same of the course of loudness; unrelated talk reaches 6."""
_MOST_BY_COURSE: Final = 0.8
"""Confidence that the course of loudness alone can give."""
_LEAST: Final = 0.5
"""Confidence from which sound counts as common."""


class SoundShift(Struct, frozen=True, kw_only=True):
    """What comparing two recordings gave."""

    is_found: bool
    """Whether they have sound in common; else `ticks` says nothing."""
    ticks: Ticks
    """How much later than the reference the other begins, to the sample of 48 kHz; to some
    hundredths of a second where a room left only the course of loudness, with confidence below
    0.8."""
    confidence: float
    """0 to 1; 0.5 where the peak is 12 deviations above its surroundings and no other shift
    fits as well."""


def shift_between(
    reference: Recording,
    other: Recording,
    *,
    on_progress: OnProgress | None = None,
    is_cancelled: IsCancelled | None = None,
) -> SoundShift:
    """Find how much later than `reference` the recording `other` begins.

    Args:
        reference: What stays where it is.
        other: What is to be shifted.
        on_progress: Told the share done, 0 to 1.
        is_cancelled: Asked after every half a minute of sound.

    Raises:
        ListeningCancelledError: `is_cancelled` said so.
        KijkoError: What the sources raise.
    """
    report = on_progress or (lambda _: None)
    whole = max(1, reference.duration + other.duration)
    share = 0.8 * reference.duration / whole
    heard = reference.heard(lambda done: report(share * done), is_cancelled)
    more = other.heard(lambda done: report(share + (0.8 - share) * done), is_cancelled)
    found = candidates(heard.activity, more.activity, count=_CANDIDATES, shortest=_SHORTEST)
    tried: list[_Tried] = []
    for number, candidate in enumerate(found):
        reference.check(is_cancelled)
        places = _places(heard, more, candidate)
        if places:
            peak = rough_peak(reference, other, places, shift=candidate.frames * HOP)
            tried.append(_Tried(candidate, peak, places))
        report(0.8 + 0.15 * (number + 1) / len(found))
        if _is_plain(tried, found[number + 1 :]):
            break
    best, confidence = _judged(tried)
    if best is None or confidence < _LEAST:
        return SoundShift(is_found=False, ticks=0, confidence=confidence)
    shift = best.candidate.frames * HOP * (FINE_RATE // RATE)
    if best.peak.height > _CHANCE + 1:
        shift = fine_peak(reference, other, best.places, shift=best.peak.shift)
    report(1.0)
    ticks = shift * (TICKS_PER_SECOND // FINE_RATE)
    return SoundShift(is_found=True, ticks=ticks, confidence=confidence)


class _Tried(Struct, frozen=True):
    candidate: Candidate
    peak: Peak
    places: list[int]


def _is_plain(tried: list[_Tried], left: list[Candidate]) -> bool:
    """Whether the first candidate fits so well, and the next so badly, that no other need be tried.

    Each costs a hundred places of the files.
    """
    if len(tried) != 1 or not left:
        return False
    return tried[0].peak.height > 3 * _SURE and left[0].score < tried[0].candidate.score / 2


def _judged(tried: list[_Tried]) -> tuple[_Tried | None, float]:
    """Give the likeliest of what was tried and how sure it is.

    A waveform tells most. Far from its source, a room can leave nothing of it but its course of
    loudness; that may speak too, but never as loud.
    """
    if not tried:
        return None, 0.0
    best = max(tried, key=lambda one: one.peak.height)
    others = [one for one in tried if abs(one.peak.shift - best.peak.shift) > _SAME]
    rival = max((one.peak.height for one in others), default=0.0)
    by_wave = _confidence(best.peak.height, rival, chance=_CHANCE, sure=_SURE)
    first, *after = sorted((one.candidate.score for one in tried), reverse=True)
    by_course = _MOST_BY_COURSE * _confidence(
        first, after[0] if after else 0.0, chance=_COURSE_CHANCE, sure=_COURSE_SURE
    )
    if by_course > by_wave:
        return max(tried, key=lambda one: one.candidate.score), by_course
    return best, by_wave


def _places(reference: Heard, other: Heard, candidate: Candidate) -> list[int]:
    """Give where in the reference the stretches begin that agree best, in samples at `RATE`."""
    agreed = agreement(reference.activity, other.activity, candidate.frames)
    start = max(0, candidate.frames)
    stop = min(agreed.size, candidate.frames + other.activity.shape[1])
    starts = range(start, max(start + 1, stop - _STRETCH + 1), _STRETCH)
    sums = {at: float(agreed[at : min(stop, at + _STRETCH)].sum()) for at in starts}
    best = sorted((at for at in starts if sums[at] > 0), key=lambda at: -sums[at])
    return [at * HOP for at in sorted(best[:_STRETCHES])]


def _confidence(height: float, rival: float, *, chance: float, sure: float) -> float:
    """Put a height, and that of the next best, into a number from 0 to 1: 0.5 at `sure`."""
    beyond = max(0.0, height - chance)
    clear = min(1.0, 2.0 * (1.0 - rival / height)) if height > 0 else 0.0
    return beyond / (beyond + sure - chance) * clear
