"""The line under the ruler: what is rendered ahead, and what would play better if it were."""

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.freshness import Freshness
from kijkocut.desktop.theme import Theme
from kijkocut.desktop.timeline.view import TimelineView

if TYPE_CHECKING:
    from collections.abc import Callable

    from kijkocut.workspace import Stretch

HIGH: Final = 4
_WAIT_MS: Final = 300
_RENDERED: Final = "rendered"


class RenderedBar(QWidget):
    """Lies over the foot of the ruler. A full line is rendered, a thin one is not; light is blank.

    What is looked at is found out on a thread, for what is on show.
    """

    _found = Signal(object, object)

    def __init__(self, ruler: QWidget, desk: Desk, view: TimelineView, theme: Theme) -> None:
        """Follow `view` over the foot of `ruler`."""
        super().__init__(ruler)
        self._desk, self._view, self._theme = desk, view, theme
        self.stretches: tuple[Stretch, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Rendered parts"))
        self.setFixedHeight(HIGH)
        self._ticket: object = None
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._look)
        self._found.connect(self._take, Qt.ConnectionType.QueuedConnection)
        fresh = Freshness(desk)
        fresh.setParent(self)
        for signal in (
            view.changed,
            desk.project_changed,
            desk.sequence_changed,
            desk.project_opened,
            fresh.renewed,
        ):
            signal.connect(self._wait.start)
        view.changed.connect(self.update)
        desk.project_closing.connect(self._clear)
        ruler.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Stay at the ruler's foot."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(0, watched.height() - HIGH - 1, watched.width(), HIGH)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 Qt's name
        """Draw what is known."""
        painter = QPainter(self)
        green = QColor(self._theme.audio).lighter(140)
        left, right = event.rect().left(), event.rect().right() + 1
        for one in self.stretches:
            start = max(left, self._view.x_of(one.start))
            stop = min(right, max(start + 1, self._view.x_of(one.stop)))
            if stop <= start:
                continue
            if one.standing == _RENDERED:
                painter.fillRect(start, 0, stop - start, HIGH, green)
            else:
                painter.fillRect(start, HIGH - 2, stop - start, 2, QColor(self._theme.warning))
        painter.end()

    def _clear(self) -> None:
        self._ticket = None
        self._wait.stop()
        self.stretches = ()
        self.update()

    def _look(self) -> None:
        work, sequence = self._desk.work, self._desk.sequence
        if work is None or sequence is None or not self.isVisible():
            return
        ticket = self._ticket = object()
        project, need = work.project, work.render_need
        span = (self._view.left, self._view.right)

        def is_overtaken() -> bool:
            return self._ticket is not ticket

        def look() -> None:
            found = need.look(project, sequence.id, span, is_overtaken=is_overtaken)
            if not is_overtaken():
                self._tell(ticket, found)

        threading.Thread(target=look, name="render-need", daemon=True).start()

    def _tell(self, ticket: object, found: "tuple[Stretch, ...]") -> None:
        """Hand over what was found; the window may have gone meanwhile."""
        tell: Callable[..., object] = self._found.emit
        try:
            tell(ticket, found)
        except RuntimeError:
            return

    def _take(self, ticket: object, found: "tuple[Stretch, ...]") -> None:
        if ticket is self._ticket:
            self.stretches = found
            rendered = sum(1 for one in found if one.standing == _RENDERED)
            self.setAccessibleDescription(
                self.tr("{rendered} parts are rendered, {waiting} are not.").format(
                    rendered=rendered, waiting=len(found) - rendered
                )
            )
            self.update()
