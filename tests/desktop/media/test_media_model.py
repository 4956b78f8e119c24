from PySide6.QtCore import Qt

from kijkocut.desktop.media.columns import COLUMNS
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.add_subclip import AddSubclip
from kijkocut.edit.commands.delete_clips import DeleteClips

NAMES = [column.name for column in COLUMNS]


def names(model) -> list[str]:
    return [model.told(entry).name for entry in model.entries()]


def test_edits_show_without_losing_the_order(panel, film, make_video):
    model = panel.model
    film.run(make_video("zoo.mp4"), make_video("alp.mp4"))
    assert names(model) == ["alp.mp4", "Film", "take.mp4", "zoo.mp4"]
    film.undo()
    assert names(model) == ["Film", "take.mp4"]


def test_a_cut_redraws_the_use_of_one_row(panel, film, qtbot):
    model = panel.model
    with (
        qtbot.waitSignal(model.dataChanged) as caught,
        qtbot.assertNotEmitted(model.refilled),
    ):
        film.run(DeleteClips(clips=("a",)))
    assert caught.args[0].row() == 0  # the film is shorter, too
    assert model.index(1, NAMES.index("used")).data() == "2"


def test_columns_sort_both_ways(panel, film, make_video):
    film.run(make_video("long.mp4", seconds=90), make_video("short.mp4", seconds=1))
    model = panel.model
    model.sort(NAMES.index("duration"))
    assert names(model)[0] == "short.mp4"
    model.sort(NAMES.index("duration"), Qt.SortOrder.DescendingOrder)
    assert names(model)[0] == "long.mp4"


def test_names_are_changed_by_commands(panel, film):
    model = panel.model
    (media,) = film.project.media
    film.run(AddSubclip(media=media, source_in=0, source_out=5, name="bit", id="p"))
    for entry, name in (
        (Entry(kind=EntryKind.media, id=media), "Interview"),
        (Entry(kind=EntryKind.sequence, id="main"), "Cut"),
        (Entry(kind=EntryKind.subclip, id=media, part="p"), "laugh"),
    ):
        assert model.setData(model.index_of(entry), name)
    assert film.project.media[media].name == "Interview"
    assert film.project.media[media].subclip("p").name == "laugh"
    assert film.sequence.name == "Cut"
    assert not model.setData(model.index(0, 0), "  ")
    assert not model.setData(model.index(0, 1), "x")


def test_descriptions_say_what_is_seen(panel):
    text = panel.model.index(1, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "take.mp4" in text
    assert "used 4 times" in text


def test_thousands_of_media_keep_keys_only(panel, film, make_video):
    film.run(*(make_video(f"shot{number:04}.mp4") for number in range(500)))
    assert panel.model.rowCount() == 502
    assert all(isinstance(entry, Entry) for entry in panel.model.entries())
