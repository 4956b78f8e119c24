from kijkocut.desktop.markers.markers_model import Column, MarkersModel
from kijkocut.edit.commands.add_marker import AddMarker
from kijkocut.edit.commands.set_marker import SetMarker


def test_an_edit_changes_rows_without_starting_anew(film):
    film.run(AddMarker(sequence=film.sequence.id, at=0, name="One", id="m"))
    model = MarkersModel(film)
    resets, changes = [], []
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda *_: changes.append(1))
    film.run(SetMarker(marker="m", name="Two"))
    assert model.index(0, Column.label).data() == "Two"
    assert (len(resets), len(changes)) == (0, 1)
    film.undo()
    film.undo()
    assert model.rowCount() == 0
    assert len(resets) == 1


def test_a_time_that_is_none_is_said(film):
    film.run(AddMarker(sequence=film.sequence.id, at=0, name="One", id="m"))
    model = MarkersModel(film)
    told = []
    film.noticed.connect(lambda notice: told.append(notice.text))
    assert not model.setData(model.index(0, Column.at), "soon")
    assert "is no time" in told[0]
