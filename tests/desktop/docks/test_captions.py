from kijkocut.desktop.captions.panel import CaptionsPanel


def test_the_dock_offers_to_begin(window):
    panel = window.widget_of("captions")
    assert isinstance(panel, CaptionsPanel)
    assert panel.pages.currentIndex() == 1
    assert "no captions yet" in panel.help.text()
