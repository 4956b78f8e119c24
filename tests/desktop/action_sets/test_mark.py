from PySide6.QtWidgets import QLineEdit

from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")


def _range(film):
    frame = film.sequence.rate.frame_ticks
    points = (film.sequence.range_in, film.sequence.range_out)
    return tuple(p // frame if p is not None else None for p in points)


def test_in_and_out(do, film, window):
    frame = film.sequence.rate.frame_ticks
    film.move_playhead(10 * frame)
    do("mark.in")
    film.move_playhead(29 * frame)
    do("mark.out")
    assert _range(film) == (10, 30), "the frame under the playhead is inside"
    do("mark.go_in")
    assert film.playhead == 10 * frame
    do("mark.go_out")
    assert film.playhead == 29 * frame
    do("mark.clear_in")
    assert _range(film) == (None, 30)
    do("mark.clear_out")
    assert _range(film) == (None, None)
    assert not window.actions_.get("mark.clear").isEnabled()
    do("mark.clip")
    assert _range(film) == (0, 40)
    film.select([A, B])
    do("mark.clip")
    assert _range(film) == (0, 80)
    do("mark.clear")
    assert _range(film) == (None, None)


def test_markers_are_made_changed_and_found(do, film, dialog):
    frame = film.sequence.rate.frame_ticks
    film.move_playhead(12 * frame)
    do("mark.add")
    (marker,) = film.project.markers.values()
    assert marker.at == 12 * frame
    dialog(lambda form: form.findChildren(QLineEdit)[0].setText("Cut"))
    do("mark.add")
    (marker,) = film.project.markers.values()
    assert marker.name == "Cut", "a second press changes it"
    film.move_playhead(30 * frame)
    dialog(lambda form: form.findChildren(QLineEdit)[0].setText("Two"))
    do("mark.edit")
    do("mark.previous_marker")
    assert film.playhead == 12 * frame
    do("mark.next_marker")
    assert film.playhead == 30 * frame
    do("mark.delete")
    assert [m.name for m in film.project.markers.values()] == ["Cut"]


def test_clip_markers_lie_on_the_source(do, film, dialog):
    frame = film.sequence.rate.frame_ticks
    film.select([B])
    film.move_playhead(50 * frame)
    do("mark.add_to_clip")
    (marker,) = film.project.clip(B).markers
    assert marker.at == 15 * frame
    dialog(lambda form: form.findChildren(QLineEdit)[0].setText("Here"))
    do("mark.add_to_clip")
    assert [m.name for m in film.project.clip(B).markers] == ["Here"]
    do("mark.delete_from_clip")
    assert film.project.clip(B).markers == ()


def test_from_edit_point_to_edit_point_and_to_a_typed_time(do, film, dialog):
    frame = film.sequence.rate.frame_ticks
    seen = []
    for _ in range(3):
        do("mark.next_edit")
        seen.append(film.playhead // frame)
    assert seen == [40, 80, 80]
    do("mark.previous_edit")
    do("mark.previous_edit")
    assert film.playhead == 0
    dialog(lambda form: form.findChild(QLineEdit).setText("1:10"))
    do("mark.go_to")
    assert film.playhead == 35 * frame
