from kijkocut.desktop.media.panel import MediaPanel


def test_the_dock_shows_the_media(window):
    panel = window.widget_of("media")
    assert isinstance(panel, MediaPanel)
    assert panel.model.rowCount() == 2
