from types import SimpleNamespace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton

from kijkocut.desktop.meters.levels import Levels
from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.model.sequence import TrackKind
from kijkocut.playback.needles import Level


def _header(panel, name):
    rows = {row.track.name: row.track.id for row in panel.canvas.rows}
    return panel.headers._made[rows[name]]


def test_a_switch_is_a_command_and_follows_undo(film, panel, qtbot):
    lock = _header(panel, "V1")._switches["is_locked"]
    assert isinstance(lock, QToolButton)
    qtbot.mouseClick(lock, Qt.MouseButton.LeftButton)
    assert any(t.is_locked for t in film.project.tracks.values() if t.name == "V1")
    film.undo()
    assert not lock.isChecked()


def test_headers_stand_beside_their_rows(panel):
    for row in panel.canvas.rows:
        header = panel.headers._made[row.track.id]
        assert (header.y(), header.height()) == (row.top, row.height)
        assert header.accessibleName() == row.track.name


def test_a_track_is_carried_to_another_place(film, panel, qtbot):
    film.run(AddTrack(sequence=film.sequence.id, kind=TrackKind.video))
    header, above = _header(panel, "V1"), _header(panel, "V2")
    qtbot.mousePress(header, Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    to = QPoint(60, above.y() - header.y() + 5)
    qtbot.mouseMove(header, to)
    assert panel.headers._line.isVisible()
    qtbot.mouseRelease(header, Qt.MouseButton.LeftButton, pos=to)
    names = [row.track.name for row in panel.canvas.rows if row.track.kind is TrackKind.video]
    assert names == ["V1", "V2"]


def test_the_menu_adds_clears_and_deletes_tracks(film, panel):
    def do(text):
        menu = panel.headers.menu_of(_header(panel, "V1"))
        next(action for action in menu.actions() if action.text() == text).trigger()

    count = len(film.project.tracks)
    do("Add Track Above")
    assert len(film.project.tracks) == count + 1

    def order():
        return [row.track.name for row in panel.canvas.rows if row.track.kind is TrackKind.video]

    was = order()
    do("Move Up")
    assert order() == was[::-1]
    do("Move Down")
    assert order() == was
    do("Delete All Clips")
    left = {film.project.tracks[track].name for track in film.project.places.values()}
    assert left == {"A1"}
    do("Delete Track")
    assert len(film.project.tracks) == count


def test_audio_tracks_show_their_levels_while_they_are_heard(film, panel):
    header = _header(panel, "A1")
    level = Level(peak_db=(-6.0,) * 6, held_db=(-6.0,) * 6, rms_db=(-9.0,) * 6, clipped=(0,) * 6)
    reading = SimpleNamespace(tracks={header.track.id: level})
    levels = Levels.of(film)
    levels.is_program = True
    levels.heard.emit((reading,))
    assert header.bars.isVisible()
    assert header.bars.peak == (-6.0,)
    assert header.bars.geometry().right() < header.width()
    assert _header(panel, "V1").bars is None
    levels.sank.emit()
    assert header.bars.peak == (-8.0,)
    levels.rested.emit()
    assert not header.bars.isVisible()
