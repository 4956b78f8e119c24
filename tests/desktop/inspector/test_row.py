from kijkocut.desktop.inspector.editing import Editing
from kijkocut.desktop.inspector.pictures import own_fields
from kijkocut.desktop.inspector.row import FieldRow
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")


def test_a_row_is_used_again_for_another_clip(film, qtbot):
    film.run(SetParam(clip=B, name="rotation", value=12.0))
    row = FieldRow(film, Editing(film), own_fields((A,), ("rotation",))[0])
    qtbot.addWidget(row)
    row.refresh(film.project, 0)
    assert row.control.field.number == 0.0
    row.bind(own_fields((B,), ("rotation",))[0])
    row.refresh(film.project, 0)
    assert row.control.field.number == 12.0
    assert not row.back.isHidden()


def test_a_refused_value_is_taken_back(film, row, panel):
    opacity = row("opacity", "opacity")
    told = []
    film.noticed.connect(told.append)
    opacity.control.chosen.emit(7.0)
    assert told
    assert opacity.control.field.number == 100.0


def test_labels_lead_to_their_controls(row, panel):
    position = row("transform", "position")
    assert position.label.buddy() is position.control
    assert position.control.fields[0].accessibleName() == "Position X, px"
