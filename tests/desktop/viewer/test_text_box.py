import pytest
from PySide6.QtCore import QRect, Qt

from kijkocut.desktop.viewer.text_box import TextBox
from kijkocut.model.project import Table


@pytest.fixture
def title(film):
    done = film.work.add_title(film.sequence, film.studio.title_templates()[0], at=0, text="Before")
    key = next(k for t, k in done.added if t is Table.clip)
    return film.project.clip(key)


@pytest.fixture
def box(film, panel, title):
    made = TextBox(film, title, title.source.title, panel.view)
    made.open(QRect(50, 50, 200, 60))
    made.setPlainText("After")
    return made


def text(film, title):
    return film.project.clip(title.id).source.title.text


def test_ctrl_enter_keeps_the_text_as_one_step(film, box, title, qtbot):
    steps = len(film.work.session.history.steps)
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert text(film, title) == "After"
    assert len(film.work.session.history.steps) == steps + 1


def test_escape_leaves_it(film, box, title, qtbot):
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert text(film, title) == "Before"
    assert not box.isVisible()
