from kijkocut.desktop.timeline.panel import TimelinePanel


def test_the_dock_shows_the_film(window, film):
    panel = window.widget_of("timeline")
    assert isinstance(panel, TimelinePanel)
    assert {row.track.id for row in panel.canvas.rows} == set(film.sequence.tracks)
