from threading import Event

from kijkocut.desktop.job_line import JobLine
from kijkocut.jobs import Jobs, Order


def test_jobs_at_work_are_counted_and_followed(qtbot):
    go, clicked = Event(), []
    with Jobs() as jobs:
        line = JobLine(jobs, lambda: clicked.append(1))
        qtbot.addWidget(line)
        assert line.isHidden()

        def work(control):
            control.report(0.5, "half")
            go.wait(20)

        first = jobs.submit(Order(title="Proxy of wide.mp4", kind="proxy"), work)
        second = jobs.submit(Order(title="Proxy of close.mp4", kind="proxy"), lambda _: None)
        qtbot.waitUntil(lambda: "50%" in line.text() and "1 more" in line.text())
        assert "Proxy of wide.mp4" in line.accessibleName()
        line.click()
        go.set()
        first.wait(20)
        second.wait(20)
        qtbot.waitUntil(line.isHidden)
    assert clicked == [1]
