from PySide6.QtCore import QPoint, Qt

ALT = Qt.KeyboardModifier.AltModifier


def test_the_hand_scrolls(film, hand, qtbot):
    view = hand.panel.view
    view.scroll_to(left=100 * view.scale)
    film.take_tool("hand")
    hand.press(QPoint(300, 30), QPoint(240, 30))
    assert hand.canvas.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    hand.let_go(QPoint(240, 30))
    assert view.left == 160 * view.scale
    film.take_tool("select")
    qtbot.mousePress(hand.canvas, Qt.MouseButton.MiddleButton, pos=QPoint(300, 30))
    qtbot.mouseMove(hand.canvas, QPoint(310, 30))
    qtbot.mouseRelease(hand.canvas, Qt.MouseButton.MiddleButton, pos=QPoint(310, 30))
    assert view.left == 150 * view.scale
    assert film.selection == frozenset()


def test_zoom_by_click_and_by_range(film, hand):
    view, frame = hand.panel.view, film.sequence.rate.frame_ticks
    film.take_tool("zoom")
    scale, held = view.scale, view.ticks_at(200)
    hand.click(50, "V1")
    assert view.scale == scale // 2
    assert abs(view.x_of(held) - 200) <= 1
    hand.click(50, "V1", ALT)
    assert view.scale == scale
    hand.drag(hand.spot(20, "V1"), hand.spot(40, "V1"))
    assert view.left <= 20 * frame
    assert view.right >= 40 * frame
    assert view.right - view.left < 25 * frame
    narrow = view.scale
    hand.drag(QPoint(200, 20), QPoint(400, 20), ALT)
    assert view.scale > 3 * narrow
