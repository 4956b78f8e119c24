"""The GL context with what it owns: compiled shaders and reusable surfaces, both bounded.

Everything here belongs to the thread that made the context. moderngl never releases the interpreter
lock, so on software GL a frame keeps other Python threads waiting; give it a process of its own
where that matters.
"""

import ctypes
import logging
import platform
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import moderngl
import numpy as np
from numpy.typing import NDArray

from kijkocut.effects import shader_folder
from kijkocut.model.errors import BugError, OutsideError

if TYPE_CHECKING:
    from pathlib import Path
from typing import Any, Final

log = logging.getLogger(__name__)

Size = tuple[int, int]
Texture = moderngl.Texture | moderngl.TextureCube
Uniform = float | int | bool | tuple[float, ...] | tuple[int, ...]

_MOST_PROGRAMS: Final = 160
_EGL: Final[dict[str, Any]] = {"backend": "egl"}
"""moderngl's stub takes this name for a dictionary of settings."""


class NoGpuError(OutsideError):
    """There is no OpenGL 3.3, not even in software."""

    code = "render.no_gl"


class ShaderError(BugError):
    """A shader did not compile."""

    code = "render.shader"


class BorrowedGl(Protocol):
    """A context that somebody else has made: a window, whose textures are shared with it.

    All is called on the thread that draws.
    """

    def load_opengl_function(self, name: str) -> int:
        """Give the address of a function of OpenGL; 0 if there is none."""

    def __enter__(self) -> object:
        """Make it the thread's current context."""

    def __exit__(self, *_: object) -> None:
        """Leave it."""

    def release(self) -> None:
        """End it."""


Borrow = Callable[[], BorrowedGl]
"""Makes a context to draw with, on the thread that draws."""


def borrowed_from(borrow: Borrow) -> BorrowedGl:
    """Borrow a context.

    Raises:
        NoGpuError: It is refused.
    """
    try:
        return borrow()
    except Exception as exc:
        raise NoGpuError(f"The window's OpenGL can't be drawn with ({exc}).") from exc


def open_context(borrowed: BorrowedGl | None = None) -> moderngl.Context:
    """Make a context without a window on the calling thread, which owns it from then on.

    Args:
        borrowed: Draw with this one instead of making one.

    Raises:
        NoGpuError: No driver gives OpenGL 3.3.
    """
    if borrowed is not None:
        return _adopted(borrowed)
    try:
        if platform.system() == "Linux":
            return moderngl.create_context(standalone=True, require=330, **_EGL)
        return moderngl.create_context(standalone=True, require=330)
    except Exception as exc:
        raise NoGpuError(
            f"OpenGL 3.3 is not available ({exc}). On Linux install libegl1 and libgl1."
        ) from exc


def _adopted(borrowed: BorrowedGl) -> moderngl.Context:
    settings: dict[str, Any] = {"context": borrowed}
    try:
        with borrowed:
            return moderngl.create_context(require=330, **settings)
    except Exception as exc:
        raise NoGpuError(f"The window's OpenGL can't be drawn with ({exc}).") from exc


class Surface:
    """A texture that can be drawn on. Top row first; RGBA is multiplied by alpha."""

    __slots__ = ("framebuffer", "kind", "size", "texture")

    def __init__(
        self, texture: moderngl.Texture, framebuffer: moderngl.Framebuffer, kind: str
    ) -> None:
        """Hold a texture and its framebuffer."""
        self.texture = texture
        self.framebuffer = framebuffer
        self.size: Size = texture.size
        self.kind = kind


class Shader:
    """A compiled program over the unit square."""

    __slots__ = ("_array", "_program", "_uniforms")

    def __init__(self, program: moderngl.Program, array: moderngl.VertexArray) -> None:
        """Hold a program and the square it draws."""
        self._program = program
        self._uniforms: dict[str, Any] = {name: program[name] for name in program}
        self._array = array

    def run(
        self,
        uniforms: Mapping[str, Uniform],
        textures: Mapping[str, Texture],
        *,
        triangles: int = 0,
    ) -> None:
        """Draw into the framebuffer in use; names that the compiler dropped are ignored.

        Args:
            uniforms: By name.
            textures: By the names of their samplers.
            triangles: How many the vertex shader makes by itself; 0 is the square.
        """
        known = self._uniforms
        for name, value in uniforms.items():
            if name in known:
                known[name].value = value
        for unit, (name, texture) in enumerate(textures.items()):
            if name in known:
                texture.use(unit)
                known[name].value = unit
        if triangles:
            self._array.render(moderngl.TRIANGLES, vertices=3 * triangles)
        else:
            self._array.render(moderngl.TRIANGLE_STRIP, vertices=4)


class Gpu:
    """Compiles shaders and lends surfaces. One per context, used on its thread only."""

    def __init__(
        self,
        context: moderngl.Context,
        *,
        spare_bytes: int = 512 << 20,
        borrowed: BorrowedGl | None = None,
    ) -> None:
        """Work on `context`; keep at most `spare_bytes` of unused textures for reuse."""
        self.context = context
        self._await = _waiting(borrowed) if borrowed is not None else context.finish
        # What Python drops is queued and freed by `free_dropped`, on the thread that may. Objects
        # must then never be released by hand: moderngl would release them twice, and fail.
        context.gc_mode = "context_gc"
        self._folder: Path = shader_folder() / "compositor"
        self._files: dict[str, str] = {}
        self._shaders: OrderedDict[object, Shader] = OrderedDict()
        self._square = context.buffer(np.array([0, 0, 1, 0, 0, 1, 1, 1], "f4").tobytes())
        self._spare: OrderedDict[int, Surface] = OrderedDict()
        self._spare_bytes = 0
        self._most_spare = spare_bytes
        self.is_deep = False
        """Whether the frame in work needs more than the 11 bits of half floats."""

    def shader(
        self,
        parts: Sequence[str],
        defines: Sequence[str],
        *,
        code: str = "",
        vertex: str = "draw.vert",
    ) -> Shader:
        """Give the program of our own files `parts` with the given `#define`s, compiled once.

        Args:
            parts: Files in the compositor's folder, the one with `main` last.
            defines: Names, with values after a space.
            code: GLSL that stands in front of the last part.
            vertex: The file of the vertex shader.

        Raises:
            ShaderError: The compiler refused; its message is kept.
        """
        key = (tuple(parts), tuple(defines), code, vertex)
        found = self._shaders.get(key)
        if found:
            self._shaders.move_to_end(key)
            return found
        head = "#version 330 core\n" + "".join(f"#define {one}\n" for one in defines)
        body = [self._file(name) for name in parts]
        body.insert(-1, code)
        return self._keep(key, head + self._file(vertex), head + "\n".join(body))

    def compiled(self, vertex: str, fragment: str) -> Shader:
        """Give the program of two complete sources, compiled once.

        Raises:
            ShaderError: The compiler refused; its message is kept.
        """
        key = (vertex, fragment)
        found = self._shaders.get(key)
        if found:
            self._shaders.move_to_end(key)
            return found
        return self._keep(key, vertex, fragment)

    def _keep(self, key: object, vertex: str, fragment: str) -> Shader:
        try:
            program = self.context.program(vertex_shader=vertex, fragment_shader=fragment)
        except (moderngl.Error, KeyError) as exc:  # KeyError: moderngl has no file to #include
            raise ShaderError(f"A shader does not compile: {str(exc).strip()}") from exc
        # A vertex shader of an author's own may have no use for the corners.
        corners = [(self._square, "2f", "corner")] if "corner" in program else []
        shader = Shader(program, self.context.vertex_array(program, corners))
        self._shaders[key] = shader
        while len(self._shaders) > _MOST_PROGRAMS:
            self._shaders.popitem(last=False)
        return shader

    def _file(self, name: str) -> str:
        if name not in self._files:
            self._files[name] = (self._folder / name).read_text("utf-8")
        return self._files[name]

    def surface(self, size: Size, components: int = 4, dtype: str = "") -> Surface:
        """Lend a surface; its content is whatever was there. Give it back with `give`.

        Args:
            size: Columns and rows.
            components: 1 to 4.
            dtype: moderngl's: `f1` 8 bit, `nu2` 16 bit, `f2` half, `f4` float; by default half, or
                float while `is_deep`.
        """
        dtype = dtype or ("f4" if self.is_deep else "f2")
        kind = f"{components}{dtype}"
        for key, spare in self._spare.items():
            if spare.size == size and spare.kind == kind:
                del self._spare[key]
                self._spare_bytes -= _bytes(spare)
                return spare
        texture = self.context.texture(size, components, dtype=dtype)
        texture.repeat_x = texture.repeat_y = False
        return Surface(texture, self.context.framebuffer([texture]), kind)

    def give(self, surface: Surface | None) -> None:
        """Take a surface back for reuse; the oldest unused ones are freed beyond the budget."""
        if surface is None:
            return
        self._spare[id(surface)] = surface
        self._spare_bytes += _bytes(surface)
        while self._spare_bytes > self._most_spare:
            _, oldest = self._spare.popitem(last=False)
            self._spare_bytes -= _bytes(oldest)

    def copy(self, surface: Surface) -> Surface:
        """Lend a surface with the same content."""
        twin = self.surface(surface.size)
        self.context.copy_framebuffer(twin.framebuffer, surface.framebuffer)
        return twin

    @contextmanager
    def current(self) -> Iterator[None]:
        """Make the context the thread's current one; another may have been made so since.

        Raises:
            NoGpuError: A borrowed context was lost.
        """
        try:
            self.context.__enter__()  # type: ignore[no-untyped-call]
        except Exception as exc:
            raise NoGpuError(f"The window's OpenGL was lost ({exc}).") from exc
        try:
            yield
        finally:
            # Given the exception, moderngl 5.13 would keep it for ever, with all that it holds.
            self.context.__exit__(None, None, None)  # type: ignore[no-untyped-call]

    def finish(self) -> None:
        """Wait until the GPU has done all, so that other contexts see it."""
        self._await()

    def free_dropped(self) -> None:
        """Free textures and programs that nobody holds any more, also those an error left."""
        self.context.gc()

    def release(self) -> None:
        """Free everything and the context."""
        self._shaders.clear()
        self._spare.clear()
        self._spare_bytes = 0
        try:
            with self.current():
                self.free_dropped()
        except NoGpuError as exc:
            log.info("nothing to free: %s", exc)
        self.context.release()


def _waiting(borrowed: BorrowedGl) -> Callable[[], object]:
    """Give the driver's glFinish: unlike moderngl's it lets other Python threads run meanwhile."""
    address = borrowed.load_opengl_function("glFinish")
    finish: Callable[[], object] = ctypes.CFUNCTYPE(None)(address)
    return finish


def glsl_numbers(values: NDArray[np.float64]) -> str:
    """Write numbers as a GLSL constructor takes them; what is only rounding becomes 0."""
    return ", ".join(repr(0.0 if abs(one) < 1e-12 else float(one)) for one in values.flat)


def _bytes(surface: Surface) -> int:
    width = {"f1": 1, "nu2": 2, "f2": 2, "f4": 4}[surface.kind[1:]]
    return surface.size[0] * surface.size[1] * int(surface.kind[0]) * width
