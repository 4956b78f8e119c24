"""The projector of a window: one process for all viewers, answers on the UI thread or at once."""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from kijkocut.desktop.desk import Desk
from kijkocut.model.project import Project
from kijkocut.playback import Equipment, Picture, Projector, Trouble
from kijkocut.render import FramePlan

log = logging.getLogger(__name__)

Listener = Callable[[Picture | Trouble], bool]
"""Takes an answer if it is its own, and says so; called on the projector's thread."""

_PROXIES: Final = "proxies.on"


class Projection(QObject):
    """Asks one projector for all viewers of a desk. The process starts with the first frame."""

    def __init__(self, desk: Desk) -> None:
        """Follow the desk's project: its effects, fonts and proxies."""
        super().__init__(desk)
        self._desk = desk
        self._listeners: list[Listener] = []
        self._projector: Projector | None = None
        desk.project_opened.connect(self.equip)

    def listen(self, listener: Listener) -> None:
        """Offer every answer to `listener`, in the order they were added."""
        self._listeners.append(listener)

    def want(
        self,
        plan: FramePlan,
        project: Project,
        *,
        is_overtaking: bool = False,
        is_rough: bool = False,
    ) -> int:
        """Ask for a frame and give its ticket; see `Projector.want`. Any thread."""
        projector = self._projector
        if projector is None:
            projector = self._projector = Projector(self._equipment(), self._answered)
        return projector.want(plan, project, is_overtaking=is_overtaking, is_rough=is_rough)

    def equip(self) -> None:
        """Tell the projector what frames are made with now."""
        if self._projector is not None:
            self._projector.equip(self._equipment())

    def close(self) -> None:
        """End the process; the next wish starts another."""
        projector, self._projector = self._projector, None
        if projector is not None:
            projector.close()

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
        )

    def _answered(self, answer: Picture | Trouble) -> None:
        for listener in self._listeners:
            if listener(answer):
                return
        if isinstance(answer, Picture):
            answer.release()
