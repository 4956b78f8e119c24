import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from kijkocut.desktop.dragging import Dragged, put_media
from kijkocut.desktop.media.bin_model import BinModel
from kijkocut.edit.commands.add_bin import AddBin


@pytest.fixture
def bins(film) -> BinModel:
    made = BinModel(film)
    film.run(
        AddBin(name="Day 2", id="two"),
        AddBin(name="Day 1", id="one", colour="#4a80c8"),
        AddBin(name="Morning", id="am", parent="one"),
    )
    return made


def test_bins_stand_in_a_tree(bins):
    QAbstractItemModelTester(bins, QAbstractItemModelTester.FailureReportingMode.Fatal)
    root = bins.index(0, 0)
    assert root.data() == "All media"
    assert [bins.index(row, 0, root).data() for row in range(bins.rowCount(root))] == [
        "Day 1",
        "Day 2",
    ]
    inner = bins.index_of("am")
    assert inner.parent() == bins.index_of("one")
    assert bins.bin_at(inner) == "am"
    assert bins.index_of("one").data(Qt.ItemDataRole.DecorationRole).name() == "#4a80c8"


def test_bins_are_renamed(bins, film):
    assert bins.setData(bins.index_of("am"), "Dawn")
    assert film.project.bins["am"].name == "Dawn"
    assert not bins.setData(bins.index(0, 0), "Everything")


def test_media_and_bins_are_filed_by_dropping(bins, film):
    (media,) = film.project.media
    mime = QMimeData()
    put_media(mime, (Dragged(media=media), Dragged(sequence="main")))
    copy = Qt.DropAction.CopyAction
    assert bins.dropMimeData(mime, copy, -1, -1, bins.index_of("am"))
    assert film.project.media[media].bin == "am"
    assert film.project.sequences["main"].bin == "am"
    moved = bins.mimeData([bins.index_of("am")])
    assert bins.dropMimeData(moved, copy, -1, -1, bins.index_of("two"))
    assert film.project.bins["am"].parent == "two"
    assert not bins.dropMimeData(mime, copy, -1, -1, QModelIndex())


def test_a_bin_is_not_moved_into_itself(bins, film, qtbot):
    moved = bins.mimeData([bins.index_of("one")])
    with qtbot.waitSignal(film.noticed):
        assert not bins.dropMimeData(moved, Qt.DropAction.CopyAction, -1, -1, bins.index_of("am"))
