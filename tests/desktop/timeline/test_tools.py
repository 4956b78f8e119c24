from PySide6.QtCore import QPoint, Qt

from kijkocut.desktop.timeline.tools import TOOLS, tool_named


def test_the_cursor_tells_what_a_press_would_do(film, hand, qtbot):
    assert tool_named("hammer") is TOOLS["select"]
    qtbot.mouseMove(hand.canvas, hand.spot(20, "V1"))
    assert hand.canvas.cursor().shape() is Qt.CursorShape.ArrowCursor
    qtbot.mouseMove(hand.canvas, hand.spot(40, "V1") + QPoint(1, 0))
    assert hand.canvas.cursor().shape() is Qt.CursorShape.SplitHCursor
    film.take_tool("razor")
    qtbot.mouseMove(hand.canvas, hand.spot(21, "V1"))
    assert hand.canvas.cursor().shape() is Qt.CursorShape.CrossCursor
