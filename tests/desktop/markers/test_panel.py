import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from kijkocut.desktop.action_sets.markers import write_markers
from kijkocut.desktop.markers.markers_model import Column
from kijkocut.edit.commands.add_clip_marker import AddClipMarker
from kijkocut.edit.commands.add_marker import AddMarker


@pytest.fixture
def panel(window, film):
    """The dock in front, with `m` at frame 30, `n` (red) at 60 and `k` on clip `b` at 50."""
    frame = film.sequence.rate.frame_ticks
    main = film.sequence.id
    film.run(AddMarker(sequence=main, at=30 * frame, name="Here", id="m"))
    film.run(AddMarker(sequence=main, at=60 * frame, name="Stop", colour="red", id="n"))
    film.run(AddClipMarker(clip="b", at=50 * frame, name="There", id="k"))
    window.docks["markers"].show()
    window.docks["markers"].raise_()
    found = window.widget_of("markers")
    found.table.setFocus()
    return found


def _names(panel):
    return [entry.name for entry in panel.model.entries]


def _click(panel, qtbot, row, column=Column.label):
    at = panel.table.visualRect(panel.model.index(row, column)).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_goes_to_the_marker(panel, film, qtbot):
    assert _names(panel) == ["Here", "There", "Stop"]
    _click(panel, qtbot, 1)
    assert film.playhead == 50 * film.sequence.rate.frame_ticks
    panel.table.setCurrentIndex(panel.model.index(2, Column.label))
    assert film.playhead == 60 * film.sequence.rate.frame_ticks


def test_fields_are_typed_in_place(panel, film, qtbot):
    _click(panel, qtbot, 0)
    qtbot.keyClick(panel.table, Qt.Key.Key_F2)
    editor = panel.table.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Begin")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: film.project.markers["m"].name == "Begin")
    model = panel.model
    assert model.setData(model.index(0, Column.at), "+5")
    assert model.setData(model.index(0, Column.duration), "2:00")
    assert model.setData(model.index(0, Column.colour), "purple")
    marker = film.project.markers["m"]
    frame = film.sequence.rate.frame_ticks
    assert (marker.at, marker.duration, marker.colour) == (35 * frame, 50 * frame, "purple")


def test_a_tick_makes_a_chapter_of_the_sequences_markers_only(panel, film):
    model = panel.model
    done = Qt.CheckState.Checked.value
    role = Qt.ItemDataRole.CheckStateRole
    assert model.setData(model.index(0, Column.chapter), done, role)
    assert film.project.markers["m"].is_chapter
    assert not model.flags(model.index(1, Column.chapter)) & Qt.ItemFlag.ItemIsUserCheckable


def test_only_one_colour_can_be_shown(panel, qtbot):
    panel.filter.setCurrentIndex(panel.filter.findData("red"))
    assert _names(panel) == ["Stop"]
    panel.filter.setCurrentIndex(panel.filter.findData("pink"))
    assert panel.help.isVisible()


def test_chosen_markers_are_deleted_in_one_step(panel, film, window, qtbot):
    _click(panel, qtbot, 0)
    at = panel.table.visualRect(panel.model.index(1, Column.label)).center()
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, shift, at)
    before = film.project
    panel.delete_chosen()
    assert _names(panel) == ["Stop"]
    film.undo()
    assert film.project == before


def test_adding_starts_typing_the_name(panel, film, window, qtbot):
    film.move_playhead(0)
    add = next(b for b in panel.findChildren(QToolButton) if b.accessibleName() == "Add Marker")
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert panel.chosen[0].at == 0
    assert panel.table.findChild(QLineEdit) is not None


def test_markers_are_written_as_chapters_or_table(panel, film, tmp_path):
    write_markers(film, tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text() == "0:00 Start\n0:01 Here\n0:02 Stop\n"
    write_markers(film, tmp_path / "out.csv")
    assert "There" in (tmp_path / "out.csv").read_text()
    told = []
    film.noticed.connect(lambda notice: told.append(notice.text))
    write_markers(film, tmp_path / "none" / "out.txt")
    assert "can't be written" in told[-1]
