"""From a project and a time to pixels.

`plan` is pure: it reads a project and gives a `FramePlan`, a value that says what to fetch and how
to combine it. A `RenderThread` turns plans into pixels on the GPU (moderngl; on Linux EGL, Mesa's
llvmpipe where there is no GPU): decoded planes go up as they are, colour is converted in shaders,
surfaces are half float (float for more than 8 bits out) and multiplied by alpha, and frames come
back as RGBA or as YUV planes ready for an encoder. A plan whose `passthrough` is set needs no
rendering at all. `check_shaders` tries the shader files of a folder.

Threads: plans may be made anywhere; GL, the compositor and titles (shaped with QtGui, without a
display) live on the render thread, and so does every call of `fetch`. `surroundings` looks at the
driver and the fonts.

Errors: `NoSuchSequenceError`, `PixelFormatError` (user), `NoGpuError` (outside); a shader that does
not compile is logged and left out of the picture; whatever `fetch` raises arrives in the future.

Shaders may show what is heard: a `fetch` that has a method `hear` as well gives them sound, and
`Ears` mixes it; without it they see silence.

To test alone: let `fetch` give any object with `info` and `planes` (see `SourceFrame`), such as a
`RenderedFrame` over numpy arrays.
"""

from kijkocut.render.driver_facts import surroundings
from kijkocut.render.frame_plan import FramePlan, MediaPicture
from kijkocut.render.listening import Ears
from kijkocut.render.pixels import FrameInfo, OutputFormat, RenderedFrame, SourceFrame
from kijkocut.render.planner import PlanSettings, plan
from kijkocut.render.render_thread import RenderThread
from kijkocut.render.shader_check import check_shaders

__all__ = [
    "Ears",
    "FrameInfo",
    "FramePlan",
    "MediaPicture",
    "OutputFormat",
    "PlanSettings",
    "RenderThread",
    "RenderedFrame",
    "SourceFrame",
    "check_shaders",
    "plan",
    "surroundings",
]
