from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kijkocut.desktop.media.opening import has_source_range, make_subclip, open_entry
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.add_sequence import AddSequence


def test_media_open_in_the_source_and_sequences_in_the_timeline(film):
    film.run(AddSequence(name="Other", id="other"))
    open_entry(film, Entry(kind=EntryKind.sequence, id="other"))
    assert film.sequence.id == "other"
    (media,) = film.project.media
    open_entry(film, Entry(kind=EntryKind.media, id=media))
    assert film.source_media.id == media
    assert not has_source_range(film)


def test_a_marked_range_becomes_a_subclip_that_opens_again(film):
    (media,) = film.project.media
    film.show_source(media, 100, 900)
    open_entry(film, Entry(kind=EntryKind.media, id=media))
    assert film.source_range == (100, 900)
    assert has_source_range(film)
    make_subclip(film)
    (made,) = film.project.media[media].subclips
    assert (made.source_in, made.source_out) == (100, 900)
    (entry,) = film.shelf.entries
    film.show_source(None)
    open_entry(film, entry)
    assert film.source_range == (100, 900)


def test_the_source_viewer_has_the_keys_once_something_is_opened_in_it(window, film, qtbot):
    (media,) = film.project.media
    list_ = window.widget_of("media").view
    list_.setFocus()
    open_entry(film, Entry(kind=EntryKind.media, id=media))
    assert window.widget_of("source").view.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert film.source_playhead == film.sequence.rate.frame_ticks
