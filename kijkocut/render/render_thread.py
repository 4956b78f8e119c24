"""A thread that owns a compositor, for callers that must not wait for GL."""

import logging
import threading
from collections.abc import Iterable
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from msgspec import Struct

from kijkocut.effects import Catalogue, EffectKind
from kijkocut.model.errors import BugError
from kijkocut.model.title import Title
from kijkocut.render.compositor import Compositor, Fetch
from kijkocut.render.frame_plan import FramePlan
from kijkocut.render.gpu import Size
from kijkocut.render.pixels import OutputFormat, RenderedFrame
from kijkocut.render.preview import SampleSources, preview_plan
from kijkocut.render.title_fonts import FontFile, fonts_of

log = logging.getLogger(__name__)

_JOIN_S: Final = 10.0


class RenderThreadClosedError(BugError):
    """A frame was asked of a render thread that was closed."""

    code = "render.closed"


class _Order(Struct, frozen=True):
    plan: FramePlan
    fetch: Fetch
    output: OutputFormat
    answer: Future[RenderedFrame]


class RenderThread:
    """Renders plans one after the other on a thread of its own, in the order they were submitted.

    Any thread may submit. Errors of the driver, of `fetch` and of shaders arrive in the future.
    While software GL draws, moderngl holds the interpreter lock: this thread keeps order and
    ownership, it does not make Python code run beside the drawing. Close it, or use it in a `with`
    block.
    """

    def __init__(self, catalogue: Catalogue, fonts: tuple[Path, ...] = ()) -> None:
        """Start the thread; the context is made on it with the first frame.

        Args:
            catalogue: Defines effects, transitions and generators.
            fonts: Files of fonts to draw titles with besides those of the system.
        """
        self._catalogue, self._fonts = catalogue, fonts
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
        answer: Future[RenderedFrame] = Future()
        with self._closing:
            if self._is_closed:
                raise RenderThreadClosedError("A frame was asked for after rendering had ended.")
            self._orders.put(_Order(plan, fetch, output, answer))
        return answer

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

    def _work(self) -> None:
        compositor: Compositor | None = None
        while (order := self._orders.get()) is not None:
            if not order.answer.set_running_or_notify_cancel():
                continue
            try:
                if compositor is None:
                    compositor = Compositor.headless(self._catalogue, self._fonts)
                    log.info("rendering on %s", compositor.renderer)
                order.answer.set_result(compositor.render(order.plan, order.fetch, order.output))
            except Exception as exc:  # noqa: BLE001 the worker hands every error to who asked
                order.answer.set_exception(exc)
        if compositor is not None:
            compositor.release()
