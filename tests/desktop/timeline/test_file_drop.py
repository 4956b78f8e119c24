from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDragLeaveEvent
from PySide6.QtWidgets import QApplication

from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, write_ticks


def _files(*paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_files_are_measured_imported_and_placed_as_one_step(film, hand, footage, tmp_path, qtbot):
    folder = tmp_path / "new"
    folder.mkdir()
    sound = Footage(frames=25, rate=Rate(25), audio_codec="pcm_s16le")
    write_ticks(folder / "beep.wav", sound)
    (folder / "notes.txt").write_text("no film")
    steps = film.work.session.history.cursor
    data = _files(footage, folder)
    assert hand.over(data, hand.spot(100, "V1"))
    assert hand.canvas.ghost.hint == "Import and place"
    with qtbot.waitSignal(film.selection_changed, timeout=20_000):
        hand.drop(data, hand.spot(100, "V1"))
    assert len(film.project.media) == 2
    assert len(film.selection) == 3, "the known take with its sound, and the new sound"
    film.undo()
    assert film.work.session.history.cursor == steps
    assert len(film.project.media) == 1


def test_dragging_away_forgets_it(film, hand, footage):

    hand.over(_files(footage), hand.spot(100, "V1"))
    QApplication.sendEvent(hand.canvas, QDragLeaveEvent())
    assert hand.canvas.ghost is None
    assert len(film.project.places) == 4
