"""The effects of a clip or a track, as one sound."""

import logging
from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby
from typing import Final

import numpy as np
from msgspec import Struct

from kijkocut.audio.chain import EffectChain, Stage
from kijkocut.audio.knobs import Knobs
from kijkocut.audio.pitch import PitchShift
from kijkocut.audio.recipes import RECIPES, Recipe
from kijkocut.audio.source import ChunkedSource, Samples, SoundSource
from kijkocut.audio.stage import FilterStage, SoundFormat, memory
from kijkocut.effects import SOUND_EFFECTS
from kijkocut.model.clip import Effect
from kijkocut.model.ids import TrackId

log = logging.getLogger(__name__)

Listen = Callable[[TrackId], SoundSource | None]
"""Gives the sound of a track that is listened to; None where nothing shall be heard of it."""

_DEFINITIONS: Final = {one.name: one for one in SOUND_EFFECTS}


class Bay(Struct, frozen=True, kw_only=True):
    """Where effects are put to work."""

    form: SoundFormat
    origin: int
    """The sample at which their sound begins."""
    origin_tick: int
    """The tick from which their keyframes count."""


class _Unit(Struct, frozen=True, kw_only=True):
    recipe: Recipe
    knobs: Knobs
    key: SoundSource | None


class Between:
    """A source heard only in the samples [start, stop)."""

    def __init__(self, source: SoundSource, start: int, stop: int, *, channels: int) -> None:
        self._source, self._start, self._stop = source, start, stop
        self._channels = channels

    def read(self, start_sample: int, count: int) -> Samples:
        """Give the samples, silence outside (see `SoundSource.read`)."""
        end = start_sample + count
        low, high = max(start_sample, self._start), min(end, self._stop)
        if low >= high:
            return np.zeros((self._channels, count), np.float32)
        sound = self._source.read(low, high - low)
        if high - low == count:
            return sound
        return np.pad(sound, ((0, 0), (low - start_sample, end - high)))


def with_effects(
    source: SoundSource, effects: Iterable[Effect], bay: Bay, listen: Listen
) -> SoundSource:
    """Give `source` as it sounds through its enabled effects, in their order.

    An effect that is not known is left out and logged.

    Args:
        source: The sound, by sequence sample, with the channels of the bay.
        effects: Those of a clip or a track.
        bay: Where they stand.
        listen: Asked for the sound that an effect listens to.
    """
    known = [e for e in effects if e.is_enabled and _is_known(e)]
    for is_pitch, group in groupby(known, lambda effect: effect.kind == "pitch"):
        if is_pitch:
            for effect in group:
                source = _shifted(source, effect, bay)
        else:
            source = _filtered(source, tuple(group), bay, listen)
    return source


def _is_known(effect: Effect) -> bool:
    if effect.kind in _DEFINITIONS:
        return True
    log.warning('the sound effect "%s" is not known and not heard', effect.kind)
    return False


def _knobs(effect: Effect, bay: Bay) -> Knobs:
    return Knobs(
        effect,
        _DEFINITIONS[effect.kind],
        origin=bay.origin_tick,
        sample_rate=bay.form.sample_rate,
    )


def _shifted(source: SoundSource, effect: Effect, bay: Bay) -> SoundSource:
    semitones = _knobs(effect, bay).values(bay.origin)["semitones"]
    if not isinstance(semitones, int | float) or semitones == 0.0:
        return source
    moved = PitchShift(source, semitones, origin=bay.origin, sample_rate=bay.form.sample_rate)
    return ChunkedSource(moved)


def _filtered(
    source: SoundSource, effects: tuple[Effect, ...], bay: Bay, listen: Listen
) -> SoundSource:
    units = tuple(u for effect in effects if (u := _unit(effect, bay, listen)) is not None)
    if not units:
        return source
    rate = bay.form.sample_rate
    chain = EffectChain(
        source,
        partial(_stages, units, bay.form),
        origin=bay.origin,
        memory=sum(memory(unit.recipe, rate) for unit in units),
        sample_rate=rate,
    )
    return ChunkedSource(chain)


def _unit(effect: Effect, bay: Bay, listen: Listen) -> _Unit | None:
    knobs, key = _knobs(effect, bay), None
    if effect.kind == "duck":
        key = listen(TrackId(str(knobs.values(bay.origin)["track"])))
        if key is None:
            return None
    return _Unit(recipe=RECIPES[effect.kind], knobs=knobs, key=key)


def _stages(units: tuple[_Unit, ...], form: SoundFormat, start: int) -> list[Stage]:
    return [FilterStage(u.recipe, u.knobs, form, start=start, key=u.key) for u in units]
