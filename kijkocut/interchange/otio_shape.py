"""The plain shape of an OpenTimelineIO timeline: what any program sees of it.

Own metadata is believed only while the shape is the one it was written with; a program that moved
a clip has changed the shape, and then the timeline itself counts.
"""

import hashlib
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import opentimelineio as otio  # type: ignore[import-untyped]

Node: TypeAlias = Any
"""An object of OpenTimelineIO, which has no types."""

OWN: Final = "kijkocut"
"""Key of the program's own metadata in every object."""


def fingerprint(timeline: otio.schema.Timeline) -> str:
    """Give the BLAKE2b-128 of the shape, as hex; it does not depend on metadata."""
    state = hashlib.blake2b(digest_size=16)
    for line in _timeline(timeline):
        state.update(repr(line).encode("utf-8", "backslashreplace"))
    return state.hexdigest()


def _timeline(timeline: otio.schema.Timeline) -> Iterator[tuple[object, ...]]:
    yield ("timeline", timeline.name, _time(timeline.global_start_time))
    yield from _item(timeline.tracks)


def _item(item: Node) -> Iterator[tuple[object, ...]]:
    yield (item.schema_name(), item.name)
    if isinstance(item, otio.schema.Transition):
        yield (item.transition_type, _time(item.in_offset), _time(item.out_offset))
        return
    yield (_range(item.source_range), getattr(item, "enabled", True))
    for effect in item.effects:
        yield ("effect", effect.schema_name(), effect.effect_name, getattr(effect, "enabled", True))
        yield (_number(getattr(effect, "time_scalar", 0.0)),)
    for marker in item.markers:
        yield ("marker", marker.name, _range(marker.marked_range), marker.color)
    if isinstance(item, otio.schema.Clip):
        yield from _reference(item.media_reference)
        yield from _takes(item)
    if isinstance(item, otio.core.Composition):
        yield ("children", getattr(item, "kind", ""), len(item))
        for child in item:
            yield from _item(child)


def _reference(reference: Node) -> Iterator[tuple[object, ...]]:
    if reference is None:
        yield ("no reference",)
        return
    yield (reference.schema_name(), reference.name, _range(reference.available_range))
    yield (getattr(reference, "target_url", None), getattr(reference, "generator_kind", None))


def _takes(item: Node) -> Iterator[tuple[object, ...]]:
    """Give the references beside the active one; most clips have none."""
    others = dict(item.media_references())
    others.pop(item.active_media_reference_key, None)
    for key in sorted(others):
        yield ("take", key)
        yield from _reference(others[key])


def _number(value: float) -> str:
    """Write a double as far as every program's JSON keeps it."""
    return f"{float(value):.10g}"


def _range(span: otio.opentime.TimeRange | None) -> object:
    return None if span is None else (_time(span.start_time), _time(span.duration))


def _time(time: otio.opentime.RationalTime | None) -> object:
    return None if time is None else (_number(time.value), _number(time.rate))
