from kijkocut.desktop.delivery.showing import show_dock


def test_a_dock_is_shown_and_unknown_ones_are_not_missed(window):
    window.docks["jobs"].hide()
    show_dock("jobs")
    assert window.docks["jobs"].isVisible()
    show_dock("none")
