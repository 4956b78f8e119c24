from kijkocut.desktop.shelf import Entry, EntryKind

STEP = 705_600_000 // 25


def test_the_range_of_the_source_goes_to_the_playhead(window):
    desk, book = window.desk, window.actions_
    assert not book.get("source.insert").isEnabled()
    desk.show_source(next(iter(desk.project.media)), 10 * STEP, 20 * STEP)
    book.refresh()
    desk.move_playhead(40 * STEP)
    end = desk.project.sequence_end(desk.sequence.id)
    book.trigger("source.insert")
    assert desk.project.sequence_end(desk.sequence.id) == end + 10 * STEP
    book.trigger("source.overwrite")
    assert desk.project.sequence_end(desk.sequence.id) == end + 10 * STEP
    book.trigger("source.append")
    assert desk.project.sequence_end(desk.sequence.id) == end + 20 * STEP
    desk.move_playhead(0)
    desk.select(())
    for name in ("exchange", "fit_to_fill", "on_top"):
        before = desk.project
        book.trigger(f"source.{name}")
        assert desk.project is not before, name
    desk.close()


def test_without_a_source_what_is_chosen_in_the_media_dock_goes_there(film, window, do):
    (key,) = film.project.media
    film.shelf.choose((Entry(kind=EntryKind.media, id=key),))
    end = film.project.sequence_end(film.sequence.id)
    do("source.append")
    assert film.project.sequence_end(film.sequence.id) > end
