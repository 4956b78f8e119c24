import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from kijkocut.desktop.asking import ask_one, ask_text, ask_time, typed


@pytest.fixture
def answer(dialog, qtbot):
    """Type into the dialog that comes up next, and close it by a key."""

    def give(text, key=Qt.Key.Key_Return, seen=None):
        def act(form):
            field = form.findChild(QLineEdit)
            if text is not None:
                field.selectAll()
                qtbot.keyClicks(field, text)
            if seen is not None:
                seen(form)

        dialog(act, key)

    return give


def test_a_time_is_typed_and_counts_from_what_it_is(film, answer):
    frame = film.sequence.rate.frame_ticks
    answer("+12")
    assert ask_time(film, "Move", "By", 3 * frame) == 15 * frame
    answer("1:00", Qt.Key.Key_Escape)
    assert ask_time(film, "Move", "By", 0) is None


def test_ok_waits_for_a_time(film, answer):
    said = []

    def look(form):
        ok = form.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
        said.append(
            (ok.isEnabled(), form._fault.text(), form.findChild(QLineEdit).accessibleName())
        )

    answer("soon", Qt.Key.Key_Escape, look)
    ask_time(film, "Move", "By", 0)
    ((is_open, fault, name),) = said
    assert not is_open
    assert '"soon" is no time' in fault
    assert name == "By"


def test_texts_and_choices(film, answer):
    answer("Nest 2")
    assert ask_text("Nest", "Name", "Nest") == "Nest 2"
    answer(None)
    assert ask_one("Track", "Track", ["V1", "V2"], 1) == 1
    answer(None, Qt.Key.Key_Escape)
    assert ask_one("Track", "Track", ["V1"]) is None
    film.close()
    assert typed(film, "3", 7) == 7, "without a sequence nothing counts"
