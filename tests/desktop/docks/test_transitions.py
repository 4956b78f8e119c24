from kijkocut.desktop.looks.panel import LooksPanel


def test_the_dock_shows_its_shelf(window, film):
    panel = window.widget_of("transitions")
    assert isinstance(panel, LooksPanel)
    assert panel.model.looks
    film.close()
    assert not panel.model.looks
