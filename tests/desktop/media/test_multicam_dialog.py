from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from kijkocut.alignment import AlignMethod
from kijkocut.desktop.media.multicam_dialog import MulticamDialog, likely_method
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.model.sequence import AngleSound


def two_media(film):
    (one,) = film.project.media.values()
    film.run(ImportMedia(path=one.path, facts=one.facts, name="second.mp4", id="second"))
    return (one.id, "second")


def test_it_is_asked_for_the_chosen_media_and_made_with_return(panel, film, qtbot):
    media = two_media(film)
    film.shelf.choose([Entry(kind=EntryKind.media, id=key) for key in media])
    dialog = panel.chores.open_multicam_dialog()
    qtbot.keyClicks(dialog.name, "Concert")
    assert [dialog.list.topLevelItem(n).text(0) for n in (0, 1)] == ["take.mp4", "second.mp4"]
    dialog.method.setCurrentIndex(dialog.method.findData("start"))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(film.project.sequences) == 3, timeout=60_000)
    assert {s.name for s in film.project.sequences.values()} == {"Film", "Concert", "Concert cut"}


def test_angles_can_be_named_and_their_sound_be_chosen(panel, film, qtbot):
    media = two_media(film)
    dialog = MulticamDialog(film, media, panel.chores.errands, panel)
    qtbot.addWidget(dialog)
    assert [dialog.sound.itemText(n) for n in range(dialog.sound.count())] == [
        "Of take, whatever is seen",
        "Of second, whatever is seen",
        "Of the angle that is seen",
        "Of all angles, mixed",
    ]
    dialog.sound.setCurrentIndex(1)
    dialog.show()
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_F2)
    editor = dialog.list.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Stage")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.sound.itemText(0) == "Of Stage, whatever is seen")
    order = dialog.order()
    assert order.recordings == ((media[0], "Stage"), (media[1], "second"))
    assert (order.sound, order.sound_angle) == (AngleSound.one, "second")
    dialog.sound.setCurrentIndex(2)
    assert dialog.order().sound is AngleSound.follows
    dialog.reject()


def test_the_likeliest_method_is_offered(film):
    (media,) = film.project.media.values()
    assert likely_method([media, media]) is AlignMethod.sound
    with_clock = replace(media, facts=replace(media.facts, timecode="01:00:00:00"))
    assert likely_method([with_clock, with_clock]) is AlignMethod.timecode
    silent = replace(media, facts=replace(media.facts, streams=(media.facts.video,)))
    assert likely_method([media, silent]) is AlignMethod.start
