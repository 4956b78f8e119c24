import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from kijkocut.desktop.delivery.rows import ROW, Row, RowModel
from kijkocut.jobs import Stage


def _row(key, **more) -> Row:
    return Row(**{"key": key, "title": f"Job {key}", "stage": Stage.running} | more)


@pytest.fixture
def model(qtmodeltester) -> RowModel:
    made = RowModel()
    made.show([_row("a"), _row("b"), _row("c")])
    qtmodeltester.check(made)
    return made


def test_rows_that_stay_keep_their_place(model):
    held = QPersistentModelIndex(model.place_of("b"))
    model.show([_row("c"), _row("d"), _row("b", share=0.5)])
    assert [model.index(n).data(ROW).key for n in range(3)] == ["c", "d", "b"]
    assert held.row() == 2
    assert model.row(held).share == 0.5
    model.show([])
    assert not held.isValid()
    assert not model.place_of("b").isValid()


def test_only_what_changed_is_told(model, qtbot):
    with qtbot.waitSignal(model.dataChanged) as told:
        model.show([_row("a"), _row("b", share=0.3), _row("c")])
    assert told.args[0].row() == told.args[1].row() == 1


def test_a_row_is_spoken_whole(model):
    model.show([_row("a", share=0.25, note="0:06 left", detail="Writing")])
    told = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Job a, Running, 25%, 0:06 left, Writing"


def test_pictures_are_read_once(model, tmp_path):
    path = tmp_path / "picture.png"
    image = QImage(4, 2, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(path))
    row = _row("a", picture=path)
    assert model.picture(row).width() == 4
    path.unlink()
    assert model.picture(row).width() == 4
    assert model.picture(_row("b")).isNull()
