from kijkocut.desktop.keyframes.panel import KeyframePanel


def test_the_window_has_a_keyframe_editor(window):
    assert isinstance(window.widget_of("keyframes"), KeyframePanel)
