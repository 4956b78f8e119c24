from kijkocut.desktop.docks.source import DOCK
from kijkocut.desktop.viewer.viewers import known_viewers


def test_it_is_in_the_window_and_follows_its_viewer(window):
    widget = window.widget_of(DOCK.name)
    assert window.docks[DOCK.name].windowTitle() == DOCK.title
    assert widget is not None
    assert known_viewers(window.desk) is not None
