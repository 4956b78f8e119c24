import pytest
from PySide6.QtCore import QPointF, Qt

from kijkocut.desktop.canvas_focus import Held
from kijkocut.desktop.viewer.canvas_handles import CanvasHandles
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import ClipId

CLIP = ClipId("a")


@pytest.fixture
def handles(film, panel, viewers):
    panel.view.handles = CanvasHandles(film, viewers.program, panel.view)
    film.select([CLIP])
    return panel.view.handles


def test_presses_go_to_what_is_worked_on(film, handles):
    assert handles.now is handles.clips
    film.run(AddMask(clip=CLIP, shape=MaskShape.ellipse, id="m"))
    film.focus.take(Held(clip=CLIP, mask="m"))
    assert handles.now is handles.masks
    film.focus.draw()
    assert handles.now is handles.pen
    film.focus.let_go()
    assert handles.now is handles.clips


def test_clips_are_still_moved_when_nothing_else_is_worked_on(film, panel, handles, qtbot):
    at = panel.view.to_widget(QPointF(30, 20)).toPoint()
    to = panel.view.to_widget(QPointF(50, 30)).toPoint()
    qtbot.mousePress(panel.view, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(panel.view, to)
    qtbot.mouseRelease(panel.view, Qt.MouseButton.LeftButton, pos=to)
    assert film.project.clip(CLIP).params[0].name == "position"
