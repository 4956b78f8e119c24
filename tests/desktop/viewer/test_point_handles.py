import pytest
from PySide6.QtCore import QPointF, Qt

from kijkocut.desktop.canvas_focus import Held
from kijkocut.desktop.viewer.canvas_handles import CanvasHandles
from kijkocut.edit.commands.add_effect import AddEffect
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.commands.set_keyframe import SetKeyframe
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import GeneratorSource
from kijkocut.model.ids import ClipId

LEFT = Qt.MouseButton.LeftButton
CLIP = ClipId("a")


@pytest.fixture
def view(film, panel, viewers):
    panel.view.handles = CanvasHandles(film, viewers.program, panel.view)
    film.settings.set("timeline.snapping", value=False)
    film.select([CLIP])
    return panel.view


def worked_on(film, kind):
    film.run(AddEffect(clip=CLIP, kind=kind))
    film.focus.take(Held(clip=CLIP, effect=film.project.clip(CLIP).effects[0].id))


def value(film, name):
    (effect,) = film.project.clip(CLIP).effects
    return next((p for p in effect.params if p.name == name), None)


def drag(qtbot, view, start, end):
    at, to = (view.to_widget(QPointF(*one)).toPoint() for one in (start, end))
    qtbot.mousePress(view, LEFT, pos=at)
    qtbot.mouseMove(view, to)
    qtbot.mouseRelease(view, LEFT, pos=to)


def test_a_centre_is_dragged_in_one_step(film, view, qtbot):
    worked_on(film, "twirl")
    before = len(film.work.session.history.steps)
    drag(qtbot, view, (64, 36), (96, 18))
    assert value(film, "centre").value == pytest.approx((0.75, 0.75), abs=0.01)
    assert len(film.work.session.history.steps) == before + 1


def test_the_four_corners_of_a_pin_are_there(film, view, qtbot):
    worked_on(film, "corner_pin")
    assert len(view.handles.points.places()) == 4
    drag(qtbot, view, (0, 0), (32, 18))
    assert value(film, "top_left").value == pytest.approx((0.25, 0.75), abs=0.01)
    view.grab()


def test_a_keyframe_is_set_where_there_are_keyframes(film, view, qtbot):
    worked_on(film, "bulge")
    effect = film.project.clip(CLIP).effects[0].id
    film.run(SetKeyframe(clip=CLIP, effect=effect, name="centre", at=0, value=(0.5, 0.5)))
    film.move_playhead(5 * film.sequence.rate.frame_ticks)
    drag(qtbot, view, (64, 36), (32, 36))
    assert len(value(film, "centre").keys) == 2


def test_beside_the_points_lies_the_clip(film, view, qtbot):
    worked_on(film, "twirl")
    drag(qtbot, view, (20, 50), (30, 50))
    assert value(film, "centre") is None
    (position,) = film.project.clip(CLIP).params
    assert position.name == "position"


def test_escape_lets_go(film, view, qtbot):
    worked_on(film, "twirl")
    qtbot.mousePress(view, LEFT, pos=view.to_widget(QPointF(64, 36)).toPoint())
    qtbot.mouseMove(view, view.to_widget(QPointF(90, 36)).toPoint())
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert value(film, "centre") is None
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert film.focus.held == Held()


def test_a_generators_ends_are_dragged(film, view, qtbot):
    tracks = {t.name: t.id for t in film.project.sequence_tracks(film.sequence.id)}
    source = GeneratorSource(kind="line")
    film.run(
        Overwrite(
            placement=Placement(source=source, source_in=0, source_out=10**9),
            at=0,
            track=tracks["V1"],
            id="made",
        )
    )
    made = ClipId("made")
    film.select([made])
    film.focus.take(Held(clip=made, is_source=True))
    drag(qtbot, view, (0.2 * 128, 36), (0.2 * 128, 18))
    (param,) = film.project.clip(made).source.params
    assert (param.name, param.value) == ("start", pytest.approx((0.2, 0.75), abs=0.02))
