from kijkocut.desktop.media.columns import COLUMNS, part_of, picture_size, rate_of, told
from kijkocut.desktop.media.presence import Presence
from kijkocut.desktop.media.uses import Uses
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.add_subclip import AddSubclip
from kijkocut.edit.commands.set_media import SetMedia
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate


def texts(desk, entry) -> dict[str, str]:
    it = told(desk.project, entry, Uses(), Presence())
    return {column.name: column.text(it) for column in COLUMNS}


def test_media_sequences_and_subclips_are_told(film, make_video):
    film.run(make_video("city.mp4", seconds=70, size=(1280, 720), rate=24))
    film.run(SetMedia(media="city", tags=("b", "a")))
    found = texts(film, Entry(kind=EntryKind.media, id="city"))
    assert found["duration"] == "00:01:10:00"
    assert (found["size"], found["rate"]) == ("1280 \u00d7 720", "24")
    assert (found["codec"], found["tags"], found["used"]) == ("h264, aac", "b, a", "")
    film.run(
        AddSubclip(media="city", source_in=0, source_out=2 * TICKS_PER_SECOND, name="bus", id="p")
    )
    part = Entry(kind=EntryKind.subclip, id="city", part="p")
    assert part_of(film.project, part).name == "bus"
    found = texts(film, part)
    assert (found["name"], found["duration"]) == ("bus", "00:00:02:00")
    found = texts(film, Entry(kind=EntryKind.sequence, id="main"))
    assert (found["name"], found["duration"], found["codec"]) == ("Film", "00:00:03:05", "")


def test_what_says_nothing_sorts_last(film, make_video):
    film.run(make_video("one.mp4"), make_video("two.mp4"))
    film.run(SetMedia(media="two", tags=("z",)))
    (key,) = (column.key for column in COLUMNS if column.name == "tags")
    entries = [Entry(kind=EntryKind.media, id=name) for name in ("one", "two")]
    keys = [key(told(film.project, entry, Uses(), Presence())) for entry in entries]
    assert keys[1] < keys[0]


def test_size_and_rate_as_numbers(film):
    sequence = film.sequence
    assert picture_size(sequence) == (128, 72)
    assert rate_of(sequence) == Rate(25)
