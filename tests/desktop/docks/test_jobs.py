from kijkocut.desktop.delivery.jobs_panel import JobsPanel
from kijkocut.desktop.docks.jobs import DOCK


def test_the_dock_holds_the_jobs(window):
    assert isinstance(window.widget_of(DOCK.name), JobsPanel)
