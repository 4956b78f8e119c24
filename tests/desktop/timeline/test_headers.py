from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton


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
