from PySide6.QtCore import Qt

from kijkocut.desktop.delivery.steadying_dialog import SteadyingDialog


def test_a_clip_is_steadied_in_one_step(film, qtbot):
    dialog = SteadyingDialog(film, film.work, film.project.clip("a"))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.smooth.setValue(0.5)
    steps = len(film.work.session.history.steps)
    with qtbot.waitSignal(film.project_changed, timeout=30_000):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert len(film.work.session.history.steps) == steps + 1
    names = {param.name for param in film.project.clip("a").params}
    assert {"position", "scale", "rotation"} <= names
