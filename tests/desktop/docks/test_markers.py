from kijkocut.desktop.markers.panel import MarkersPanel
from kijkocut.edit.commands.add_marker import AddMarker


def test_the_dock_lists_markers(window, film):
    panel = window.widget_of("markers")
    assert isinstance(panel, MarkersPanel)
    assert panel.pages.currentIndex() == 1
    film.run(AddMarker(sequence=film.sequence.id, at=0, name="Here"))
    assert panel.pages.currentIndex() == 0
    film.close()
    assert "Open a project" in panel.help.text()
