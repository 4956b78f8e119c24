from PySide6.QtWidgets import QComboBox, QLineEdit

from kijkocut.edit.commands.set_range import SetRange
from kijkocut.model.ids import ClipId

A, B = ClipId("a"), ClipId("b")


def names(film):
    return [t.name for t in film.project.sequence_tracks(film.sequence.id)]


def test_snapping_and_following_are_switches(do, film, window):
    do("timeline.snapping")
    assert not film.settings.is_on("timeline.snapping")
    assert not window.actions_.get("timeline.snapping").isChecked()
    do("timeline.follow_off")
    assert film.settings.text("timeline.follow") == "off"
    assert window.actions_.get("timeline.follow_off").isChecked()


def test_lift_and_extract_between_in_and_out(do, film, frames, window):
    frame = film.sequence.rate.frame_ticks
    assert not window.actions_.get("timeline.lift").isEnabled()
    film.run(SetRange(sequence=film.sequence.id, range_in=10 * frame, range_out=20 * frame))
    do("timeline.lift")
    assert (frames("a"), frames("b")) == ((0, 10), (40, 80))
    film.undo()
    do("timeline.extract")
    assert (frames("a"), frames("b")) == ((0, 10), (30, 70))
    assert film.playhead == 10 * frame


def test_gaps_and_spaces(do, film, frames, dialog):
    frame = film.sequence.rate.frame_ticks
    film.move_playhead(40 * frame)
    dialog(lambda form: form.findChild(QLineEdit).setText("15"))
    do("timeline.insert_space")
    assert frames("b") == (55, 95)
    film.move_playhead(45 * frame)
    do("timeline.delete_gap")
    assert frames("b") == (40, 80)
    film.undo()
    do("timeline.delete_all_gaps")
    assert frames("b") == (40, 80)


def test_tracks_come_go_move_and_get_names(do, film, dialog):
    do("timeline.add_video_track")
    do("timeline.add_audio_track")
    do("timeline.add_caption_track")
    assert {"V2", "A2", "C1"} <= set(names(film))
    count = len(names(film))
    film.select([A])
    # The track of the selected clip is offered first.
    dialog(lambda _: dialog(lambda form: form.findChild(QLineEdit).setText("Interview")))
    do("timeline.rename_track")
    assert "Interview" in names(film)
    dialog(lambda _: None)
    do("timeline.track_up")
    assert names(film).index("Interview") > names(film).index("V2")
    dialog(lambda form: form.findChild(QComboBox).setCurrentText("V2 (video)"))
    do("timeline.delete_track")
    assert len(names(film)) == count - 1
    heights = [t.height for t in film.project.tracks.values()]
    do("timeline.taller_tracks")
    assert all(t.height > min(heights) for t in film.project.tracks.values())
    do("timeline.lower_tracks")
    assert [t.height for t in film.project.tracks.values()] == heights
