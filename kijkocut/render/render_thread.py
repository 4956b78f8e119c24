"""A thread that owns a compositor, for callers that must not wait for GL."""

import logging
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.effects import Catalogue, EffectKind
from kijkocut.model.errors import BugError
from kijkocut.model.title import Title
from kijkocut.render.compositor import Compositor, Fetch
from kijkocut.render.driver_facts import Driver, is_software
from kijkocut.render.frame_plan import FramePlan
from kijkocut.render.gpu import Borrow, Size, borrowed_from
from kijkocut.render.pixels import OutputFormat, RenderedFrame
from kijkocut.render.planar_fetch import Fetched
from kijkocut.render.planar_plan import planar_plan
from kijkocut.render.preview import SampleSources, preview_plan
from kijkocut.render.texture_frame import Rack, Read, TextureFrame
from kijkocut.render.title_fonts import FontFile, fonts_of

if TYPE_CHECKING:
    from kijkocut.render.planar import PlanarCompositor

log = logging.getLogger(__name__)

_JOIN_S: Final = 10.0


_T = TypeVar("_T")

Way = Literal["best", "planar", "gpu"]
"""How frames are made that can be made in two ways: as planes on the processor, or by GL. The best
is GL where a GPU does it."""


class RenderThreadClosedError(BugError):
    """A frame was asked of a render thread that was closed."""

    code = "render.closed"


class _Order(Struct, frozen=True):
    answer: Future[Any]
    make: "Callable[[_Frames], object]"


class RenderThread:
    """Renders plans one after the other on a thread of its own, in the order they were submitted.

    Any thread may submit. Errors of the driver, of `fetch` and of shaders arrive in the future.
    While software GL draws, moderngl holds the interpreter lock: this thread keeps order and
    ownership, it does not make Python code run beside the drawing. Close it, or use it in a `with`
    block.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        fonts: tuple[Path, ...] = (),
        *,
        way: Way = "best",
        borrow: Borrow | None = None,
    ) -> None:
        """Start the thread; the context is made on it with the first frame that needs one.

        Args:
            catalogue: Defines effects, transitions and generators.
            fonts: Files of fonts to draw titles with besides those of the system.
            way: How frames are made where there is a choice.
            borrow: Makes the context to draw with, on the thread; without it there is one of ours.
        """
        self._catalogue, self._fonts = catalogue, fonts
        self._way, self._borrow = way, borrow
        self._rack = Rack()
        self._orders: SimpleQueue[_Order | None] = SimpleQueue()
        self._closing = threading.Lock()
        self._is_closed = False
        self._thread = threading.Thread(target=self._work, name="render", daemon=True)
        self._thread.start()

    def submit(self, plan: FramePlan, fetch: Fetch, output: OutputFormat) -> Future[RenderedFrame]:
        """Queue a frame. `fetch` is called on the render thread.

        Raises:
            RenderThreadClosedError: `close` was called.
        """
        return self._queue(lambda frames: frames.made(plan, fetch, output))

    def submit_texture(self, plan: FramePlan, fetch: Fetch) -> Future[TextureFrame]:
        """Queue a frame that stays on the GPU; give it back with its `release`.

        Raises:
            RenderThreadClosedError: `close` was called.
        """
        return self._queue(lambda frames: self._hung(frames.compositor(), plan, fetch))

    def driver(self) -> Future[Driver]:
        """Have the driver looked at that frames are drawn by.

        Raises:
            RenderThreadClosedError: `close` was called.
        """
        return self._queue(lambda frames: frames.compositor().driver)

    @property
    def textures_out(self) -> int:
        """How many frames on the GPU were not given back; they end with `close`."""
        return self._rack.out

    def preview(self, name: str, size: Size, at: float = 0.4) -> Future[RenderedFrame]:
        """Queue a picture of what an effect, transition or generator does: RGBA of 8 bits.

        Args:
            name: In the catalogue.
            size: Columns and rows.
            at: For transitions how far, 0 to 1.

        Raises:
            UnknownKindError: The catalogue has no shader of this name.
            RenderThreadClosedError: `close` was called.
        """
        found = self._catalogue.find(name)
        shown = preview_plan(found or self._catalogue.get(name, EffectKind.effect), size, at)
        return self.submit(shown, SampleSources(size), OutputFormat(pixel_format="rgba"))

    def fonts_of(self, titles: Iterable[Title]) -> tuple[FontFile, ...]:
        """Give the fonts that letters of these titles are drawn with; any thread."""
        return fonts_of(titles, tuple({path.parent for path in self._fonts}))

    def close(self) -> None:
        """Finish what was submitted, free the context and end the thread. Calling twice is fine."""
        with self._closing:
            if not self._is_closed:
                self._is_closed = True
                self._orders.put(None)
        self._thread.join(_JOIN_S)

    def __enter__(self) -> "RenderThread":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _queue(self, make: "Callable[[_Frames], _T]") -> Future[_T]:
        answer: Future[_T] = Future()
        with self._closing:
            if self._is_closed:
                raise RenderThreadClosedError("A frame was asked for after rendering had ended.")
            self._orders.put(_Order(answer, make))
        return answer

    def _hung(self, compositor: Compositor, plan: FramePlan, fetch: Fetch) -> TextureFrame:
        for surface in self._rack.rested():
            compositor.take_back(surface)
        flat = compositor.render_texture(plan, fetch)
        return self._rack.lend(flat, self._asked)

    def _asked(self, read: Read) -> Future[NDArray[np.uint8]]:
        """Queue a reading; what ended with the thread is black."""
        try:
            return self._queue(lambda frames: read(frames.compositor()))
        except RenderThreadClosedError:
            gone: Future[NDArray[np.uint8]] = Future()
            gone.set_result(np.zeros((1, 1, 4), np.uint8))
            return gone

    def _work(self) -> None:
        frames = _Frames(self._catalogue, self._fonts, self._way, self._borrow)
        while (order := self._orders.get()) is not None:
            if not order.answer.set_running_or_notify_cancel():
                continue
            try:
                order.answer.set_result(order.make(frames))
            except Exception as exc:  # noqa: BLE001 the worker hands every error to who asked
                order.answer.set_exception(exc)
        frames.release()


class _Frames:
    """Makes frames on the render thread, each the cheapest way that gives the same picture."""

    def __init__(
        self, catalogue: Catalogue, fonts: tuple[Path, ...], way: Way, borrow: Borrow | None
    ) -> None:
        self._catalogue, self._fonts, self._way = catalogue, fonts, way
        self._borrow = borrow
        self._is_software = False
        self._compositor: Compositor | None = None
        self._planar: PlanarCompositor | None = None

    def made(self, plan: FramePlan, fetch: Fetch, output: OutputFormat) -> RenderedFrame:
        if not self._is_planar_wanted() or planar_plan(plan, output) is None:
            return self.compositor().render(plan, fetch, output)
        fetched = Fetched(fetch)
        try:
            frame = self._mixer().render(plan, fetched, output)
            if frame is None:
                frame = self.compositor().render(plan, fetched.take, output)
        finally:
            fetched.release()
        return frame

    def release(self) -> None:
        if self._compositor is not None:
            self._compositor.release()
        if self._planar is not None:
            self._planar.release()

    def _is_planar_wanted(self) -> bool:
        if self._way == "best":
            self.compositor()
            return self._is_software
        return self._way == "planar"

    def _mixer(self) -> "PlanarCompositor":
        if self._planar is None:
            from kijkocut.render.planar import PlanarCompositor  # noqa: PLC0415 imports OpenCV

            self._planar = PlanarCompositor(self._fonts)
        return self._planar

    def compositor(self) -> Compositor:
        if self._compositor is None:
            borrowed = borrowed_from(self._borrow) if self._borrow is not None else None
            self._compositor = Compositor.headless(self._catalogue, self._fonts, borrowed=borrowed)
            renderer = self._compositor.renderer
            self._is_software = is_software(renderer)
            log.info("rendering on %s", renderer)
        return self._compositor
