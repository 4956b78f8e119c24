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
    desk.close()
