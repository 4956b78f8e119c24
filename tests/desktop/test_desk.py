from kijkocut.desktop.desk import Weight
from kijkocut.edit.commands.delete_clips import DeleteClips
from kijkocut.edit.commands.set_param import SetParam
from kijkocut.edit.edges import Side
from kijkocut.model.ids import ClipId
from kijkocut.testing.builders import F

A, B = ClipId("a"), ClipId("b")


def test_an_opened_project_is_told_and_shown(film, qtbot):
    assert film.sequence.name == "Film"
    path = film.work.path
    with qtbot.waitSignals([film.project_closing, film.project_opened, film.sequence_changed]):
        film.work.file.close()
        assert film.open(path)
    assert A in film.project.places


def test_what_cannot_be_opened_is_said_and_the_desk_stays(film, qtbot, tmp_path):
    with qtbot.waitSignal(film.noticed) as told:
        assert not film.open(tmp_path / "nothing.kijko")
    assert told.args[0].weight is Weight.trouble
    assert film.work is not None


def test_edits_are_told_and_refusals_too(film, qtbot):
    with qtbot.waitSignal(film.project_changed) as told:
        film.run(DeleteClips(clips=(A,)))
    assert ("clip", A) in told.args[0].removed
    with qtbot.waitSignal(film.noticed) as said:
        assert film.run(DeleteClips(clips=(A,))) is None
    assert said.args[0].weight is Weight.refused


def test_the_selection_holds_only_clips_that_are_there(film, qtbot):
    film.select((A, B, ClipId("x")))
    assert film.selection == {A, B}
    with qtbot.waitSignal(film.selection_changed):
        film.run(DeleteClips(clips=(A,)))
    assert [clip.id for clip in film.selected_clips] == [B]
    film.undo()
    assert A in film.project.places
    film.redo()
    assert A not in film.project.places


def test_the_playhead_stands_on_frames(film, qtbot):
    frame = film.sequence.rate.frame_ticks
    with qtbot.waitSignal(film.playhead_moved):
        film.move_playhead(3 * frame + frame // 2)
    assert film.playhead == 3 * frame
    film.move_playhead(-F)
    assert film.playhead == 0


def test_ends_of_clips_are_selected_until_clips_are(film):
    edges = {(ClipId("a"), Side.tail), (ClipId("b"), Side.head)}
    film.select([ClipId("a")])
    film.select_edges([*edges, (ClipId("gone"), Side.head)])
    assert film.selected_edges == edges
    assert film.selection == {"a"}
    film.undo()
    assert film.selected_edges == {(ClipId("a"), Side.tail)}
    film.select([ClipId("a")])
    assert film.selected_edges == frozenset()


def test_a_begun_step_is_one_step_or_none(film):
    steps = film.work.session.history.steps
    before = len(steps)
    film.begin_step("Drag")
    for value in (1.0, 2.0):
        film.run(SetParam(clip=ClipId("a"), name="rotation", value=value))
    film.end_step()
    assert len(film.work.session.history.steps) == before + 1
    film.begin_step("Drag")
    film.run(SetParam(clip=ClipId("a"), name="rotation", value=9.0))
    film.cancel_step()
    assert film.project.clip(ClipId("a")).params[0].value == 2.0
    film.cancel_step()
    film.end_step()
