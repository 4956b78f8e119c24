"""Resolves effects to their values at a moment; those that change nothing are left out."""

from collections.abc import Callable

from msgspec import Struct

from kijkocut.effects import Catalogue, Definition, EffectKind
from kijkocut.model.clip import Effect
from kijkocut.model.ticks import Rate, Ticks
from kijkocut.render.frame_plan import GeneratorPicture, Picture, PlannedEffect, Sound


class ShownAt(Struct, frozen=True, kw_only=True):
    """The moment at which a shader is shown; zeros and None where it does not depend on it."""

    time: Ticks = 0
    """From its owner's start."""
    frame: int = 0
    step: Ticks = 0
    """Length of a frame."""
    sound: Sound | None = None


class EffectPlan:
    """Looks kinds up in the catalogue and notes those it lacks. Used for one frame."""

    def __init__(
        self, catalogue: Catalogue, rate: Rate, listen: Callable[[Ticks], Sound | None]
    ) -> None:
        """Resolve by `catalogue` for frames of `rate`; `listen` names what is heard at a time."""
        self._catalogue = catalogue
        self._rate = rate
        self._listen = listen
        self.missing: list[str] = []
        """One sentence for each thing that had to be left out."""

    def effects(
        self, effects: tuple[Effect, ...], tick: Ticks, start: Ticks = 0
    ) -> tuple[PlannedEffect, ...]:
        """Give the enabled effects with their values at `tick`, for an owner from `start` on."""
        now = tick - start
        planned = []
        for effect in effects:
            definition = (
                self.definition(effect.kind, EffectKind.effect) if effect.is_enabled else None
            )
            if definition is None:
                continue
            values = definition.values_at(effect.params, now)
            if definition.keeps_past or not definition.changes_nothing(values):
                moment = self.moment(definition, tick, start)
                planned.append(
                    PlannedEffect(
                        kind=effect.kind,
                        values=values,
                        margin=definition.reach(values),
                        time=moment.time,
                        frame=moment.frame,
                        step=moment.step,
                        sound=moment.sound,
                        version=definition.version,
                    )
                )
        return tuple(planned)

    def moment(self, definition: Definition, tick: Ticks, start: Ticks) -> ShownAt:
        """Give what a shader that depends on it is told of `tick`, for an owner from `start` on."""
        sound = self._listen(tick) if definition.sounds else None
        if not definition.is_timed:
            return ShownAt(sound=sound)
        now = tick - start
        return ShownAt(
            time=now, frame=self._rate.frames(now), step=self._rate.frame_ticks, sound=sound
        )

    def definition(self, kind: str, role: EffectKind) -> Definition | None:
        """Look a kind up; None, with a note, when the catalogue lacks it."""
        found = self._catalogue.find(kind)
        if found is None or found.kind is not role:
            self.missing.append(f'There is no {role.value} called "{kind}"; it was left out.')
            return None
        return found

    def remembers(self, effects: tuple[PlannedEffect, ...], picture: Picture | None = None) -> bool:
        """Tell whether one of the effects, or the picture itself, depends on the frames before."""
        kinds = [effect.kind for effect in effects]
        if isinstance(picture, GeneratorPicture):
            kinds.append(picture.kind)
        found = (self._catalogue.find(kind) for kind in kinds)
        return any(one is not None and one.keeps_past for one in found)

    def keep_alpha(self, effects: tuple[PlannedEffect, ...]) -> bool:
        """Tell whether an opaque picture stays opaque through all of `effects`."""
        found = (self._catalogue.find(effect.kind) for effect in effects)
        return all(one is not None and one.keeps_alpha for one in found)
