import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit


@pytest.fixture
def header(panel):
    def of(name):
        rows = {row.track.name: row.track.id for row in panel.canvas.rows}
        return panel.headers._made[rows[name]]

    return of


def test_a_double_click_renames(film, header, qtbot):
    v1 = header("V1")
    qtbot.mouseDClick(v1, Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    editor = v1.findChild(QLineEdit)
    editor.setText("Interview")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "Interview" in {track.name for track in film.project.tracks.values()}
    assert v1.accessibleName() == "Interview"


def test_the_edge_drags_the_height_as_one_step(film, header, qtbot):
    v1, steps = header("V1"), len(film.work.session.history.steps)
    edge = QPoint(50, v1.height() - 2)
    qtbot.mousePress(v1, Qt.MouseButton.LeftButton, pos=edge)
    for more in (10, 20, 30):
        qtbot.mouseMove(v1, edge + QPoint(0, more))
    qtbot.mouseRelease(v1, Qt.MouseButton.LeftButton, pos=edge + QPoint(0, 30))
    assert v1.track.height == 94
    assert v1.height() == 94
    assert len(film.work.session.history.steps) == steps + 1


def test_switches_fit_at_every_height(header):
    for height in (24, 40, 64, 200):
        v1 = header("V1")
        v1.resize(168, height)
        inside = v1.rect()
        shown = [s for s in v1._switches.values() if not s.isHidden()]
        assert all(inside.contains(switch.geometry().center()) for switch in shown)
        v1.grab()


def test_escape_calls_off_a_drag(film, header, qtbot):
    v1, before = header("V1"), film.project
    height = v1.track.height
    edge = QPoint(50, v1.height() - 2)
    qtbot.mousePress(v1, Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(v1, edge + QPoint(0, 30))
    assert v1.track.height == height + 30
    qtbot.keyClick(v1, Qt.Key.Key_Escape)
    qtbot.mouseRelease(v1, Qt.MouseButton.LeftButton, pos=edge + QPoint(0, 40))
    assert v1.track.height == height
    qtbot.mousePress(v1, Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    qtbot.mouseMove(v1, QPoint(60, 300))
    qtbot.keyClick(v1, Qt.Key.Key_Escape)
    qtbot.mouseRelease(v1, Qt.MouseButton.LeftButton, pos=QPoint(60, 300))
    assert film.project.sequences == before.sequences
