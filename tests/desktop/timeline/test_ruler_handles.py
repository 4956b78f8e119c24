from kijkocut.desktop.timeline.ruler_handles import Hold, handle_at, moved
from kijkocut.edit.commands.add_marker import AddMarker
from kijkocut.edit.commands.set_range import SetRange


def test_range_and_markers_are_taken_and_moved(film, panel):
    sequence, frame = film.sequence, film.sequence.rate.frame_ticks
    film.run(SetRange(sequence=sequence.id, range_in=10 * frame, range_out=20 * frame))
    film.run(AddMarker(sequence=sequence.id, at=30 * frame, name="Here"))
    sequence, view = film.sequence, panel.view

    def at(frames, y):
        return handle_at(film.project, sequence, view, (view.x_of(frames * frame), y, 30))

    assert at(10, 3).hold is Hold.range_in
    assert at(20, 3).hold is Hold.range_out
    assert at(30, 25).marker.name == "Here"
    assert at(10, 25) is None
    assert at(30, 12) is None
    assert moved(at(10, 3), sequence, 50 * frame).range_in == 19 * frame
    assert moved(at(20, 3), sequence, 0).range_out == 11 * frame
    assert moved(at(30, 25), sequence, 33 * frame + 5).at == 33 * frame
    assert moved(at(30, 25), sequence, 30 * frame) is None
