from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.timeline.field_painting import FieldPainter, Scene
from kijkocut.desktop.timeline.ghost import Ghost
from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.edit.edges import Side
from kijkocut.model.ids import ClipId


def test_a_scene_shows_its_ghost_its_edges_and_its_marquee(film, hand):
    canvas = hand.canvas
    picture = QImage(canvas.size(), QImage.Format.Format_RGB32)
    field = FieldPainter(canvas, film, hand.panel.view, DARK)
    scene = Scene(
        rows=canvas.rows,
        ghost=Ghost(project=film.project, refusal="No handle is left.", snapped_at=40 * 28224000),
        edges=frozenset({(ClipId("a"), Side.tail)}),
        focused=ClipId("b"),
        marquee=QRect(400, 5, 40, 40),
        spot=QPoint(500, 100),
    )
    painter = QPainter(picture)
    field.paint(painter, picture.rect(), scene)
    painter.end()
    edge = hand.spot(40, "V1")
    assert picture.pixelColor(edge - QPoint(3, 0)) == QColor(DARK.warning)
    assert picture.pixelColor(edge) == QColor(DARK.warning), "the line that caught"
    assert picture.pixelColor(510, 116) == QColor(DARK.error)
    assert picture.pixelColor(400, 20) == QColor(DARK.accent)


def test_what_a_drag_touches_is_framed_however_small(film, hand):
    canvas = hand.canvas
    hand.panel.view.zoom(20, 0)
    picture = QImage(canvas.size(), QImage.Format.Format_RGB32)
    field = FieldPainter(canvas, film, hand.panel.view, DARK)
    scene = Scene(rows=canvas.rows, edges=frozenset({(ClipId("b"), Side.head)}))
    painter = QPainter(picture)
    field.paint(painter, picture.rect(), scene)
    painter.end()
    assert field.rows.faces_painted == 0
    assert picture.pixelColor(hand.spot(40, "V1") + QPoint(1, 0)) == QColor(DARK.warning)


def test_what_was_linked_with_a_clip_that_goes_is_painted_again(film, panel, qtbot):
    pictures = panel.canvas._field.pictures
    panel.canvas.grab()
    rows = panel.canvas._field.rows
    rows.faces_painted = 0
    panel.canvas.grab()
    assert rows.faces_painted == 0
    film.run(DeleteClips(clips=(ClipId("a-audio"),), with_linked=False))
    rows.faces_painted = 0
    keys = {ClipId("a")}
    assert all(picture.touched & keys for picture in pictures._kept.values())
    panel.canvas.grab()
    assert rows.faces_painted > 0
