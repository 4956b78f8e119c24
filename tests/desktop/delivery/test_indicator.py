from threading import Event

from PySide6.QtCore import Qt

from kijkocut.desktop.delivery.indicator import JobsIndicator
from kijkocut.jobs import Order, Resource


def test_it_counts_jobs_and_shows_them_on_a_click(desk, qtbot):
    asked, end = [], Event()
    indicator = JobsIndicator(desk, lambda: asked.append(1))
    qtbot.addWidget(indicator)
    assert not indicator.isVisible()

    def work(control) -> None:
        control.report(0.5)
        end.wait(10)

    for title in ("Find scenes", "Make a proxy"):
        desk.studio.jobs.submit(Order(title=title, kind="x", resource=Resource.light), work)
    qtbot.waitUntil(indicator.isVisible)
    qtbot.waitUntil(lambda: indicator.bar.value() == 500)
    assert indicator.button.text() == "2 jobs"
    assert "Find scenes" in indicator.button.toolTip()
    qtbot.mouseClick(indicator.button, Qt.MouseButton.LeftButton)
    assert asked == [1]
    end.set()
    qtbot.waitUntil(lambda: not indicator.isVisible())
