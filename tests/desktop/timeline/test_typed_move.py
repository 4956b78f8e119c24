import pytest
from PySide6.QtCore import Qt

from kijkocut.desktop.action_sets.clip_edit import nudge
from kijkocut.desktop.timeline.typed_move import TypedMove
from kijkocut.model.ids import ClipId

B = ClipId("b")
PAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def field(panel, film) -> TypedMove:
    made = TypedMove(film, panel.canvas, nudge)
    panel.canvas.setFocus()
    return made


def test_a_typed_sign_opens_the_field_and_enter_moves(field, film, panel, qtbot):
    start = film.project.clip(B).start
    film.select((B,))
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Plus, PAD)
    assert field.isVisible()
    assert field.text() == "+"
    qtbot.keyClicks(field, "12")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert film.project.clip(B).start == start + 12 * film.sequence.rate.frame_ticks
    assert not field.isVisible()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Minus, PAD)
    qtbot.keyClicks(field, "12")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert film.project.clip(B).start == start


def test_escape_nonsense_and_nothing_selected_move_nothing(field, film, panel, qtbot):
    before = film.project
    film.select(())
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Plus, PAD)
    assert not field.isVisible()
    film.select((B,))
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Plus, PAD)
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert film.project is before
