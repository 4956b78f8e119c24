from PySide6.QtCore import QObject, QPoint, QSize

from kijkocut.desktop.timeline.autoscroll import AutoScroll
from kijkocut.desktop.timeline.view import TimelineView


def test_it_runs_only_beyond_the_border_and_where_there_is_more():
    parent, view, steps = QObject(), TimelineView(), []
    view.resize(400)
    scroll = AutoScroll(parent, view, lambda: steps.append(view.left))
    size = QSize(400, 100)
    scroll.follow(QPoint(200, 50), size, 300)
    assert not scroll.is_running
    scroll.follow(QPoint(2, 50), size, 300)
    assert not scroll.is_running, "nothing is left of the beginning"
    scroll.follow(QPoint(430, 50), size, 300)
    assert scroll.is_running
    scroll.step()
    near = steps[-1]
    scroll.follow(QPoint(600, 50), size, 300)
    scroll.step()
    assert steps[-1] - near > near > 0, "faster farther out"
    scroll.follow(QPoint(200, 150), size, 300)
    for _ in range(50):
        scroll.step()
    assert view.top == 200
    scroll.follow(QPoint(200, 150), size, 300)
    assert not scroll.is_running
    parent.deleteLater()


def test_a_drag_beyond_the_border_goes_on(film, hand, qtbot, frames):
    canvas, view = hand.canvas, hand.panel.view
    start = hand.spot(60, "V1")
    hand.press(start, QPoint(canvas.width() + 5, start.y()))
    before = canvas.ghost.project.clip("b").start
    qtbot.waitUntil(lambda: view.left > 0, timeout=3000)
    assert canvas.ghost.project.clip("b").start > before
    hand.let_go(QPoint(canvas.width() + 5, start.y()))
    left = view.left
    assert frames("b")[0] > before // film.sequence.rate.frame_ticks
    assert not canvas._scrolling.is_running
    assert view.left == left
