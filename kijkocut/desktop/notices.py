"""What the program has to say, without taking the focus: cards in a corner, and all of it kept."""

from collections import deque
from datetime import UTC, datetime
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from kijkocut.desktop.desk import Desk, Notice, Weight
from kijkocut.desktop.icon_label import IconLabel
from kijkocut.desktop.icons import icon

_KEPT: Final = 200
_SHOWN: Final = 4
_REFUSED_MS: Final = 7000
_MARGIN: Final = 14

NOTICES: Final = "notices"
"""The name of the widget the cards lie in: nothing is drawn over it."""
ICONS: Final = {Weight.info: "info", Weight.refused: "warning", Weight.trouble: "error"}
"""The icon of each weight."""


class Told(Struct, frozen=True, kw_only=True):
    """A notice and when it came."""

    notice: Notice
    at: datetime


class Messages(QObject):
    """All that was said since the start, newest first."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Keep what `desk` says."""
        super().__init__(desk)
        self._told: deque[Told] = deque(maxlen=_KEPT)
        self.unread = 0
        """Refusals and troubles nobody has looked at in the list."""
        desk.noticed.connect(self._take)

    @property
    def told(self) -> tuple[Told, ...]:
        """Newest first."""
        return tuple(self._told)

    def read(self) -> None:
        """Note that the list was looked at."""
        self.unread = 0
        self.changed.emit()

    def _take(self, notice: Notice) -> None:
        self._told.appendleft(Told(notice=notice, at=datetime.now(UTC).astimezone()))
        self.unread += notice.weight is not Weight.info
        self.changed.emit()


class NoticeStack(QWidget):
    """Cards in the lower right corner of a widget: refusals for a while, troubles until closed.

    What is said in passing goes to the status line only.
    """

    def __init__(self, over: QWidget, desk: Desk) -> None:
        """Lie over `over`, in its corner."""
        super().__init__(over)
        self.setObjectName(NOTICES)
        self._over = over
        self.setAccessibleName(self.tr("Messages"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        over.installEventFilter(self)
        desk.noticed.connect(self._show)
        self.hide()

    @property
    def cards(self) -> tuple["NoticeCard", ...]:
        """Those on show, the newest last."""
        items = (self._column.itemAt(i) for i in range(self._column.count()))
        return tuple(c for i in items if i and isinstance(c := i.widget(), NoticeCard))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Follow the corner."""
        if watched is self._over and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return False

    def _show(self, notice: Notice) -> None:
        said = QAccessibleAnnouncementEvent(self._over, notice.text)
        QAccessible.updateAccessibility(said)
        if notice.weight is Weight.info:
            return
        for card in self.cards:
            if card.notice == notice:
                self._remove(card)
        card = NoticeCard(notice, self)
        card.closed.connect(lambda: self._remove(card))
        self._column.addWidget(card)
        for old in self.cards[:-_SHOWN]:
            self._remove(old)
        if notice.weight is Weight.refused:
            QTimer.singleShot(_REFUSED_MS, card, lambda: self._remove(card))
        self._place()

    def _remove(self, card: "NoticeCard") -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._place()

    def _place(self) -> None:
        if not self.cards:
            self.hide()
            return
        width = min(self._over.width() - 2 * _MARGIN, self.fontMetrics().averageCharWidth() * 52)
        self.setFixedWidth(max(width, 120))
        for card in self.cards:
            card.fit(self.width())
        heights = sum(card.height() for card in self.cards)
        self.resize(self.width(), heights + self._column.spacing() * (len(self.cards) - 1))
        self.move(
            self._over.width() - self.width() - _MARGIN,
            self._over.height() - self.height() - _MARGIN,
        )
        self.show()
        self.raise_()


class NoticeCard(QFrame):
    """One notice."""

    closed = Signal()

    def __init__(self, notice: Notice, parent: QWidget) -> None:
        """Show `notice`."""
        super().__init__(parent)
        self.notice = notice
        self.setObjectName("notice")
        self.setProperty("weight", notice.weight.value)
        self.setAccessibleName(notice.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 8, 10)
        row.setSpacing(10)
        mark = IconLabel(ICONS[notice.weight])
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        text = QLabel(notice.text)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(text, 1)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setAutoRaise(True)
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.setAccessibleName(self.tr("Close message"))
        close.setToolTip(self.tr("Close message"))
        close.clicked.connect(self.closed)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._text, self._row = text, row

    def fit(self, width: int) -> None:
        """Take the height that the text needs at a width."""
        self.ensurePolished()
        self._text.ensurePolished()
        margins = self._row.contentsMargins()
        taken = self._row.sizeHint().width() - self._text.sizeHint().width()
        height = self._text.heightForWidth(max(40, width - taken - 8))
        least = self._row.minimumSize().height()
        self.setFixedHeight(max(height + margins.top() + margins.bottom() + 4, least))
