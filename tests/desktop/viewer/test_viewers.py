from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QLineEdit, QMainWindow

from kijkocut.desktop.viewer.viewers import known_viewers, viewers_of


def test_a_desk_has_one_pair_of_viewers(film, viewers):
    assert viewers_of(film) is viewers is known_viewers(film)
    assert viewers.active is viewers.program


def test_keys_steer_the_viewer_where_one_works(film, viewers, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    fields = {}
    for name in ("source", "timeline", "media"):
        dock = QDockWidget(window)
        dock.setObjectName(name)
        fields[name] = QLineEdit()
        dock.setWidget(fields[name])
        window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, dock)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    for name, stage in (
        ("source", viewers.source),
        ("media", viewers.source),
        ("timeline", viewers.program),
    ):
        fields[name].setFocus()
        assert viewers.active is stage, name


def test_k_is_known_to_be_held(film, viewers, qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    qtbot.keyPress(field, Qt.Key.Key_K)
    assert viewers.is_k_held
    qtbot.keyRelease(field, Qt.Key.Key_K)
    assert not viewers.is_k_held


def test_closing_the_project_ends_the_projector(film, viewers, projection):
    film.close()
    assert projection.is_closed
