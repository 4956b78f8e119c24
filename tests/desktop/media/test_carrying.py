from kijkocut.desktop.dragging import Dragged
from kijkocut.desktop.media.carrying import source_of
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.add_subclip import AddSubclip
from kijkocut.edit.commands.import_media import ImportMedia
from kijkocut.model.media import MediaFacts, MediaKind
from kijkocut.model.ticks import TICKS_PER_SECOND


def test_the_marked_range_of_the_source_is_taken(film):
    (media,) = film.project.media
    entry = Entry(kind=EntryKind.media, id=media)
    film.show_source(media, 100, 900)
    assert source_of(film, entry) == Dragged(media=media, source_in=100, source_out=900)
    film.show_source(media, 100)
    end = film.project.media[media].facts.duration
    assert source_of(film, entry) == Dragged(media=media, source_in=100, source_out=end)


def test_a_subclip_is_its_range(film):
    (media,) = film.project.media
    film.run(AddSubclip(media=media, source_in=5, source_out=9, id="p"))
    entry = Entry(kind=EntryKind.subclip, id=media, part="p")
    assert source_of(film, entry) == Dragged(media=media, source_in=5, source_out=9)


def test_stills_are_as_long_as_the_setting_says(film):
    facts = MediaFacts(kind=MediaKind.image, content_hash="x")
    film.run(ImportMedia(path="/nowhere/still.png", facts=facts, id="still"))
    film.settings.set("media.still_length", 3.0)
    source = source_of(film, Entry(kind=EntryKind.media, id="still"))
    assert source.source_out == 3 * TICKS_PER_SECOND
