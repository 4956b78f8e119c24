from kijkocut.desktop.media.uses import Uses
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.delete_clips import DeleteClips


def test_counts_follow_the_clips(film):
    (media,) = film.project.media
    entry = Entry(kind=EntryKind.media, id=media)
    uses = Uses()
    assert uses.read(film.project) == {entry}
    assert uses.count(entry) == 4
    assert uses.read(film.project) == set()
    film.run(DeleteClips(clips=("a",)))
    assert uses.read(film.project) == {entry}
    assert uses.count(entry) == 2
    assert uses.count(Entry(kind=EntryKind.sequence, id="main")) == 0
