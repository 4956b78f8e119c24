from PySide6.QtCore import QPoint

from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.desktop.theme import LIGHT
from kijkocut.edit.commands.add_subclip import AddSubclip
from kijkocut.edit.commands.set_media import SetMedia


def colours(view, rect) -> set[str]:
    image = view.viewport().grab(rect).toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_cards_show_the_colour_label(panel, film):
    (media,) = film.project.media
    view = panel.grid
    index = panel.model.index_of(Entry(kind=EntryKind.media, id=media))
    assert "#8a63b8" not in colours(view, view.visualRect(index))
    film.run(SetMedia(media=media, colour="#8a63b8"))
    assert "#8a63b8" in colours(view, view.visualRect(index))


def test_the_theme_changes_at_once(panel, film):
    film.settings.set("look.theme", "light")
    assert panel.faces.theme is LIGHT
    card = panel.grid.visualRect(panel.model.index(0, 0))
    assert LIGHT.nest in colours(panel.grid, card)


def test_moving_along_a_card_shows_other_places(panel, film, qtbot):
    (media,) = film.project.media
    film.run(AddSubclip(media=media, source_in=0, source_out=5, name="bit", id="p"))
    entry = Entry(kind=EntryKind.media, id=media)
    view = panel.grid
    picture = view.cards.picture_rect(view.visualRect(panel.model.index_of(entry)))
    qtbot.mouseMove(view.viewport(), picture.topLeft() + QPoint(picture.width() * 3 // 4, 9))
    found, share = panel.faces.hovered
    assert found == entry
    assert 0.7 < share < 0.8
    subject = film.project.media[media]
    assert panel.faces._place(entry, subject) == 24
    part = Entry(kind=EntryKind.subclip, id=media, part="p")
    assert panel.faces._place(part, subject) == 0
    qtbot.mouseMove(view.viewport(), view.viewport().rect().bottomRight())
    assert panel.faces.hovered is None
