import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from kijkocut.desktop.media.removing import remove_chosen
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.add_subclip import AddSubclip


def answer(button: str) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "4 clips" in box.text()
        next(b for b in box.buttons() if b.text() == button).click()

    QTimer.singleShot(0, press)


@pytest.mark.parametrize("button", ["Remove with Clips", "Keep What Is Used"])
def test_used_media_go_only_after_a_yes(film, make_video, button):
    film.run(make_video("spare.mp4"))
    before = film.project
    film.shelf.choose(Entry(kind=EntryKind.media, id=key) for key in film.project.media)
    answer(button)
    remove_chosen(film)
    assert "spare" not in film.project.media
    assert bool(film.project.media) is (button != "Remove with Clips")
    assert bool(film.project.places) is (button != "Remove with Clips")
    film.undo()
    assert film.project == before


def test_subclips_and_sequences_go_without_asking(film):
    (media,) = film.project.media
    film.run(AddSubclip(media=media, source_in=0, source_out=5, id="p"))
    film.shelf.choose(
        [
            Entry(kind=EntryKind.subclip, id=media, part="p"),
            Entry(kind=EntryKind.sequence, id="main"),
        ]
    )
    remove_chosen(film)
    assert film.project.media[media].subclips == ()
    assert not film.project.sequences
