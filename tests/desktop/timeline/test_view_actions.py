from kijkocut.model.ids import ClipId


def test_zooming_by_keys(window, film):
    view = window.widget_of("timeline").view
    frame = film.sequence.rate.frame_ticks
    scale = view.scale
    window.actions_.get("timeline.zoom_in").trigger()
    assert view.scale < scale
    window.actions_.get("timeline.zoom_out").trigger()
    assert abs(view.scale - scale) <= 1
    film.select([ClipId("b")])
    window.actions_.get("timeline.fit_selection").trigger()
    assert view.left > 30 * frame
    assert view.right > 80 * frame
    window.actions_.get("timeline.fit").trigger()
    assert view.left == 0
    assert view.right >= 80 * frame
