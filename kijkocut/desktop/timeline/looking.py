"""The tools that change nothing but what is seen: hand and zoom."""

from PySide6.QtCore import QRect, Qt

from kijkocut.desktop.timeline.gesture import STILL, Board, Gesture, Pointer

_ALT = Qt.KeyboardModifier.AltModifier


class HandDrag(Gesture):
    """Drags the timeline itself."""

    def __init__(self, board: Board, at: Pointer) -> None:
        """Grab the time and the rows at a place."""
        self._board, self._from = board, at
        self._left, self._top = board.view.left, board.view.top

    def move(self, to: Pointer) -> None:
        """Keep what was grabbed under the pointer."""
        view = self._board.view
        most = max(0, self._board.rows.height - self._board.height)
        view.scroll_to(
            left=self._left - (to.x - self._from.x) * view.scale,
            top=min(most, self._top - (to.y - self._from.y)),
        )

    def release(self, at: Pointer) -> None:
        """Stay there."""
        self.move(at)


class HandTool:
    """Scrolls by dragging."""

    def cursor(self, board: Board, over: Pointer) -> Qt.CursorShape:
        """Show a hand."""
        del board, over
        return Qt.CursorShape.OpenHandCursor

    def press(self, board: Board, at: Pointer) -> Gesture | None:
        """Grab the timeline."""
        return HandDrag(board, at)


class ZoomDrag(Gesture):
    """A click zooms by two around the pointer, a drag zooms to a range; with Alt outwards."""

    def __init__(self, board: Board, at: Pointer) -> None:
        """Begin at a place."""
        self._board, self._from = board, at
        self._rect: QRect | None = None

    @property
    def marquee(self) -> QRect | None:
        """The range."""
        return self._rect

    def move(self, to: Pointer) -> None:
        """Show the range."""
        left, right = sorted((self._board.view.x_of(self._from.at), to.x))
        if right - left >= STILL:
            self._rect = QRect(left, 0, right - left, self._board.rows.height)

    def release(self, at: Pointer) -> None:
        """Zoom."""
        self.move(at)
        view = self._board.view
        if self._rect is None:
            view.zoom(2.0 if at.has(_ALT) else 0.5, at.x)
        elif at.has(_ALT):
            # What is in sight now shall fill the range.
            view.zoom(view.width / self._rect.width(), self._rect.center().x())
        else:
            view.fit(*sorted((self._from.at, at.at)))


class ZoomTool:
    """Zooms by click and by range."""

    def cursor(self, board: Board, over: Pointer) -> Qt.CursorShape:
        """Show a cross."""
        del board, over
        return Qt.CursorShape.CrossCursor

    def press(self, board: Board, at: Pointer) -> Gesture | None:
        """Begin a range."""
        return ZoomDrag(board, at)
