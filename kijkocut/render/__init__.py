"""From a project and a time to pixels.

`plan` is pure: it reads a project and gives a `FramePlan`, a value that says what to fetch and how
to combine it. A `Compositor` turns plans into pixels on the GPU (moderngl; on Linux EGL, Mesa's
llvmpipe where there is no GPU): decoded planes go up as they are, colour is converted in shaders,
surfaces are half float (float for more than 8 bits out) and multiplied by alpha, and frames come
back as RGBA or as YUV planes ready for an encoder. A plan whose `passthrough` is set needs no
compositor at all.

Threads: plans may be made anywhere; a `Compositor` belongs to the thread that made it, and
`RenderThread` is such a thread. Titles are shaped with QtGui on that thread, without a display.

Errors: `NoSuchSequenceError`, `PixelFormatError`, `BrokenEffectError` (user), `NoGpuError`
    (outside); whatever `fetch` raises passes through.

To test alone: give `fetch` any object with `info` and `planes` (see `SourceFrame`), such as a
`RenderedFrame` over numpy arrays.
"""

from kijkocut.render.compositor import Compositor, Fetch
from kijkocut.render.frame_plan import FramePlan, MediaPicture, Quality
from kijkocut.render.gpu import NoGpuError
from kijkocut.render.pixels import FrameInfo, OutputFormat, RenderedFrame, SourceFrame
from kijkocut.render.planner import PlanSettings, plan
from kijkocut.render.render_thread import RenderThread
from kijkocut.render.stills import still
from kijkocut.render.surroundings import Driver, Surroundings, surroundings

__all__ = [
    "Compositor",
    "Driver",
    "Fetch",
    "FrameInfo",
    "FramePlan",
    "MediaPicture",
    "NoGpuError",
    "OutputFormat",
    "PlanSettings",
    "Quality",
    "RenderThread",
    "RenderedFrame",
    "SourceFrame",
    "Surroundings",
    "plan",
    "still",
    "surroundings",
]
