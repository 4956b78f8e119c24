from PySide6.QtCore import QPoint, Qt

from kijkocut.model.ids import ClipId
from kijkocut.model.params import Easing


def test_animated_parameters_are_listed_and_followed(panel, keyed):
    assert [panel.list.item(row).text() for row in range(panel.list.count())] == [
        "Opacity",
        "Position",
    ]
    place = panel.lines[1].place
    keyed.run(place.set(None))
    assert panel.list.count() == 1
    keyed.undo()
    assert panel.list.count() == 2
    keyed.select([ClipId("b")])
    assert panel.list.count() == 0
    assert panel.canvases.currentWidget() is panel.hint


def test_the_graph_shows_the_parameter_in_the_list(panel):
    panel.curves.setChecked(True)
    assert panel.canvases.currentWidget() is panel.graph
    panel.list.setCurrentRow(1)
    assert panel.graph.line.label == "Position"
    assert all(button.isVisible() for button in panel.joins.values())


def test_easings_of_the_menu_go_to_what_is_chosen(panel, keyed):
    panel.lanes.choose_all()
    actions = panel.easing.menu().actions()
    next(a for a in actions if a.text() == "Bounce out").trigger()
    for line in panel.lines:
        assert {key.easing for key in line.keys(keyed.project)} == {Easing.bounce_out}


def test_the_ruler_is_in_step_with_the_playhead(panel, keyed, qtbot):
    frame = keyed.sequence.rate.frame_ticks
    x = panel.view.x_of(12 * frame) + 2
    qtbot.mouseClick(panel.ruler, Qt.MouseButton.LeftButton, pos=QPoint(x, 10))
    assert keyed.playhead == 12 * frame


def test_what_is_chosen_is_forgotten_with_the_clip(panel, keyed):
    panel.lanes.choose_all()
    keyed.select([ClipId("b")])
    assert len(panel.picks) == 0
