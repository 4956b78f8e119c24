import pytest
from PySide6.QtCore import Qt

from kijkocut.desktop.viewer.viewers import viewers_of

STEP = 705_600_000 // 25


@pytest.fixture
def quiet(window):
    window.desk.settings.set("viewer.sound_device", "none")
    yield window
    window.desk.close()


def test_keys_of_the_timeline_walk_through_the_film(quiet):
    desk, book = quiet.desk, quiet.actions_
    walked = []
    for name in ("step_forward", "step_forward_5", "second_forward", "step_back", "go_end"):
        book.trigger(f"play.{name}")
        walked.append(desk.playhead // STEP)
    assert walked == [1, 6, 31, 30, 80]
    book.trigger("play.go_start")
    assert desk.playhead == 0


def test_playing_and_stopping_shows_on_the_action(quiet):
    book, stage = quiet.actions_, viewers_of(quiet.desk).program
    book.trigger("play.play")
    assert stage.speed == 1
    assert book.get("play.play").isChecked()
    book.trigger("play.forward")
    assert stage.speed == 2
    book.trigger("play.stop")
    assert stage.speed == 0
    assert not book.get("play.play").isChecked()


def test_in_to_out_and_around_play_their_range(quiet):
    desk, book = quiet.desk, quiet.actions_
    stage = viewers_of(desk).program
    stage.subject.set_range(10 * STEP, 20 * STEP)
    book.trigger("play.in_to_out")
    assert (stage.player.route.start, stage.player.route.stop) == (10 * STEP, 20 * STEP)
    book.trigger("play.loop")
    assert stage.player.route.is_looping
    book.trigger("play.stop")
    desk.move_playhead(60 * STEP)
    book.trigger("play.around")
    assert (stage.player.route.start, stage.player.route.stop) == (10 * STEP, 80 * STEP)
    book.trigger("play.stop")


def test_with_k_held_j_and_l_go_frame_by_frame(quiet, qtbot):
    desk, book = quiet.desk, quiet.actions_
    viewers = viewers_of(desk)
    viewers.is_k_held = True
    book.trigger("play.forward")
    book.trigger("play.forward")
    book.trigger("play.play_back")
    assert desk.playhead == STEP
    assert viewers.program.speed == 0
    assert not book.get("play.play").autoRepeat()
    assert Qt.Key.Key_K is not None


def test_marks_are_set_by_their_actions(quiet):
    desk, book = quiet.desk, quiet.actions_
    book.trigger("play.second_forward")
    book.trigger("mark.in")
    book.trigger("play.second_forward")
    book.trigger("mark.out")
    assert (desk.sequence.range_in, desk.sequence.range_out) == (25 * STEP, 51 * STEP)
    book.trigger("mark.go_in")
    assert desk.playhead == 25 * STEP
    book.trigger("mark.clear")
    assert desk.sequence.range_in is None
