import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kijkocut.desktop.action import ActionBook
from kijkocut.desktop.action_sets import found_actions
from kijkocut.desktop.viewer.canvas_handles import CanvasHandles
from kijkocut.desktop.viewer.panel import ViewerPanel
from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.edit.commands.add_multicam import AddMulticam, AngleRecordings, Recording
from kijkocut.edit.commands.overwrite import Overwrite
from kijkocut.edit.placing import Placement
from kijkocut.model.clip import SequenceSource

STEP = 705_600_000 // 25


@pytest.fixture
def concert(film):
    """The film shows angle 1 of three for 40 s: a take again and again, each 4 frames later."""
    (media,) = film.project.media
    angles = tuple(
        AngleRecordings(
            name=f"Cam {n}",
            recordings=tuple(
                Recording(media=media, at=(4 * n + 50 * turn) * STEP) for turn in range(20)
            ),
        )
        for n in range(3)
    )
    film.run(AddMulticam(angles=angles, id="cam"))
    tracks = {t.name: t.id for t in film.project.sequence_tracks(film.sequence.id)}
    place = Overwrite(
        placement=Placement(source=SequenceSource(sequence="cam")),
        at=0,
        track=tracks["V1"],
        audio_track=tracks["A1"],
        id="x",
    )
    film.run(place)
    return film


def shown(desk):
    """Where angles begin on the film's picture, in frames, and which."""
    track = next(t for t in desk.project.sequence_tracks("main") if t.name == "V1")
    return [
        (clip.start // STEP, clip.source.angle)
        for clip in desk.project.lane(track.id)
        if isinstance(clip.source, SequenceSource)
    ]


@pytest.fixture
def program(concert, qtbot):
    """The program viewer in an active window with all actions, showing all angles; silent."""
    concert.settings.set("viewer.sound_device", "none")
    owner = QWidget()
    qtbot.addWidget(owner)
    actions = ActionBook(concert, owner, found_actions())
    panel = ViewerPanel(concert, actions, viewers_of(concert).program, (("play.play",),))
    panel.view.handles = CanvasHandles(concert, panel.stage, panel.view)
    QVBoxLayout(owner).addWidget(panel)
    owner.resize(640, 480)
    with qtbot.waitActive(owner):
        owner.show()
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_0, Qt.KeyboardModifier.ShiftModifier)
    assert viewers_of(concert).multicam.is_on
    yield panel
    owner.close()
    concert.close()


def test_number_keys_cut_while_it_plays_and_a_pass_is_one_step(concert, program, qtbot):
    steps = len(concert.work.session.history.steps)
    stage = program.stage
    qtbot.keyClick(program.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: concert.playhead >= 3 * STEP, timeout=60_000)
    qtbot.keyClick(program.view, Qt.Key.Key_2)
    first = shown(concert)
    assert stage.speed == 1
    qtbot.waitUntil(lambda: concert.playhead >= first[1][0] * STEP + 4 * STEP, timeout=60_000)
    qtbot.keyClick(program.view, Qt.Key.Key_3)
    qtbot.keyClick(program.view, Qt.Key.Key_3)
    found = shown(concert)
    assert [angle for _, angle in found] == ["1", "2", "3"]
    assert found[:2] == first
    assert found[2][0] >= first[1][0] + 4
    assert stage.speed == 1
    qtbot.keyClick(program.view, Qt.Key.Key_Space)
    assert stage.speed == 0
    assert len(concert.work.session.history.steps) == steps + 1
    concert.undo()
    assert shown(concert) == [(0, "1")]


def test_undoing_while_it_plays_takes_back_the_pass_so_far(concert, program, qtbot):
    qtbot.keyClick(program.view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: concert.playhead >= 2 * STEP, timeout=60_000)
    qtbot.keyClick(program.view, Qt.Key.Key_2)
    concert.undo()
    assert shown(concert) == [(0, "1")]
    qtbot.keyClick(program.view, Qt.Key.Key_3)
    assert shown(concert)[-1][1] == "3"
    program.stage.stop()
    assert concert.work.session.history.steps[concert.work.session.history.cursor].label


def test_keys_and_clicks_at_rest_cut_or_change_the_whole_clip(concert, program, qtbot):
    concert.move_playhead(10 * STEP)
    qtbot.keyClick(program.view, Qt.Key.Key_2)
    assert shown(concert) == [(0, "1"), (10, "2")]
    qtbot.keyClick(program.view, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert shown(concert) == [(0, "1"), (10, "3")]
    concert.move_playhead(20 * STEP)
    place = program.view.to_widget(program.view.handles.angles.places[1][1].center()).toPoint()
    qtbot.mouseClick(program.view, Qt.MouseButton.LeftButton, pos=place)
    assert shown(concert) == [(0, "1"), (10, "3"), (20, "2")]
    qtbot.mouseClick(
        program.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, place
    )
    assert shown(concert) == [(0, "1"), (10, "3"), (20, "2")]
    qtbot.mouseClick(program.view, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert len(shown(concert)) == 3


def test_all_angles_are_asked_for_and_the_program_again_when_it_is_off(concert, program, qtbot):
    plan, _ = program.stage._plans.frame(program.stage.subject.scene(), 10 * STEP, 1)
    assert len(plan.layers) == 3
    qtbot.keyClick(program.view, Qt.Key.Key_0, Qt.KeyboardModifier.ShiftModifier)
    plan, _ = program.stage._plans.frame(program.stage.subject.scene(), 10 * STEP, 1)
    assert len(plan.layers) == 1
    qtbot.keyClick(program.view, Qt.Key.Key_2)
    assert shown(concert) == [(0, "1")]


def test_a_number_without_an_angle_is_told(concert, program, qtbot):
    with qtbot.waitSignal(concert.noticed) as told:
        qtbot.keyClick(program.view, Qt.Key.Key_7)
    assert "no angle 7" in told.args[0].text
    assert shown(concert) == [(0, "1")]
