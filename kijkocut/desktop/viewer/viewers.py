"""The two viewers of a window, and which of them keys steer."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.meters.levels import Levels
from kijkocut.desktop.viewer.multicam import Multicam
from kijkocut.desktop.viewer.projection import Projection
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.desktop.viewer.subject import ProgramSubject, SourceSubject
from kijkocut.desktop.viewer.surfaces import Surfaces

_KEY_EVENTS: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class Viewers(QObject):
    """Program and source. Made with the first viewer of a desk."""

    active_changed = Signal()
    attended = Signal(object)
    """A `Stage` whose viewer shall come to the front and have the focus."""

    def __init__(self, desk: Desk) -> None:
        """Show what is on `desk`."""
        super().__init__(desk)
        self.surfaces = Surfaces(desk)
        self.projection = Projection(desk, self.surfaces)
        self.program = Stage(desk, ProgramSubject(desk), self.projection)
        self.source = Stage(desk, SourceSubject(desk), self.projection)
        self.multicam = Multicam(desk, self.program)
        self._active = self.program
        for stage in self.stages:
            self.surfaces.fallen.connect(stage.drop_picture)
            self.surfaces.fallen.connect(stage.refresh)
            stage.starting.connect(self._stop_others)
        levels = Levels.of(desk)
        levels.watch(self.program, is_program=True)
        levels.watch(self.source, is_program=False)
        desk.source_attended.connect(lambda: self.attend(self.source))
        desk.project_closing.connect(self.close)
        desk.project_opened.connect(self._watch)
        self.is_k_held = False
        """Whether K is down, with which J and L go frame by frame."""
        self._is_watching = False
        if desk.work is not None:
            self._watch()

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Both."""
        return self.program, self.source

    @property
    def active(self) -> Stage:
        """The one that keys steer: the one used last."""
        return self._active

    def activate(self, stage: Stage) -> None:
        """Let keys steer `stage`."""
        if stage is not self._active:
            self._active.stop()
            self._active = stage
            self.active_changed.emit()

    def _stop_others(self) -> None:
        for stage in self.stages:
            if stage is not self.sender():
                stage.stop()

    def attend(self, stage: Stage) -> None:
        """Go on at the viewer of `stage`: something has been opened there to be looked at."""
        self.activate(stage)
        self.attended.emit(stage)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Watch K; nothing is kept from anybody."""
        kind = event.type()
        is_k = kind in _KEY_EVENTS and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_K
        if is_k and not event.isAutoRepeat():  # type: ignore[attr-defined]
            self.is_k_held = kind is not QEvent.Type.KeyRelease
        return super().eventFilter(watched, event)

    def _on_focus(self, _old: object, new: QWidget | None) -> None:
        """Let keys steer the viewer that belongs to where one works."""
        while new is not None and not isinstance(new, QDockWidget):
            new = new.parentWidget()
        stage = {"timeline": self.program, "program": self.program, "source": self.source}.get(
            new.objectName() if new is not None else ""
        )
        if stage is not None:
            self.activate(stage)

    def _watch(self) -> None:
        """Follow keys and focus while a project is open; each event of the program costs a call."""
        application = QApplication.instance()
        if isinstance(application, QApplication) and not self._is_watching:
            application.focusChanged.connect(self._on_focus)
            application.installEventFilter(self)
            self._is_watching = True

    def _look_away(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication) and self._is_watching:
            application.focusChanged.disconnect(self._on_focus)
            application.removeEventFilter(self)
            self._is_watching = False

    def close(self) -> None:
        """End players and the projector."""
        self._look_away()
        for stage in self.stages:
            stage.close()
        self.projection.close()


def viewers_of(desk: Desk) -> Viewers:
    """Give the viewers of a desk, made now if there are none."""
    return known_viewers(desk) or Viewers(desk)


def known_viewers(desk: Desk) -> Viewers | None:
    """Give the viewers of a desk if there are any."""
    found = desk.findChild(Viewers, "", Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, Viewers) else None
