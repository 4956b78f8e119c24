from PySide6.QtCore import Qt

from kijkocut.desktop.timeline.zoom_bar import ZoomBar


def test_the_slider_zooms_around_the_playhead_and_follows(film, panel, qtbot):
    bar = panel.findChild(ZoomBar)
    film.move_playhead(20 * film.sequence.rate.frame_ticks)
    x, scale = panel.view.x_of(film.playhead), panel.view.scale
    bar.slider.setValue(bar.slider.value() + 40)
    assert panel.view.scale < scale
    assert abs(panel.view.x_of(film.playhead) - x) <= 1
    value = bar.slider.value()
    panel.view.zoom(4, 0)
    assert bar.slider.value() < value
    qtbot.mouseClick(bar.fit, Qt.MouseButton.LeftButton)
    assert panel.view.left == 0
    assert panel.view.right > film.project.sequence_end(film.sequence.id)
