from PySide6.QtCore import Qt

from kijkocut.desktop.dragging import Dragged, read_media
from kijkocut.desktop.media.columns import COLUMNS
from kijkocut.desktop.shelf import Entry, EntryKind

TAKE = "take.mp4"


def names(panel) -> list[str]:
    return [panel.model.subject(entry).name for entry in panel.model.entries()]


def entry_named(panel, name):
    return next(e for e in panel.model.entries() if panel.model.subject(e).name == name)


def click(qtbot, view, index, **keys):
    spot = view.visualRect(index).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot, **keys)


def test_the_film_lists_its_footage_and_itself(panel):
    assert names(panel) == ["Film", TAKE]
    row = [panel.model.index(1, place).data() for place in range(len(COLUMNS))]
    assert row[:5] == [TAKE, "00:00:02:00", "128 \u00d7 72", "25", "h264, aac"]
    assert row[-1] == "4"  # two pictures with their sound


def test_dropped_files_come_in_as_one_step(  # noqa: PLR0917
    panel, film, tmp_path, qtbot, drop_on, files, footage
):
    other = tmp_path / "other.mp4"
    other.write_bytes(footage.read_bytes() + b"\0" * 64)
    (tmp_path / "notes.txt").write_text("no film")
    before = film.project
    with qtbot.waitSignal(panel.importer.finished, timeout=20_000):
        drop_on(panel.view.viewport(), files(other, tmp_path / "notes.txt"))
        assert panel.importer.running
    assert "other.mp4" in names(panel)
    assert panel.intake.isVisible()
    assert [path.name for path, _ in panel.importer.refused] == ["notes.txt"]
    film.undo()
    assert film.project == before


def test_a_cancelled_import_adds_nothing(panel, film, tmp_path, qtbot, drop_on, files):
    before = film.project
    drop_on(panel.view.viewport(), files(tmp_path))
    panel.importer.cancel()
    qtbot.waitUntil(lambda: not panel.importer.running, timeout=20_000)
    assert film.project is before


def test_what_is_dragged_away_names_media_and_files(panel, film, footage):
    (media,) = film.project.media
    model = panel.model
    mime = model.mimeData([model.index(0, 0), model.index(1, 0), model.index(1, 1)])
    end = film.project.media[media].facts.duration
    assert read_media(mime) == (
        Dragged(sequence="main", source_out=film.project.sequence_end("main")),
        Dragged(media=media, source_out=end),
    )
    assert [url.toLocalFile() for url in mime.urls()] == [str(footage)]
    assert model.supportedDragActions() == Qt.DropAction.CopyAction


def test_clicks_choose_and_enter_opens(panel, film, qtbot):
    index = panel.model.index(1, 0)
    click(qtbot, panel.view, index)
    (media,) = film.project.media
    assert film.shelf.entries == (Entry(kind=EntryKind.media, id=media),)
    with qtbot.waitSignal(film.source_changed):
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert film.source_media.id == media


def test_typing_searches(panel, qtbot):
    qtbot.keyClicks(panel.bar.search, "h264")
    assert names(panel) == [TAKE]
    qtbot.keyClicks(panel.bar.search, "x")
    assert panel.pages.currentWidget() is panel.empty
    panel.bar.show_everything()
    assert len(names(panel)) == 2


def test_an_empty_desk_says_what_to_do(desk, show_panel):
    panel = show_panel(desk)
    assert panel.pages.currentWidget() is panel.empty
    assert "No project" in panel.empty.text()
