from PySide6.QtWidgets import QComboBox, QLineEdit

from kijkocut.desktop.timeline.marker_form import ask_marker


def test_a_marker_is_described(film, dialog, qtbot):
    def act(form):
        name, length = form.findChildren(QLineEdit)
        qtbot.keyClicks(name, "Cut here")
        length.setText("1:00")
        form.findChild(QComboBox).setCurrentIndex(1)

    dialog(act)
    said = ask_marker(film, None)
    assert (said.name, said.colour, said.is_chapter) == ("Cut here", "red", False)
    assert said.duration == 25 * film.sequence.rate.frame_ticks
