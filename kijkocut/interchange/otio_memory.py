"""What own metadata of a timeline still says after another program has changed the timeline.

The timeline itself always counts; what it has no words for is taken from the clip as it was, as far
as that still fits. What no longer fits is named in the ledger.
"""

from collections.abc import Iterable
from typing import TypeVar

import opentimelineio as otio  # type: ignore[import-untyped]
from msgspec.structs import replace

from kijkocut.interchange.features import Feature, clip_features
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.otio_shape import OWN, Node
from kijkocut.interchange.otio_writing import PLAIN, speed_effects
from kijkocut.model.clip import Clip, Effect, Fade, Mask, Transition
from kijkocut.model.ids import BinId, ClipId, SequenceId
from kijkocut.model.project import Project

_RANGES = frozenset({Feature.links, Feature.transition_params})


class Memory:
    """The project as it was when this program wrote it."""

    def __init__(self, known: Project | None, into: Gathering) -> None:
        """Remember that project, if there is one."""
        self._known = known
        self._into = into
        self._used: set[ClipId] = set()

    def clip(self, item: Node) -> Clip | None:
        """Give the clip that an item was; a second item from the same clip is a copy."""
        own = item.metadata.get(OWN)
        if self._known is None or not hasattr(own, "get"):
            return None
        key = ClipId(str(own.get("clip", "")))
        if key not in self._known.places:
            return None
        clip = self._known.clip(key)
        if key in self._used:
            clip = replace(clip, link=None, group=None)
        self._used.add(key)
        return clip

    def transition(self, item: Node) -> Transition | None:
        """Give the transition that led into the clip that an item was."""
        own = item.metadata.get(OWN)
        key = ClipId(str(own.get("clip", ""))) if hasattr(own, "get") else ClipId("")
        if self._known is None or key not in self._known.places:
            return None
        return self._known.clip(key).transition

    def changed(self, was: Clip, now: Clip, where: str) -> Clip:
        """Give a clip whose range or speed was changed elsewhere, with what still fits of it."""
        if was.retime.is_plain and now.retime.is_plain and was.source == now.source:
            delta = now.source_in - was.source_in
            self._into.ledger.keep("effects and parameters of trimmed clips")
            return replace(
                now,
                colour=was.colour,
                blend=was.blend,
                params=tuple(p.moved(-delta) for p in was.params),
                effects=tuple(_moved(e, -delta) for e in was.effects),
                masks=tuple(_moved(m, -delta) for m in was.masks),
                fade_in=_held(was.fade_in, now),
                fade_out=_held(was.fade_out, now),
                channel_map=was.channel_map,
                link=was.link,
                group=was.group,
            )
        self._lose(was, where)
        return now

    def leave(self, sequences: Iterable[SequenceId]) -> None:
        """Name what the project had and the timeline has not: sequences, clips, media."""
        known, ledger = self._known, self._into.ledger
        if known is None:
            return
        here = {known.sequences[key].name for key in sequences if key in known.sequences}
        for sequence in known.sequences.values():
            played = {c for t in sequence.tracks for c in (clip.id for clip in known.lane(t))}
            if sequence.name not in here and not played & self._used:
                ledger.drop(str(Feature.other_sequences), sequence.name)
            for key in sorted(played - self._used if played & self._used else ()):
                ledger.drop("clips that were taken out elsewhere", known.clip(key).name or key)
        for media in known.media.values():
            if media.id not in self._into.media:
                ledger.drop("media that nothing plays", media.name)
        self._bins(known)

    def _bins(self, known: Project) -> None:
        """Keep the bins that the media lie in."""
        wanted = {m.bin for m in self._into.media.values() if m.bin is not None}
        kept: set[BinId] = set()
        while wanted:
            key = wanted.pop()
            if key in kept or key not in known.bins:
                continue
            kept.add(key)
            self._into.extra.append(known.bins[key])
            parent = known.bins[key].parent
            wanted |= {parent} if parent is not None else set()
        for bin_ in known.bins.values():
            if bin_.id not in kept:
                self._into.ledger.drop(str(Feature.bins), bin_.name, "nothing in it is played")

    def _lose(self, was: Clip, where: str) -> None:
        if self._known is None:
            return
        track = self._known.tracks[was.track]
        for feature in clip_features(self._known, track, was):
            if feature not in PLAIN and feature not in _RANGES:
                self._into.ledger.drop(
                    str(feature), where, "the clip's speed was changed elsewhere"
                )


def is_same_speed(was: Clip, item: Node) -> bool:
    """Say whether an item's effects are the ones that were written for a clip."""
    return [_spoken(e) for e in speed_effects(was)] == [_spoken(e) for e in item.effects]


def is_same_marks(was: list[Node], item: Node) -> bool:
    """Say whether an item's markers are the ones that were written."""
    return [_marked(m) for m in was] == [_marked(m) for m in item.markers]


def _spoken(effect: Node) -> tuple[str, str]:
    scalar = getattr(effect, "time_scalar", 0.0)
    return effect.schema_name(), f"{float(scalar):.10g}"


def _marked(marker: otio.schema.Marker) -> tuple[object, ...]:
    span = marker.marked_range
    times = (span.start_time.value, span.start_time.rate, span.duration.value)
    return (marker.name, marker.color, *(f"{value:.10g}" for value in times))


_D = TypeVar("_D", Effect, Mask)


def _moved(dress: _D, by: int) -> _D:
    return replace(dress, params=tuple(param.moved(by) for param in dress.params))


def _held(fade: Fade | None, clip: Clip) -> Fade | None:
    if fade is None:
        return None
    return replace(fade, duration=min(fade.duration, clip.duration))
