"""The projector of a window: one for all viewers, in a process or on the graphics card."""

import logging
import threading
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.freshness import Freshness
from kijkocut.desktop.viewer.surfaces import Surfaces
from kijkocut.model.project import Project
from kijkocut.playback import Equipment, LocalProjector, Picture, Projector, Trouble
from kijkocut.render import FramePlan

log = logging.getLogger(__name__)

Listener = Callable[[Picture | Trouble], bool]
"""Takes an answer if it is its own, and says so; called on the projector's thread."""

_PROXIES: Final = "proxies.on"


class Projection(QObject):
    """Asks one projector for all viewers of a desk. It starts with the first frame."""

    _lost = Signal(str)

    def __init__(self, desk: Desk, surfaces: Surfaces) -> None:
        """Follow the desk's project: its effects, fonts and proxies.

        Args:
            desk: What is worked with.
            surfaces: What frames are drawn on: textures are made where screens can show them.
        """
        super().__init__(desk)
        self._desk, self._surfaces = desk, surfaces
        self._listeners: list[Listener] = []
        self._changing = threading.Lock()
        self._is_warm = False
        self._projector: Projector | LocalProjector | None = None
        self._freshness = Freshness(desk)
        self.renewed = self._freshness.renewed
        """Frames look different without an edit: effects were read again, proxies came."""
        self._freshness.renewed.connect(self.equip)
        desk.project_opened.connect(self.equip)
        surfaces.fallen.connect(self._go_over)
        self._lost.connect(surfaces.fall_back)

    def listen(self, listener: Listener) -> None:
        """Offer every answer to `listener`, in the order they were added."""
        self._listeners.append(listener)

    def want(
        self,
        plan: FramePlan,
        project: Project,
        *,
        is_jump: bool = False,
        is_rough: bool = False,
        is_read: bool = False,
        better: str = "",
    ) -> int:
        """Ask for a frame and give its ticket; see `Projector.want`. Any thread."""
        with self._changing:
            if self._projector is None:
                self._projector = self._made()
            return self._projector.want(
                plan,
                project,
                is_jump=is_jump,
                is_rough=is_rough,
                is_read=is_read,
                better=better,
            )

    def expect(self, plan: FramePlan) -> None:
        """Say that a frame will be wanted soon; see `Projecting.expect`. Any thread."""
        if self._projector is not None:
            self._projector.expect(plan)

    def forget(self, tickets: tuple[int, ...]) -> None:
        """Take wishes back; see `Projector.forget`. Any thread."""
        if self._projector is not None:
            self._projector.forget(tickets)

    def equip(self) -> None:
        """Tell the projector what frames are made with now."""
        if self._projector is not None:
            self._projector.equip(self._equipment())

    def close(self) -> None:
        """End the process or the thread; the next wish starts another."""
        with self._changing:
            projector, self._projector = self._projector, None
        if projector is not None:
            projector.close()

    def _made(self) -> Projector | LocalProjector:
        gl = self._surfaces.gl
        if gl is None:
            return Projector(self._equipment(), self._answered)
        return LocalProjector(self._equipment(), self._answered, gl.renderer, self._lost.emit)

    def _go_over(self) -> None:
        """Let a process make what the graphics card can't."""
        with self._changing:
            local = self._projector
            if not isinstance(local, LocalProjector):
                return
            projector = self._projector = Projector(self._equipment(), self._answered)
            projector.take_over(*local.unanswered())
        local.close()

    def _equipment(self) -> Equipment:
        desk, work = self._desk, self._desk.work
        cache = desk.studio.cache_dir
        folders = desk.studio.effect_folders if work is None else work.services.effect_folders
        return Equipment(
            cache_dir=str(cache / "media"),
            proxy_dir=str(cache / "proxies"),
            effect_folders=tuple(str(one) for one in folders if one.is_dir()),
            fonts=() if work is None else tuple(map(str, work.services.fonts)),
            is_proxied=work is not None and work.proxies.is_on,
            edition=self._freshness.edition,
        )

    def _answered(self, answer: Picture | Trouble) -> None:
        if not self._is_warm:  # sound is what comes next
            self._is_warm = True
            self._desk.studio.pool.warm_up()
        for listener in self._listeners:
            if listener(answer):
                return
        if isinstance(answer, Picture):
            answer.release()
