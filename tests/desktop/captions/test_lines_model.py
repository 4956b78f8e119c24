from PySide6.QtCore import Qt

from kijkocut.desktop.captions.lines_model import TOO_FAST, Column, reading_speed
from kijkocut.edit.commands.add_caption import AddCaption
from kijkocut.model.ticks import TICKS_PER_SECOND


def _cell(model, row, column):
    return model.index(row, column).data()


def test_lines_are_listed_with_times_and_speed(panel):
    model = panel.model
    assert model.rowCount() == 3
    assert [_cell(model, 1, column) for column in Column] == [
        "2", "00:00:01:00", "00:00:01:20", "0:20", "What a day", "", "12",
    ]  # fmt: skip


def test_typed_cells_run_commands(panel, spoken):
    frame = spoken.sequence.rate.frame_ticks
    model = panel.model
    assert model.setData(model.index(0, Column.text), "Hello")
    assert model.setData(model.index(0, Column.speaker), "Anna")
    assert model.setData(model.index(0, Column.end), "-5")
    assert model.setData(model.index(0, Column.start), "00:00:00:02")
    clip = spoken.project.clip("one")
    assert (clip.source.text, clip.source.speaker) == ("Hello", "Anna")
    assert (clip.start, clip.end) == (2 * frame, 15 * frame)
    assert model.setData(model.index(0, Column.duration), "10")
    assert spoken.project.clip("one").duration == 10 * frame


def test_what_is_refused_is_said_and_changes_nothing(panel, spoken):
    told = []
    spoken.noticed.connect(lambda notice: told.append(notice.text))
    model = panel.model
    before = spoken.project
    assert not model.setData(model.index(0, Column.end), "00:00:01:05")
    assert "would lie on" in told[-1]
    assert not model.setData(model.index(0, Column.end), "later")
    assert "is no time" in told[-1]
    assert spoken.project == before


def test_the_same_label_typed_again_moves_nothing(panel, spoken):
    frame = spoken.sequence.rate.frame_ticks
    spoken.run(AddCaption(track="c", at=100 * frame + 7, duration=frame * 3, text="x", id="odd"))
    row = panel.model.row_of("odd")
    index = panel.model.index(row, Column.start)
    assert panel.model.setData(index, index.data())
    assert spoken.project.clip("odd").start == 100 * frame + 7


def test_fast_lines_are_marked_by_the_limit_in_the_settings(panel, spoken):
    index = panel.model.index(0, Column.speed)
    assert not index.data(TOO_FAST)
    spoken.settings.set("captions.reading_speed", 10.0)
    assert index.data(TOO_FAST)
    assert index.data().startswith("⚠")
    assert "longer" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_rows_follow_edits_without_starting_anew(panel, spoken, qtbot):
    resets = []
    panel.model.modelReset.connect(lambda: resets.append(1))
    frame = spoken.sequence.rate.frame_ticks
    spoken.run(AddCaption(track="c", at=20 * frame, duration=3 * frame, text="x", id="new"))
    assert [clip.id for clip in panel.model.clips] == ["one", "new", "two", "three"]
    spoken.undo()
    assert panel.model.rowCount() == 3
    assert panel.model.row_of("new") == -1
    assert not resets


def test_reading_speed_counts_no_line_breaks():
    assert reading_speed("ten\nletters", 2 * TICKS_PER_SECOND) == 5.0
    assert reading_speed("x", 0) == 0.0
