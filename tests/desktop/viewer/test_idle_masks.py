import pytest
from PySide6.QtCore import QPointF, Qt

from kijkocut.desktop.viewer.canvas_handles import CanvasHandles
from kijkocut.edit.commands.add_mask import AddMask
from kijkocut.model.clip import MaskShape
from kijkocut.model.ids import ClipId
from kijkocut.model.params import Param

CLIP = ClipId("a")


@pytest.fixture
def view(film, panel, viewers):
    panel.view.handles = CanvasHandles(film, viewers.program, panel.view)
    size = Param(name="size", value=(60.0, 40.0))
    film.run(AddMask(clip=CLIP, shape=MaskShape.rectangle, params=(size,), id="m"))
    film.select([CLIP])
    return panel.view


def test_outlines_are_seen_while_the_inspector_shows_masks(film, view):
    bare = view.grab().toImage()
    film.focus.show_masks(is_on=True)
    assert view.grab().toImage() != bare


def test_a_press_on_an_outline_takes_the_mask(film, view, qtbot):
    on_line = view.to_widget(QPointF(64 + 30, 36)).toPoint()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=on_line)
    assert film.focus.held.mask is None
    film.focus.show_masks(is_on=True)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().center())
    assert film.focus.held.mask is None
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=on_line)
    assert film.focus.held.mask == "m"
