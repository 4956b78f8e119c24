"""The bars in docks: small buttons of one size and one rhythm, with words in their tooltips."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from kijkocut.desktop.icons import icon

SPACE: Final = 4
"""The step of all gaps and margins, in points: they are one, two, three or four of it."""
_SIDE: Final = 1.15
"""Of an icon, in heights of a line of text."""


class DockBar(QWidget):
    """A row of controls at the top or bottom of a dock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with an empty one."""
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        self.row.setSpacing(SPACE // 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:
        """Put controls at the end; `stretch` lets them take the room there is."""
        for widget in widgets:
            self.row.addWidget(widget, stretch)

    def add_gap(self) -> None:
        """Set apart what follows as another group."""
        self.row.addSpacing(2 * SPACE)

    def add_room(self) -> None:
        """Push what follows to the other end."""
        self.row.addStretch(1)


def icon_button(image: str, text: str, parent: QWidget | None = None) -> QToolButton:
    """Make a button of a bar that shows an icon and says its `text` in words on demand."""
    button = dressed(QToolButton(parent))
    button.setIcon(icon(image))
    button.setToolTip(text)
    button.setAccessibleName(text)
    return button


def menu_button(image: str, text: str, menu: QMenu, parent: QWidget | None = None) -> QToolButton:
    """Make a button of a bar that opens a menu."""
    button = icon_button(image, text, parent)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setMenu(menu)
    return button


def action_button(action: QAction, image: str, parent: QWidget | None = None) -> QToolButton:
    """Make a button of a bar that does an action.

    Args:
        action: What it does; its tooltip says the key too.
        image: The icon it gets if it has none of its own.
        parent: As Qt's.
    """
    if action.icon().isNull():
        action.setIcon(icon(image))
        action.setIconVisibleInMenu(False)
    button = dressed(QToolButton(parent))
    button.setDefaultAction(action)
    button.setAccessibleName(action.text().replace("&", ""))
    return button


def dressed(button: QToolButton) -> QToolButton:
    """Give a button the size and manners of those in bars."""
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(1, 1) * round(button.fontMetrics().height() * _SIDE))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
