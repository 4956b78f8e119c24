"""The picture of a viewer alone on a whole screen: the second one where there is one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kijkocut.desktop.theme import Theme
from kijkocut.desktop.viewer.screen import Screen
from kijkocut.desktop.viewer.stage import Stage
from kijkocut.desktop.viewer.surfaces import Surfaces


class FullPicture(QWidget):
    """Shows what a stage shows until Escape, a double click, or the action that opened it."""

    def __init__(
        self, stage: Stage, theme: Theme, owner: QWidget | None, surfaces: Surfaces | None = None
    ) -> None:
        """Belong to `owner`, whose shortcuts work here too; `surfaces` say what is drawn with."""
        super().__init__(owner, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(stage.subject.name)
        self._stage = stage
        self.view = Screen(theme, self)
        if surfaces is not None:
            surfaces.dress(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        if owner is not None:
            self.addActions(owner.actions())
        stage.shown.connect(self._show_picture)
        stage.subject.changed.connect(self._fit)
        self._fit()
        self._show_picture()

    def open(self) -> None:
        """Cover a screen: another than the owner's if there is one."""
        owner = self.parentWidget()
        here = owner.screen() if owner is not None else QGuiApplication.primaryScreen()
        others = [one for one in QGuiApplication.screens() if one is not here]
        self.setGeometry((others[0] if others else here).geometry())
        self.showFullScreen()
        self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 Qt's name
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 Qt's name
        """Go back."""
        del event
        self.close()

    def _fit(self) -> None:
        sequence = self._stage.subject.sequence
        if sequence is not None:
            self.view.set_canvas(sequence.width, sequence.height)

    def _show_picture(self) -> None:
        self.view.show_picture(self._stage.picture)
