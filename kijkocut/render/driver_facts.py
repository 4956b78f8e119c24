"""What this machine offers for drawing: the OpenGL driver and the fonts."""

from concurrent.futures import ThreadPoolExecutor
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
    """Look at what is there; opens a GL context for a moment, on a thread that ends with it.

    On the calling thread it would leave its mark: a thread that had a context of EGL gets none of
    GLX, with which a window may draw.
    """
    with ThreadPoolExecutor(1, "driver-facts") as looking:
        driver, fault = looking.submit(_driver).result()
    return Surroundings(driver=driver, fault=fault, fonts=font_families())


def _driver() -> tuple[Driver | None, str]:
    try:
        context = open_context()
    except NoGpuError as exc:
        return None, str(exc)
    driver = driver_of(context)
    context.release()
    return driver, ""


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
