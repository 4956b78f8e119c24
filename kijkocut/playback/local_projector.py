"""Frames made in this process, on the graphics card that the window shows them with."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kijkocut.model.errors import KijkoError
from kijkocut.playback import wire
from kijkocut.playback.booth import Booth, MakeRenderer
from kijkocut.playback.news import News
from kijkocut.playback.orders import Orders
from kijkocut.playback.picture import Picture
from kijkocut.playback.projecting import OnAnswer, Trouble

if TYPE_CHECKING:
    from kijkocut.model.project import Project
    from kijkocut.render import FramePlan

log = logging.getLogger(__name__)

_MOST_OPEN: Final = 32
_NO_GL: Final = "render.no_gl"
"""The renderer's code for a context that can't be had."""

OnFallen = Callable[[str], object]
"""Hears once, on the projector's thread, that the graphics card can't be drawn with, and why."""


class LocalProjector:
    """Makes frames of plans on a thread of this process; they stay in textures. Any thread may ask.

    What is asked with `is_read` comes in memory. When drawing fails it makes nothing more: another
    projector takes over what is `unanswered`.
    """

    def __init__(
        self,
        equipment: wire.Equipment,
        on_answer: OnAnswer,
        make_renderer: MakeRenderer,
        on_fallen: OnFallen,
    ) -> None:
        """Start nothing yet.

        Args:
            equipment: What frames are made with.
            on_answer: Hears of every frame, on a thread of ours.
            make_renderer: Gives what draws, in a context that shares with those who look.
            on_fallen: Hears that this will not do.
        """
        self._equipment, self._on_answer = equipment, on_answer
        self._make_renderer, self._on_fallen = make_renderer, on_fallen
        self._lock = threading.Lock()
        self._news = News()
        self._ticket = 0
        self._open: deque[wire.Want] = deque(maxlen=_MOST_OPEN)
        self._project: Project | None = None
        self._orders = Orders()
        self._booth: Booth | None = None
        self._has_fallen = False
        self._is_closed = False
        self._thread: threading.Thread | None = None

    def equip(self, equipment: wire.Equipment) -> None:
        """Make frames with this from now on."""
        with self._lock:
            if equipment != self._equipment:
                self._equipment = equipment
                self._orders.put(equipment)

    def want(
        self,
        plan: "FramePlan",
        project: "Project",
        *,
        is_jump: bool = False,
        is_rough: bool = False,
        is_read: bool = False,
        better: str = "",
    ) -> int:
        """Ask for a frame and give its ticket; see `Projecting`."""
        with self._lock:
            self._ticket += 1
            want = wire.Want(
                ticket=self._ticket,
                plan=plan,
                is_jump=is_jump,
                is_rough=is_rough,
                is_read=is_read,
                better=better,
            )
            self._project = project
            self._open.append(want)
            self._start()
            self._news.note(project, plan)
            for news in self._news.fresh():
                self._orders.put(news)
            self._orders.put(want)
            return want.ticket

    def forget(self, tickets: tuple[int, ...]) -> None:
        """Take wishes back. What is being made comes all the same; the rest never does."""
        with self._lock:
            for one in [one for one in self._open if one.ticket in tickets]:
                self._open.remove(one)
            self._orders.forget(tickets)

    def expect(self, plan: "FramePlan") -> None:
        """Say that a frame will be wanted soon."""
        booth = self._booth
        if booth is not None:
            booth.expect(plan)

    def warm_up(self) -> None:
        """Start the thread now, so that the first frame comes sooner."""
        with self._lock:
            self._start()

    def unanswered(self) -> "tuple[int, tuple[wire.Want, ...], Project | None]":
        """Give the last ticket, what was asked for and is still wanted, and the newest project."""
        with self._lock:
            return self._ticket, tuple(self._open), self._project

    def close(self) -> None:
        """End once the frame in work is done; pictures out are no longer valid."""
        with self._lock:
            self._is_closed = True
        self._orders.end()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _start(self) -> None:
        if self._thread is None and not self._is_closed:
            self._orders.put(self._equipment)
            self._thread = threading.Thread(target=self._work, name="projector", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        booth = self._booth = Booth(self._make_renderer)
        while (order := self._orders.next()) is not None and not self._has_fallen:
            try:
                self._do(booth, order)
            except Exception as exc:  # noqa: BLE001 the worker tells every error to who asked
                self._report(order, exc)
        booth.close()

    def _do(self, booth: Booth, order: object) -> None:
        match order:
            case wire.Want(is_read=True):
                made = booth.printed(order)
                picture = Picture(
                    made.pixels,
                    ticket=order.ticket,
                    is_opaque=order.plan.is_opaque,
                    notes=made.notes,
                )
                picture.is_exact = made.is_exact
                self._answer(order, picture)
            case wire.Want():
                self._answer(order, booth.on_texture(order))
            case wire.Equipment() | wire.Known() | wire.Heard():
                booth.equip(order)

    def _report(self, order: object, exc: Exception) -> None:
        code, message = wire.told(exc)
        if not isinstance(exc, KijkoError) or code == _NO_GL:
            log.warning("no more frames on the graphics card: %s", message)
            self._has_fallen = True
            self._on_fallen(message)
        elif isinstance(order, wire.Want):
            self._answer(order, Trouble(ticket=order.ticket, code=code, message=message))
        else:
            self._on_answer(Trouble(ticket=-1, code=code, message=message))

    def _answer(self, order: wire.Want, answer: Picture | Trouble) -> None:
        with self._lock:
            for one in [one for one in self._open if one.ticket == order.ticket]:
                self._open.remove(one)
        self._on_answer(answer)
