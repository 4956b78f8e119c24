from kijkocut.desktop.media.filters import Filter, Show
from kijkocut.edit.commands.set_media import SetMedia


def choose(menu, text):
    (action,) = (action for action in menu.actions() if action.text() == text)
    action.trigger()


def test_filters_add_up_and_are_cleared(panel, film, qtbot):
    bar = panel.bar
    menu = bar.filters.menu()
    choose(menu, "Video")
    choose(menu, "Not used")
    choose(menu, "Favourites only")
    assert panel.model.filter == Filter(kind=Show.video, is_used=False, is_favourite=True)
    assert bar.filters.isChecked()
    assert "not everything" in bar.filters.toolTip()
    qtbot.keyClicks(bar.search, "x")
    bar.clear.trigger()
    assert panel.model.filter.is_open
    assert not bar.filters.isChecked()
    assert bar.search.text() == ""


def test_tags_in_use_can_be_chosen(panel, film):
    (media,) = film.project.media
    film.run(SetMedia(media=media, tags=("beach",)))
    menu = panel.bar._tag_menu
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["Any tag", "beach"]
    choose(menu, "beach")
    assert panel.model.filter.tag == "beach"
    assert panel.model.rowCount() == 1


def test_the_menu_sorts_as_the_headers_do(panel, film, make_video):
    film.run(make_video("long.mp4", seconds=90))
    menu = panel.bar.sorting.menu()
    choose(menu, "Duration")
    choose(menu, "Descending")
    assert panel.model.entries()[0].id == "long"
    assert panel.list.header().sortIndicatorSection() == 1
