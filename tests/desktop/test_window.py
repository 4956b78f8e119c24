from kijkocut.desktop.window import MainWindow


def test_every_dock_is_there_and_can_be_shown(window):
    for dock in window.docks.values():
        dock.show()
        assert dock.widget().accessibleName(), dock.objectName()


def test_the_title_and_place_follow_the_project(window, film):
    assert window.windowTitle() == "film - KijkoCut"
    film.move_playhead(3 * film.sequence.rate.frame_ticks)
    assert "00:00:00:03" in window.status.place.text()
    film.close()
    assert window.windowTitle() == "KijkoCut"


def test_refusals_are_shown_in_the_status_line(window, film):
    film.undo()
    film.undo()
    film.undo()
    film.undo()
    film.undo()
    assert "nothing to undo" in window.statusBar().currentMessage()


def test_the_layout_is_kept(window, film, qtbot):
    window.docks["history"].hide()
    window.close()
    again = MainWindow(film)
    qtbot.addWidget(again)
    assert again.docks["history"].isHidden()


def test_a_change_of_layout_leaves_the_focus_where_the_work_is(window: MainWindow):
    timeline = window.widget_of("timeline")
    window.widget_of("media").setFocus()
    window.take_layout("colour")
    focus = window.focusWidget()
    assert focus is timeline or timeline.isAncestorOf(focus)
