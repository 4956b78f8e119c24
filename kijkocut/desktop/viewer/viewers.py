"""The two viewers of a window, and which of them keys steer."""

from PySide6.QtCore import QObject, Signal

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.viewer.projection import Projection
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.desktop.viewer.subject import ProgramSubject, SourceSubject


class Viewers(QObject):
    """Program and source. Made with the first viewer of a desk."""

    active_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Show what is on `desk`."""
        super().__init__(desk)
        self.projection = Projection(desk)
        self.program = Stage(desk, ProgramSubject(desk), self.projection)
        self.source = Stage(desk, SourceSubject(desk), self.projection)
        self._active = self.program
        desk.project_closing.connect(self.close)

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

    def close(self) -> None:
        """End players and the projector."""
        for stage in self.stages:
            stage.close()
        self.projection.close()


def viewers_of(desk: Desk) -> Viewers:
    """Give the viewers of a desk, made now if there are none."""
    if desk.viewers is None:
        desk.viewers = Viewers(desk)
    return desk.viewers
