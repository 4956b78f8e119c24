import pytest

from kijkocut.desktop.viewer.marking import clear_marks, go_to_in, go_to_out, mark_in, mark_out

STEP = 705_600_000 // 25


@pytest.mark.parametrize("is_source", [False, True])
def test_marks_are_set_in_the_viewer_that_keys_steer(film, viewers, is_source):
    if is_source:
        film.show_source(next(iter(film.project.media)))
        viewers.activate(viewers.source)
    subject = viewers.active.subject
    subject.move(5 * STEP)
    mark_in(film)
    subject.move(9 * STEP)
    mark_out(film)
    assert subject.range == (5 * STEP, 10 * STEP)
    go_to_in(film)
    assert subject.at == 5 * STEP
    go_to_out(film)
    assert subject.at == 9 * STEP
    subject.move(20 * STEP)
    mark_in(film)
    assert subject.range == (20 * STEP, None)
    clear_marks(film)
    assert subject.range == (None, None)
    assert (film.source_range == (None, None)) or is_source
