from kijkocut.desktop.delivery.queue_panel import QueuePanel
from kijkocut.desktop.docks.export_queue import DOCK


def test_the_dock_holds_the_queue(window):
    assert isinstance(window.widget_of(DOCK.name), QueuePanel)
