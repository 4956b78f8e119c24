from PySide6.QtWidgets import QToolButton

from kijkocut.desktop.desk import Notice, Weight


def _say(film, text, weight):
    film.noticed.emit(Notice(text=text, weight=weight))


def test_cards_are_shown_in_the_corner_and_take_no_focus(window, film, qtbot):
    before = window.focusWidget()
    _say(film, "in passing", Weight.info)
    assert not window.notices.cards
    _say(film, "that can't be " * 12, Weight.refused)
    _say(film, "the disk is full", Weight.trouble)
    _say(film, "the disk is full", Weight.trouble)
    long, short = window.notices.cards
    assert short.notice.text == "the disk is full"
    assert long.height() > short.height()
    box = window.notices.geometry()
    parent = window.notices.parentWidget()
    assert box.right() < parent.width()
    assert box.bottom() < parent.height()
    assert window.focusWidget() is before
    short.findChild(QToolButton).click()
    assert window.notices.cards == (long,)


def test_only_a_few_cards_are_shown_but_all_is_kept(window, film):
    for number in range(9):
        _say(film, f"trouble {number}", Weight.trouble)
    assert len(window.notices.cards) == 4
    told = [one.notice.text for one in window.messages.told[:9]]
    assert told == [f"trouble {n}" for n in range(8, -1, -1)]
    assert window.messages.unread == 9
    window.messages.read()
    assert window.messages.unread == 0
