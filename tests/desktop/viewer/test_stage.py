from threading import Thread

import numpy as np
from PySide6.QtGui import QImage

from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.playback import Trouble
from kijkocut.synth import read_frame_number

STEP = 705_600_000 // 25


def test_a_moved_playhead_shows_a_draft_at_once_and_the_frame_at_rest(film, viewers, qtbot):
    stage, projection = viewers.program, viewers.projection
    film.move_playhead(7 * STEP)
    plan, _, is_rough = projection.asked[-1]
    assert is_rough
    assert plan.size == (32, 18)
    with qtbot.waitSignal(stage.shown):
        projection.answer()
    assert not stage.is_final
    qtbot.waitUntil(lambda: not projection.asked[-1][2])
    assert projection.asked[-1][0].size == (128, 72)
    with qtbot.waitSignal(stage.shown):
        projection.answer()
    assert stage.is_final
    assert stage.picture.size == (128, 72)


def test_answers_that_were_overtaken_are_not_shown_after_newer_ones(film, viewers, qtbot):
    stage, projection = viewers.program, viewers.projection
    film.move_playhead(1 * STEP)
    film.move_playhead(2 * STEP)
    newest = len(projection.asked)
    with qtbot.waitSignal(stage.shown):
        assert projection.answer(newest)
    assert not projection.answer(newest - 1)


def test_an_edit_shows_the_frame_anew(film, viewers):
    asked = len(viewers.projection.asked)
    film.undo()
    _, project, is_rough = viewers.projection.asked[-1]
    assert len(viewers.projection.asked) > asked
    assert project is film.project
    assert not is_rough


def test_what_a_drag_would_give_is_shown_instead(film, viewers):
    other = film.project.apply(())
    viewers.program.show_instead(other)
    assert viewers.projection.asked[-1][1] is other
    viewers.program.show_instead(None)
    assert viewers.projection.asked[-1][1] is film.project


def test_pictures_are_given_back_when_others_come(film, viewers, qtbot):
    stage, projection = viewers.program, viewers.projection
    given = []
    for frame in (1, 2):
        film.move_playhead(frame * STEP)
        with qtbot.waitSignal(stage.shown):
            projection.answer(release=lambda frame=frame: given.append(frame))
    assert given == [1]
    stage.clear()
    assert given == [1, 2]
    assert stage.picture is None


def test_a_capture_is_the_frame_at_full_size(film, viewers, qtbot):
    film.settings.set("viewer.quality", "quarter")
    taken = []
    viewers.program.capture(taken.append)
    viewers.projection.answer()
    qtbot.waitUntil(lambda: bool(taken))
    assert (taken[0].width(), taken[0].height()) == (128, 72)


def test_trouble_is_said(film, viewers, qtbot):
    film.move_playhead(3 * STEP)
    ticket = len(viewers.projection.asked)
    with qtbot.waitSignal(film.noticed) as said:
        viewers.projection.listeners[0](Trouble(ticket=ticket, code="x", message="It broke."))
    assert said.args[0].text == "It broke."


def test_j_and_l_go_faster_each_time_and_turn_round(film, viewers):
    stage = viewers.program
    speeds = []
    for way in (1, 1, 1, 1, 1, -1, -1):
        stage.shuttle(way)
        speeds.append(stage.speed)
    stage.stop()
    assert speeds == [1, 2, 4, 8, 8, -1, -2]
    assert stage.speed == 0


def test_one_viewer_plays_at_a_time(film, viewers):
    film.show_source(next(iter(film.project.media)))
    viewers.source.play(1)
    viewers.program.play(1)
    assert (viewers.source.speed, viewers.program.speed) == (0, 1)
    viewers.program.stop()


def test_steps_stay_within_the_film(film, viewers):
    stage = viewers.program
    stage.step(-3)
    assert film.playhead == 0
    stage.step(5)
    assert film.playhead == 5 * STEP
    stage.step(10_000)
    assert film.playhead == 80 * STEP


def test_playing_moves_the_playhead_and_ends_by_itself(real, qtbot):
    stage = viewers_of(real).program
    real.move_playhead(70 * STEP)
    stage.play(1)
    qtbot.waitUntil(lambda: real.playhead > 72 * STEP, timeout=60_000)
    qtbot.waitUntil(lambda: stage.speed == 0, timeout=60_000)
    assert real.playhead == 79 * STEP


def test_the_right_frame_of_the_real_film_is_seen(real, qtbot):
    stage = viewers_of(real).program
    real.move_playhead(42 * STEP)
    qtbot.waitUntil(lambda: stage.is_final and stage.picture is not None, timeout=60_000)
    assert read_frame_number(np.asarray(stage.picture.pixels)) == 5 + 2
    form = QImage.Format.Format_RGBA8888
    image = QImage(stage.picture.pixels.data, 128, 72, 512, form)
    assert not image.isNull()


def test_a_kept_frame_under_a_dragged_head_is_final_at_once(viewers, projection, qtbot):
    stage = viewers.program
    stage.subject.move(5 * stage.subject.rate.frame_ticks)
    assert projection.asked[-1][2]  # rough
    assert projection.better[-1]
    count = len(projection.asked)
    projection.answer(is_exact=True)
    qtbot.waitUntil(lambda: stage.is_final)
    qtbot.wait(100)  # longer than a head rests
    assert not [
        one
        for one in projection.asked[count:]
        if one[0].size == projection.asked[count - 1][0].size
    ]
    assert stage.is_final


def test_at_rest_the_frames_to_play_first_are_made(viewers, projection, qtbot):
    stage = viewers.program
    stage.refresh()
    count = len(projection.asked)
    projection.answer()
    qtbot.waitUntil(lambda: len(projection.asked) == count + 6, timeout=5000)
    assert not any(is_rough for _, _, is_rough in projection.asked[count:])
    assert not projection.answer()  # nobody shows them


def test_effects_that_were_read_again_are_seen_at_once(viewers, projection):
    count = len(projection.asked)
    projection.renewed.emit()
    assert len(projection.asked) > count


def test_steps_are_heard_when_that_is_wanted(viewers, projection, monkeypatch):
    stage, heard = viewers.program, []
    monkeypatch.setattr(stage.player, "scrub", lambda _, at: heard.append(at))
    stage.step(1)
    assert heard == []
    stage._desk.settings.set("play.scrub_sound", value=True)
    stage.step(1)
    assert heard == [stage.subject.at]


def test_the_exact_frame_of_before_does_not_keep_the_next_one_from_coming(film, viewers, qtbot):
    stage, projection = viewers.program, viewers.projection
    film.undo()
    exact = len(projection.asked)
    assert not projection.asked[-1][2]
    film.move_playhead(9 * STEP)
    draft = len(projection.asked)
    with qtbot.waitSignal(stage.shown):
        projection.answer(exact)
    assert not stage.is_settled
    with qtbot.waitSignal(stage.shown):
        projection.answer(draft)
    qtbot.waitUntil(lambda: not projection.asked[-1][2])
    with qtbot.waitSignal(stage.shown):
        projection.answer()
    assert stage.is_settled
    assert stage.picture.size == (128, 72)


def test_a_viewer_takes_back_its_own_wishes_only(film, viewers, projection):
    film.show_source(next(iter(film.project.media)))
    theirs = len(projection.asked)
    film.move_playhead(film.sequence.rate.frame_ticks)
    film.move_playhead(2 * film.sequence.rate.frame_ticks)
    assert projection.forgotten
    assert theirs not in projection.forgotten


def test_a_frame_that_waits_to_be_shown_does_not_stand_for_where_the_head_is_by_then(
    film, viewers, projection, qtbot
):
    stage = viewers.program
    film.move_playhead(3 * STEP)
    qtbot.waitUntil(lambda: not projection.asked[-1][2])
    answering = Thread(target=projection.answer)  # the exact frame, taken by the next event loop
    answering.start()
    answering.join()
    film.move_playhead(5 * STEP)
    with qtbot.waitSignal(stage.shown):
        pass
    assert not stage.is_final
    projection.answer()
    qtbot.waitUntil(lambda: not projection.asked[-1][2])
    projection.answer()
    qtbot.waitUntil(lambda: stage.is_final)
