from kijkocut.desktop.inspector.panel import InspectorPanel


def test_the_window_has_an_inspector(window):
    assert isinstance(window.widget_of("inspector"), InspectorPanel)
