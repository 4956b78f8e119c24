"""What this machine offers for drawing: the OpenGL driver and the fonts."""

from typing import Final

import moderngl
from msgspec import Struct

from kijkocut.render.gpu import NoGpuError, open_context
from kijkocut.render.titles import font_families

_SOFTWARE: Final = ("llvmpipe", "softpipe", "swiftshader", "software", "basic render")
"""Parts of the names that drivers without a GPU give themselves."""


class Driver(Struct, frozen=True, kw_only=True):
    """An OpenGL driver, in its own words."""

    renderer: str
    vendor: str
    version: str
    is_software: bool
    """Whether the processor does the work of a GPU."""
    largest_texture: int
    """Longest side of a picture it can hold, in pixels."""


class Surroundings(Struct, frozen=True, kw_only=True):
    """What there is to draw with."""

    driver: Driver | None
    """None where there is no OpenGL 3.3."""
    fault: str = ""
    """Why there is no driver, and what to do."""
    fonts: tuple[str, ...] = ()
    """Names of the font families, sorted."""


def is_software(renderer: str) -> bool:
    """Tell from a driver's name for itself whether the processor does the work of a GPU."""
    return any(name in renderer.lower() for name in _SOFTWARE)


def surroundings() -> Surroundings:
    """Look at what is there; opens a GL context for a moment, on the calling thread."""
    fonts = font_families()
    try:
        context = open_context()
    except NoGpuError as exc:
        return Surroundings(driver=None, fault=str(exc), fonts=fonts)
    driver = driver_of(context)
    context.release()
    return Surroundings(driver=driver, fonts=fonts)


def driver_of(context: moderngl.Context) -> Driver:
    """Ask the driver of the current context what it is."""
    info = context.info
    renderer = str(info["GL_RENDERER"])
    return Driver(
        renderer=renderer,
        vendor=str(info["GL_VENDOR"]),
        version=str(info["GL_VERSION"]),
        is_software=is_software(renderer),
        largest_texture=int(info["GL_MAX_TEXTURE_SIZE"]),
    )
