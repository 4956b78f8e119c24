"""Fields: what a row of the inspector shows and changes, for one or several things at once."""

import math
from collections.abc import Callable
from typing import Final, Protocol

from msgspec import Struct

from kijkocut.desktop.inspector.address import Address
from kijkocut.edit.command import Command
from kijkocut.model.params import ParamSpec, Value, value_at
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks

KEEP: Final = math.nan
"""A part of a point or colour that shall stay as it is in each thing."""


class Field(Protocol):
    """One value of everything that is selected."""

    @property
    def spec(self) -> ParamSpec:
        """What it is and how it is edited."""

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Where it can be keyframed; empty when it can't."""

    def values(self, project: Project, at: Ticks) -> tuple[Value, ...]:
        """Give the value in each thing when the playhead is at `at`."""

    def write(self, project: Project, at: Ticks, value: Value) -> tuple[Command, ...]:
        """Give the commands that set it in each thing."""

    def reset(self, project: Project) -> tuple[Command, ...]:
        """Give the commands that bring the default back."""


class ParamField(Struct, frozen=True, kw_only=True):
    """A parameter of each of several things."""

    spec: ParamSpec
    places: tuple[Address, ...]

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Give the places, if the parameter can be keyframed."""
        return self.places if self.spec.can_keyframe else ()

    def values(self, project: Project, at: Ticks) -> tuple[Value, ...]:
        """Read it in each place."""
        return tuple(
            value_at(place.params(project), self.spec, place.moment(project, at))
            for place in self.places
        )

    def write(self, project: Project, at: Ticks, value: Value) -> tuple[Command, ...]:
        """Set it everywhere; where it has keyframes, at the playhead."""
        made = []
        for place, was in zip(self.places, self.values(project, at), strict=True):
            whole = merged(was, value)
            if place.keys(project):
                made.append(place.set_key(place.moment(project, at), whole))
            else:
                made.append(place.set(whole))
        return tuple(made)

    def reset(self, project: Project) -> tuple[Command, ...]:
        """Take the value and its keyframes away."""
        return tuple(place.set(None) for place in self.places if place.param(project) is not None)


class PlainField(Struct, frozen=True, kw_only=True):
    """Something that is no parameter and can't be keyframed."""

    spec: ParamSpec
    get: Callable[[Project], tuple[Value, ...]]
    put: Callable[[Project, Value], tuple[Command, ...]]

    @property
    def addresses(self) -> tuple[Address, ...]:
        """There are none."""
        return ()

    def values(self, project: Project, at: Ticks) -> tuple[Value, ...]:
        """Read it in each thing."""
        del at
        return self.get(project)

    def write(self, project: Project, at: Ticks, value: Value) -> tuple[Command, ...]:
        """Set it in each thing."""
        del at
        return self.put(project, value)

    def reset(self, project: Project) -> tuple[Command, ...]:
        """Set the default, where it is another value."""
        if all(value == self.spec.default for value in self.get(project)):
            return ()
        return self.put(project, self.spec.default)


def merged(was: Value, value: Value) -> Value:
    """Give `value` with those parts of `was` that shall be kept."""
    if isinstance(was, tuple) and isinstance(value, tuple) and len(was) == len(value):
        return tuple(old if math.isnan(new) else new for old, new in zip(was, value, strict=True))
    return value


def common(values: tuple[Value, ...]) -> Value | None:
    """Give the value all have, None when they differ; of points, NaN in the parts that differ."""
    if not values:
        return None
    first = values[0]
    if all(value == first for value in values):
        return first
    if not isinstance(first, tuple) or any(
        not isinstance(value, tuple) or len(value) != len(first) for value in values
    ):
        return None
    columns = zip(*(value for value in values if isinstance(value, tuple)), strict=True)
    return tuple(c[0] if all(part == c[0] for part in c) else KEEP for c in columns)
