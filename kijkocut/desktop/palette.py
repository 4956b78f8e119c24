"""The command palette: everything the window can do, by a few letters of its name."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from kijkocut.desktop.action import Action, ActionBook
from kijkocut.desktop.desk import Desk
from kijkocut.desktop.fuzzy import match
from kijkocut.desktop.language import said
from kijkocut.desktop.sheet import Sheet
from kijkocut.desktop.shortcuts import shown_keys

_NAME: Final = Qt.ItemDataRole.UserRole
_RECENT: Final = 8
_SHOWN: Final = 60
_STEPS: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}


class CommandPalette(Sheet):
    """A field and what fits it; Enter does the chosen action, Escape does nothing."""

    def __init__(self, desk: Desk, actions: ActionBook, parent: QWidget) -> None:
        """Offer `actions`, those used last first."""
        super().__init__(parent)
        self._desk, self._actions = desk, actions
        self.setAccessibleName(self.tr("Command Palette"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("What do you want to do?"))
        self.field.setAccessibleName(self.tr("Command"))
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self._do)
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setColumnCount(3)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda *_: self._do())
        column.addWidget(self.field)
        column.addWidget(self.list)

    def open_over(self, window: QWidget) -> None:
        """Show it in the upper middle of a window."""
        metrics = self.fontMetrics()
        size = QSize(
            min(metrics.averageCharWidth() * 84, window.width() - 40),
            min(metrics.height() * 24, window.height() - 80),
        )
        self.resize(size)
        self.move(window.mapToGlobal(QPoint((window.width() - size.width()) // 2, 60)))
        self.field.clear()
        self._fill("")
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Let the arrows move in the list while letters go to the field."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and (step := _STEPS.get(Qt.Key(event.key())))
        ):
            self._move(step)
            return True
        return False

    def _move(self, step: int) -> None:
        """Choose another action, passing over those that are not possible now."""
        rows = range(self.list.topLevelItemCount())
        items = [item for row in rows if (item := self.list.topLevelItem(row)) is not None]
        possible = [item for item in items if not item.isDisabled()]
        current = self.list.currentItem()
        if not possible:
            return
        at = possible.index(current) if current in possible else -1
        self.list.setCurrentItem(possible[min(max(at + step, 0), len(possible) - 1)])

    def _fill(self, query: str) -> None:
        self.list.clear()
        for action in self._found(query)[:_SHOWN]:
            made = self._actions.get(action.name)
            keys = tuple(key.toString() for key in made.shortcuts())
            item = QTreeWidgetItem([_shown(action), _menu(action), shown_keys(keys)])
            item.setData(0, _NAME, action.name)
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setDisabled(not action.is_enabled(self._desk))
            for column in (1, 2):
                item.setForeground(column, self.palette().placeholderText())
            item.setToolTip(0, said(action.tip))
            self.list.addTopLevelItem(item)
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        width = self.width() - 40
        self.list.setColumnWidth(0, round(width * 0.5))
        self.list.setColumnWidth(1, round(width * 0.25))

    def _found(self, query: str) -> list[Action]:
        recent = self._recent()
        ranked = []
        for place, action in enumerate(self._actions):
            if action.name == "view.palette":
                continue
            text = f"{_shown(action)} {_menu(action)}"
            points = match(query, text)
            if points is None:
                points = match(query, f"{action.text} {action.name}")
            if action.also and query.strip():
                other = match(query, f"{action.also}, {said(action.also)}")
                points = max((one for one in (points, other) if one is not None), default=None)
            if points is None:
                continue
            age = recent.index(action.name) if action.name in recent else _RECENT
            is_off = not action.is_enabled(self._desk)
            ranked.append((is_off and not query, -points - (_RECENT - age), place, action))
        ranked.sort(key=lambda one: one[:3])
        return [action for *_, action in ranked]

    def _do(self) -> None:
        item = self.list.currentItem()
        if item is None or item.isDisabled():
            return
        name = str(item.data(0, _NAME))
        kept = [name, *(one for one in self._recent() if one != name)][:_RECENT]
        self._desk.settings.set("window.palette", " ".join(kept))
        self.hide()
        self._actions.trigger(name)

    def _recent(self) -> list[str]:
        return self._desk.settings.text("window.palette").split()


def _shown(action: Action) -> str:
    """Name an action; one of a submenu with what the submenu is of, as in "Layout: Colour"."""
    text = QCoreApplication.translate("Actions", action.text).rstrip(".")
    _, _, topic = action.menu.rpartition("/")
    if "/" in action.menu:
        return f"{QCoreApplication.translate('Menus', topic)}: {text}"
    return text


def _menu(action: Action) -> str:
    parts = action.menu.split("/") if action.menu else []
    return " > ".join(QCoreApplication.translate("Menus", part) for part in parts)
