"""One frame of a sequence as an array, for thumbnails and still exports."""

import numpy as np
from numpy.typing import NDArray

from kijkocut.effects import Catalogue
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks
from kijkocut.render.compositor import Compositor
from kijkocut.render.frame_job import Fetch
from kijkocut.render.pixels import OutputFormat
from kijkocut.render.planner import AS_CANVAS, PlanSettings, plan


def still(
    project: Project,
    sequence_id: SequenceId,
    tick: Ticks,
    *,
    catalogue: Catalogue,
    fetch: Fetch,
    settings: PlanSettings = AS_CANVAS,
) -> NDArray[np.uint8]:
    """Render the frame at `tick` with a context of its own on the calling thread.

    Args:
        project: A snapshot.
        sequence_id: Which sequence.
        tick: Timeline time.
        catalogue: Defines effects, transitions and generators.
        fetch: Gives decoded frames.
        settings: Size and care.

    Returns:
        Rows, columns, RGBA; straight alpha, in the sequence's colour space.

    Raises:
        NoSuchSequenceError: The project has no such sequence.
        NoGpuError: No driver gives OpenGL 3.3.
        PixelFormatError: A source's format can't be read.
    """
    frame_plan = plan(project, sequence_id, tick, catalogue=catalogue, settings=settings)
    compositor = Compositor.headless(catalogue)
    try:
        plane = compositor.render(frame_plan, fetch, OutputFormat(pixel_format="rgba")).planes[0]
    finally:
        compositor.release()
    return np.asarray(plane, np.uint8)
