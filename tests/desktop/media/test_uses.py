from kijkocut.desktop.media.uses import Uses
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.add_take import AddTake
from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.edit.commands.duplicate_sequence import DuplicateSequence
from kijkocut.model.clip import SequenceSource


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


def test_waiting_takes_count_once_for_each_clip(film):
    film.run(DuplicateSequence(sequence="main", id="copy"))
    entry = Entry(kind=EntryKind.sequence, id="copy")
    uses = Uses()
    uses.read(film.project)
    source = SequenceSource(sequence="copy")
    film.run(
        AddTake(clip="a", source=source, with_linked=False),
        AddTake(clip="a", source=source, source_in=1, with_linked=False),
    )
    assert uses.read(film.project) == {entry}
    assert uses.count(entry) == 1
