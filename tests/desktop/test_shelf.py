from pathlib import Path

from kijkocut.desktop.shelf import Entry, EntryKind, Shelf
from kijkocut.model.project import Project


def test_what_is_chosen_is_told_by_kind(qtbot):
    shelf = Shelf()
    media = Entry(kind=EntryKind.media, id="m")
    sequence = Entry(kind=EntryKind.sequence, id="s")
    part = Entry(kind=EntryKind.subclip, id="m", part="p")
    with qtbot.waitSignal(shelf.changed):
        shelf.choose([media, sequence, part])
    assert (shelf.media, shelf.sequences) == (("m",), ("s",))
    with qtbot.assertNotEmitted(shelf.changed):
        shelf.choose((media, sequence, part))


def test_what_the_project_loses_is_let_go(film):
    shelf = film.shelf
    (media,) = film.project.media
    chosen = Entry(kind=EntryKind.media, id=media)
    shelf.choose([chosen, Entry(kind=EntryKind.media, id="gone")])
    shelf.show_bin("gone")
    shelf.keep_only(film.project)
    assert shelf.entries == (chosen,)
    assert shelf.bin is None
    shelf.keep_only(Project())
    assert shelf.entries == ()


def test_paths_are_passed_on(qtbot):
    shelf = Shelf()
    with qtbot.waitSignal(shelf.brought) as caught:
        shelf.bring(Path(name) for name in ("a", "b"))
    assert caught.args == [(Path("a"), Path("b"))]
    with qtbot.assertNotEmitted(shelf.brought):
        shelf.bring(())


def test_projects_and_timelines_go_another_way_than_media(qtbot):
    shelf = Shelf()
    told = []
    shelf.timeline_brought.connect(told.append)
    with qtbot.waitSignal(shelf.brought) as caught:
        shelf.bring(Path(name) for name in ("a.mov", "b.kijko", "c.OTIO"))
    assert caught.args == [(Path("a.mov"),)]
    assert told == [Path("b.kijko"), Path("c.OTIO")]
