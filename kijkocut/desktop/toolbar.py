"""The toolbar: tools on the left, undo and redo, layouts and export on the right."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.icons import icon

_LEFT: Final = (
    ("edit.undo", "edit.redo"),
    (
        *("tool.select", "tool.razor", "tool.ripple", "tool.roll", "tool.rate_stretch"),
        *("tool.slip", "tool.slide", "tool.trim", "tool.hand", "tool.zoom"),
    ),
    ("timeline.snapping",),
)
"""Groups of actions; those that are not there are left out."""

_RIGHT: Final = (("view.palette", "export.film"),)


_IMAGES: Final = {"timeline.snapping": "snap", "export.film": "export"}
"""Icons of actions that have none of their own name."""


class ToolBar(QToolBar):
    """Buttons for the actions used most."""

    def __init__(self, actions: ActionBook, *, after: QWidget) -> None:
        """Show the actions that are there.

        Args:
            actions: Where they come from.
            after: What stands at the right end, such as the choice of layouts.
        """
        super().__init__()
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("Toolbar"))
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setIconSize(QSize(1, 1) * round(self.fontMetrics().height() * 1.25))
        self._actions = actions
        for group in _LEFT:
            self._add(group)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self.addWidget(after)
        for group in _RIGHT:
            self._add(group)

    def _add(self, names: tuple[str, ...]) -> None:
        known = {action.name for action in self._actions}
        there = [name for name in names if name in known]
        if there and self.actions():
            self.addSeparator()
        for name in there:
            made = self._actions.get(name)
            if made.icon().isNull():
                made.setIcon(icon(_IMAGES.get(name, "more")))
            self.addAction(made)
            button = self.widgetForAction(made)
            if isinstance(button, QToolButton):
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                button.setAccessibleName(made.text().replace("&", ""))
