from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog

from kijkocut.desktop.media import chores
from kijkocut.desktop.media.sequence_dialog import SequenceDialog
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.model.media import MediaKind
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, write_footage, write_numbered_stills


def test_another_file_takes_the_place_and_edits_stay(panel, film, tmp_path, qtbot):
    (media,) = film.project.media
    clips = film.project.lanes
    other = tmp_path / "better.mp4"
    write_footage(
        other,
        Footage(width=64, height=36, frames=60, rate=film.sequence.rate, audio_codec="aac"),
    )
    with qtbot.waitSignal(film.project_changed, timeout=20_000):
        panel.chores.replace(media, other)
    found = film.project.media[media]
    assert (Path(found.path), found.name) == (other, "better.mp4")
    assert found.facts.video.width == 64
    assert film.project.lanes == clips
    film.undo()
    assert film.project.media[media].name == "take.mp4"


def test_tags_are_asked_for(panel, film):
    (media,) = film.project.media
    film.shelf.choose([Entry(kind=EntryKind.media, id=media)])

    def type_in() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue("day, beach")
        dialog.accept()

    QTimer.singleShot(0, type_in)
    panel.chores.do("tags")
    assert film.project.media[media].tags == ("day", "beach")


def test_sequences_are_asked_for(panel, film):
    panel.chores.do("shown_sequence_settings")
    dialog = panel.findChild(SequenceDialog)
    assert dialog.name.text() == "Film"
    dialog.reject()


def test_numbered_stills_come_in_as_one_medium(panel, film, tmp_path, qtbot, monkeypatch):
    footage = Footage(width=64, height=36, frames=6, codec="png", pixel_format="rgb24")
    first, *_ = write_numbered_stills(tmp_path, "shot", footage)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(first), ""))
    asked = []
    monkeypatch.setattr(chores, "ask_one", lambda *how: asked.append(how) or 1)
    with qtbot.waitSignal(film.project_changed, timeout=20_000):
        panel.chores.do("image_sequence")
    made = next(m for m in film.project.media.values() if m.path == str(first))
    assert made.facts.kind is MediaKind.image_sequence
    assert made.facts.video.frame_count == 6
    assert made.facts.video.rate == Rate(24)
    assert asked[0][2][asked[0][3]] == "25"  # what the sequence on show has
