"""Keys that mean something else while the focus is in one panel."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from kijkocut.desktop.action import ActionBook


class KeysHere(QObject):
    """Has the keys of some actions trigger others while a widget has the focus.

    Delete, for one, takes away clips in the window at large, and media in the Media dock. The keys
    are those of the first action, whatever the person has made them.
    """

    def __init__(self, widget: QWidget, actions: ActionBook, instead: Mapping[str, str]) -> None:
        """Watch `widget`; `instead` gives the action to be done by the one whose keys it has."""
        super().__init__(widget)
        self._actions, self._instead = actions, dict(instead)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 Qt's name
        """Claim the keys before the window's shortcuts see them, then act on them."""
        del watched
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        name = self._meant(event)
        if name is None:
            return False
        if kind is QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            self._actions.trigger(name)
        return True

    def _meant(self, event: QKeyEvent) -> str | None:
        pressed = QKeySequence(event.keyCombination())
        for name, other in self._instead.items():
            if pressed in self._actions.get(name).shortcuts():
                return other
        return None
