"""What a viewer asks for when it wants the frame of a moment."""

from collections.abc import Callable, Iterator
from itertools import count, islice, takewhile
from typing import Final

from kijkocut.desktop.desk import Desk
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks
from kijkocut.playback import Scene
from kijkocut.render import FramePlan, PlanSettings, plan

_ONWARD: Final = 6

Lens = Callable[[Scene, Ticks], Scene | None]
"""Gives what is to be seen instead of a scene at a time, or None for the scene itself."""


class Plans:
    """Plans frames, those that were rendered ahead as pictures of their film. Any thread."""

    def __init__(self, desk: Desk) -> None:
        """Plan for what is open on `desk`."""
        self._desk = desk
        self.lens: Lens | None = None
        """Looked through, if there is one."""

    def frame(self, scene: Scene, at: Ticks, divisor: int) -> tuple[FramePlan, Project]:
        """Plan the frame of a time, and give the project that holds its media.

        Args:
            scene: What is looked at.
            at: Sequence time.
            divisor: What the canvas's sides are divided by.
        """
        instead = self.lens(scene, at) if self.lens is not None else None
        if instead is not None:
            return planned(instead, at, divisor), instead.project
        work = self._desk.work
        if work is not None:
            size = divided(scene, divisor)
            found = work.rendered.plan(scene.project, scene.sequence_id, at, size=size)
            if found is not None:
                return found
        return planned(scene, at, divisor), scene.project

    def onward(
        self, scene: Scene, span: tuple[Ticks, Ticks], divisor: int
    ) -> Iterator[tuple[FramePlan, Project]]:
        """Plan the frames with which playing from the beginning of `span` goes on within it."""
        start, stop = span
        step = scene.sequence.rate.frame_ticks
        places = takewhile(lambda at: at < stop, count(start + step, step))
        return (self.frame(scene, at, divisor) for at in islice(places, _ONWARD))


def planned(scene: Scene, at: Ticks, divisor: int) -> FramePlan:
    """Plan the frame of a time, with the canvas's sides divided by `divisor`. Any thread."""
    return plan(
        scene.project,
        scene.sequence_id,
        at,
        catalogue=scene.catalogue,
        settings=PlanSettings(size=divided(scene, divisor)),
    )


def divided(scene: Scene, divisor: int) -> tuple[int, int] | None:
    """Give the size of a frame whose sides are divided; None for the canvas's own."""
    if divisor == 1:
        return None
    sequence = scene.sequence
    width, height = (max(2, n // divisor // 2 * 2) for n in (sequence.width, sequence.height))
    return width, height
