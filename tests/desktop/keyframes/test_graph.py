import pytest
from PySide6.QtCore import QPoint, Qt

from kijkocut.desktop.keyframes.picks import Pick
from kijkocut.desktop.keyframes.slopes import Join, is_smooth
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import ClipId
from kijkocut.model.params import Easing


@pytest.fixture
def graph(panel):
    panel.curves.setChecked(True)
    panel.list.setCurrentRow(0)
    return panel.graph


def _keys(keyed):
    return next(p.keys for p in keyed.project.clip(ClipId("a")).params if p.name == "opacity")


def _choose(panel, keyed, index):
    panel.picks.choose([Pick(panel.lines[0].place, _keys(keyed)[index].at)])


def test_a_drag_moves_time_and_value(panel, graph, keyed, frames, drag, spot):
    begin = spot(graph, 20)
    frame = keyed.sequence.rate.frame_ticks
    end = QPoint(begin.x() + 2 * frame // panel.view.scale, round(graph.y_of(0.7)))
    drag(graph, begin, end)
    assert frames() == [5, 10, 22]
    assert _keys(keyed)[2].value == pytest.approx(0.7, abs=0.02)


def test_a_value_stays_within_its_range(graph, keyed, drag, spot):
    begin = spot(graph, 20)
    drag(graph, begin, begin - QPoint(0, 2000))
    assert _keys(keyed)[2].value == 1.0


def test_joins_make_smooth_beziers(panel, graph, keyed):
    _choose(panel, keyed, 1)
    panel.joins[Join.flat].click()
    keys = _keys(keyed)
    assert keys[0].easing is Easing.bezier
    assert is_smooth(keys, 1, 0)
    assert keys[1].handles[1] == pytest.approx(0.0)


def test_handles_turn_together_and_alone(panel, graph, keyed, drag):
    _choose(panel, keyed, 1)
    panel.joins[Join.auto].click()
    out = next(end for h, _, end in graph.handles() if h.index == 1 and h.is_out)
    drag(graph, out.toPoint(), out.toPoint() + QPoint(6, 30))
    assert is_smooth(_keys(keyed), 1, 0)
    out = next(end for h, _, end in graph.handles() if h.index == 1 and h.is_out)
    drag(graph, out.toPoint(), out.toPoint() + QPoint(0, 40), Qt.KeyboardModifier.AltModifier)
    assert not is_smooth(_keys(keyed), 1, 0)


def test_points_have_a_curve_for_each_part_and_move_one(panel, graph, keyed, drag):
    panel.list.setCurrentRow(1)
    line = graph.line
    (key,) = line.keys(keyed.project)
    x, y = graph.spots(line, key)
    assert x.y() != y.y()
    drag(graph, y, y - QPoint(0, 40))
    (key,) = line.keys(keyed.project)
    assert key.value[0] == 10.0
    assert key.value[1] > 20.0


def test_heights_and_values_go_there_and_back(graph):
    for value in (0.0, 0.3, 1.0):
        assert graph.value_at(graph.y_of(value)) == pytest.approx(value)


def test_of_an_outline_the_course_is_shown_and_only_its_time_and_easing_can_be_changed(
    panel, graph, keyed, drag
):
    a, frame = ClipId("a"), keyed.sequence.rate.frame_ticks
    keyed.run(AddMask(clip=a, shape=MaskShape.path, points=((0.0,) * 6,) * 3, id="m"))
    for at in (4, 12):
        keyed.run(SetKeyframe(clip=a, mask="m", name="path", offset=at * frame))

    def keys():
        return keyed.project.clip(a).masks[0].params[0].keys

    panel.list.setCurrentRow(len(panel.lines) - 1)
    (line,) = graph.lines
    assert not graph.grab().isNull()
    last = graph.spots(line, line.keys(keyed.project)[1])[0]
    drag(graph, last, last + QPoint(2 * frame // panel.view.scale, 60))
    assert [key.at // frame for key in keys()] == [4, 14]
    assert {len(key.value) for key in keys()} == {18}
    panel.picks.choose([Pick(line.place, keys()[0].at)])
    panel.joins[Join.flat].click()
    assert (keys()[0].easing, keys()[0].handles[1]) == (Easing.bezier, 0.0)
