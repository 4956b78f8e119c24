import numpy as np
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from kijkocut.desktop.theme import DARK
from kijkocut.desktop.timeline.inks import DISABLED, Inks, Look
from kijkocut.desktop.timeline.lane_table import LaneTables
from kijkocut.desktop.timeline.painting_cost import long_project
from kijkocut.desktop.timeline.row_painting import FACE, Aim, RowPainter, sampled
from kijkocut.desktop.timeline.rows import Rows
from kijkocut.desktop.timeline.view import TimelineView
from kijkocut.model.ids import SequenceId

CLIPS = 3000
PROJECT = long_project(CLIPS, 1)
(ROW,) = Rows(PROJECT, SequenceId("long"))
END = PROJECT.sequence_end(SequenceId("long"))


def painted(view, painter, area=None, selected=frozenset()):
    picture = QImage(1000, 40, QImage.Format.Format_RGB32)
    picture.fill(0)
    aim = Aim(row=ROW, area=area or QRect(0, 0, 1000, 40), project=PROJECT, selected=selected)
    pixels = np.frombuffer(picture.bits(), np.uint32).reshape(40, 1000)
    painter.lay_ground(pixels[:, : aim.area.width()], Inks(DARK), 15, aim)
    brush = QPainter(picture)
    faces = painter.paint(brush, Inks(DARK), QFontMetrics(QFont()), aim)
    brush.end()
    return picture, faces


def view_of(start, end):
    view = TimelineView()
    view.resize(1000)
    view.fit(start, end)
    return view


def test_thousands_of_clips_are_columns_and_none_has_a_face(qtbot):
    view = view_of(0, END)
    picture, faces = painted(view, RowPainter(view, None))
    assert faces == []
    seen = {picture.pixelColor(x, 30).name() for x in range(100, 900)}
    inks = Inks(DARK)
    assert inks.face(Look.video).body.name() in seen
    assert inks.face(Look.video | DISABLED).body.name() in seen


def test_disabled_clips_are_hatched_and_strips_differ_from_bodies(qtbot):
    view = view_of(0, 20 * 50 * 28_224_000)
    picture, faces = painted(view, RowPainter(view, None))
    off = next(face for face in faces if not face.clip.is_enabled)
    on = next(face for face in faces if face.clip.is_enabled)
    inks = Inks(DARK)

    def colours(face, y):
        return {picture.pixelColor(face.full.left() + x, y).name() for x in range(20)}

    assert colours(on, 25) == {inks.face(Look.video).body.name()}
    assert inks.face(Look.video).strip.name() in colours(on, 1)
    assert len(colours(off, 25)) == 2


def test_a_narrow_area_paints_only_its_clips(qtbot):
    view = view_of(0, 20 * 50 * 28_224_000)
    painter = RowPainter(view, None)
    _, all_faces = painted(view, painter)
    _, few = painted(view, painter, QRect(500, 0, 5, 40))
    assert len(all_faces) <= 1000 // FACE + 2
    assert 1 <= len(few) <= 2


def test_selected_clips_without_a_face_are_seen(qtbot):
    view = view_of(0, END)
    every = frozenset(PROJECT.places)
    picture, _ = painted(view, RowPainter(view, None), selected=every)
    assert Inks(DARK).accent.name() in {picture.pixelColor(x, 5).name() for x in range(100, 900)}


def test_sampling_finds_what_the_lane_finds():
    lane = next(iter(PROJECT.lanes.values()))
    table = LaneTables(lambda _clip: 0).of(lane)
    step = END // 500
    found, here = sampled(table, -5 * step, step, 520)
    for column in (0, 4, 5, 6, 100, 499, 500, 519):
        start = -5 * step + column * step
        last = lane.before(start + step - 1)
        assert bool(here[column]) == (last is not None and last.end > start)
        if here[column]:
            assert table.clip(int(found[column])) == last
    assert isinstance(here, np.ndarray)
