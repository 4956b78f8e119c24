def test_the_scroll_bars_and_the_view_agree(film, panel):
    panel.view.zoom(0.3, 0)
    assert panel._across.maximum() > 0
    panel._across.setValue(100)
    assert panel.view.left == 100 * panel.view.scale
    panel.view.scroll_to(left=50 * panel.view.scale)
    assert panel._across.value() == 50


def test_the_page_turns_with_the_playhead(film, panel):
    panel.view.zoom(0.05, 0)
    far = 70 * film.sequence.rate.frame_ticks
    assert far > panel.view.right
    film.move_playhead(far)
    assert panel.view.left < far < panel.view.right
    assert panel._time.text() == "00:00:02:20"


def test_smooth_following_keeps_the_playhead_in_the_middle(film, panel):
    film.settings.set("timeline.follow", "smooth")
    panel.view.zoom(0.25, 0)
    frame = film.sequence.rate.frame_ticks
    for number in range(60):
        film.move_playhead(number * frame)
    assert abs(panel.view.x_of(film.playhead) - panel.view.width // 2) <= 1
