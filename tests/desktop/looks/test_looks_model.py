from PySide6.QtCore import Qt

from kijkocut.desktop.looks.look import Look, LookKind
from kijkocut.desktop.looks.looks_model import LOOK, LooksModel


def _look(name, category):
    return Look(
        kind=LookKind.effect, name=name, label=name.title(), category=category, description="does"
    )


def test_headings_come_with_categories_only_when_wanted():
    model = LooksModel()
    looks = (_look("blur", "Soft"), _look("glow", "Soft"), _look("edge", "Hard"))
    model.show_looks(looks, has_headings=True)
    assert [model.index(row).data() for row in range(5)] == [
        "Soft", "Blur", "Glow", "Hard", "Edge",
    ]  # fmt: skip
    assert model.index(0).data(LOOK) is None
    assert model.index(1).data(LOOK) == looks[0]
    model.show_looks(looks, has_headings=False)
    assert model.rowCount() == 3
    assert model.looks == looks


def test_entries_say_what_they_are_without_pictures():
    model = LooksModel()
    model.show_looks((_look("blur", "Soft"),), has_headings=False)
    index = model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Blur"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Soft. does"


def test_a_picture_that_came_changes_its_row_alone(qtbot):
    model = LooksModel()
    model.show_looks((_look("blur", "Soft"), _look("edge", "Hard")), has_headings=True)
    with qtbot.waitSignal(model.dataChanged) as told:
        model.changed("shader", "edge")
    assert told.args[0].row() == model.row_of("effect:edge") == 3
    assert model.row_of("effect:none") == -1
