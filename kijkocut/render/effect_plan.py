"""Resolves effects to their values at a moment; those that change nothing are left out."""

from kijkocut.effects import Catalogue, Definition, EffectKind
from kijkocut.model.clip import Effect
from kijkocut.model.ticks import Rate, Ticks
from kijkocut.render.frame_plan import GeneratorPicture, Picture, PlannedEffect


class EffectPlan:
    """Looks kinds up in the catalogue and notes those it lacks. Used for one frame."""

    def __init__(self, catalogue: Catalogue, rate: Rate) -> None:
        """Resolve by `catalogue` for frames of `rate`."""
        self._catalogue = catalogue
        self._rate = rate
        self.missing: list[str] = []
        """One sentence for each thing that had to be left out."""

    def effects(self, effects: tuple[Effect, ...], now: Ticks) -> tuple[PlannedEffect, ...]:
        """Give the enabled effects with their values at `now` from their owner's start."""
        planned = []
        for effect in effects:
            definition = (
                self.definition(effect.kind, EffectKind.effect) if effect.is_enabled else None
            )
            if definition is None:
                continue
            values = definition.values_at(effect.params, now)
            if definition.keeps_past or not definition.changes_nothing(values):
                time, frame, step = self.moment(definition, now)
                planned.append(
                    PlannedEffect(
                        kind=effect.kind, values=values, time=time, frame=frame, step=step
                    )
                )
        return tuple(planned)

    def moment(self, definition: Definition, now: Ticks) -> tuple[int, int, int]:
        """Give time, frame number and length for a shader that depends on them, else zeros."""
        if not definition.is_timed:
            return 0, 0, 0
        frame = self._rate.frames(now)
        return now, frame, self._rate.frame_ticks

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
