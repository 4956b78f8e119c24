"""What a viewer asks for when it wants the frame of a moment."""

from kijkocut.model.ticks import Ticks
from kijkocut.playback import Scene
from kijkocut.render import FramePlan, PlanSettings, plan


def planned(scene: Scene, at: Ticks, divisor: int) -> FramePlan:
    """Plan the frame of a time, with the canvas's sides divided by `divisor`. Any thread."""
    sequence = scene.sequence
    size = tuple(max(2, side // divisor // 2 * 2) for side in (sequence.width, sequence.height))
    return plan(
        scene.project,
        scene.sequence_id,
        at,
        catalogue=scene.catalogue,
        settings=PlanSettings(size=(size[0], size[1]) if divisor > 1 else None),
    )
