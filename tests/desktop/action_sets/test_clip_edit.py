import pytest
from PySide6.QtWidgets import QLineEdit

from kijkocut.edit.commands.add_track import AddTrack
from kijkocut.edit.edges import Side
from kijkocut.model.ids import ClipId
from kijkocut.model.sequence import TrackKind

A, B = ClipId("a"), ClipId("b")


@pytest.fixture
def at(film):
    def move(frame):
        film.move_playhead(frame * film.sequence.rate.frame_ticks)

    return move


def test_split_takes_the_selection_or_the_targets(do, film, at, frames):
    at(20)
    do("clip.split")
    assert frames("a") == (0, 20)
    assert len(film.project.places) == 6
    at(60)
    film.select([B, "b-audio"])
    do("clip.split")
    assert (frames("b"), frames("b-audio")) == ((40, 60), (40, 60))
    at(50)
    do("clip.split_all")
    assert frames("b") == (40, 50)


@pytest.mark.parametrize(
    ("name", "a", "b", "playhead"),
    [
        ("trim_start", (10, 40), (40, 80), 10),
        ("trim_end", (0, 10), (40, 80), 10),
        ("ripple_start", (0, 30), (30, 70), 0),
        ("ripple_end", (0, 10), (10, 50), 10),
    ],
)
def test_trim_to_the_playhead(do, film, at, frames, name, a, b, playhead):  # noqa: PLR0917
    at(10)
    do(f"clip.{name}")
    assert (frames("a"), frames("b")) == (a, b)
    assert film.playhead == playhead * film.sequence.rate.frame_ticks
    film.undo()
    at(50)
    film.select([B])
    do(f"clip.{name}")
    assert frames("a") == (0, 40), "only what is selected"


def test_an_edit_point_is_extended_to_the_playhead(do, film, at, frames):
    at(43)
    do("clip.extend")
    assert (frames("a"), frames("b")) == ((0, 43), (43, 80))
    at(41)
    film.select_edges([(B, Side.head)])
    do("clip.extend")
    assert (frames("a"), frames("b")) == ((0, 43), (43, 80)), "the neighbour is in the way"


def test_nudging_clips_and_ends(do, film, frames):
    film.select([B])
    do("clip.nudge_right")
    do("clip.nudge_far_right")
    assert (frames("b"), frames("b-audio")) == ((51, 91), (51, 91))
    do("clip.nudge_left")
    film.select_edges([(B, Side.tail)])
    do("clip.nudge_far_left")
    assert frames("b") == (50, 80)
    film.take_tool("ripple")
    film.select_edges([(A, Side.tail)])
    do("clip.nudge_left")
    assert (frames("a"), frames("b")) == ((0, 39), (49, 79))


def test_moving_by_a_typed_time_and_to_another_track(do, film, frames, dialog):
    film.run(AddTrack(sequence=film.sequence.id, kind=TrackKind.video))
    film.select([B, "b-audio"])
    dialog(lambda form: form.findChild(QLineEdit).setText("+1:05"))
    do("clip.move_by")
    assert frames("b") == (70, 110)
    do("clip.track_up")
    assert film.project.tracks[film.project.clip(B).track].name == "V2"
    do("clip.track_down")
    assert film.project.tracks[film.project.clip(B).track].name == "V1"


def test_slip_slide_and_length_by_keys(do, film, at, frames, dialog):
    frame = film.sequence.rate.frame_ticks
    film.select([A])
    do("clip.slip_right")
    assert film.project.clip(A).source_in == 4 * frame
    do("clip.slip_left")
    assert film.project.clip(A).source_in == 5 * frame
    at(20)
    do("clip.split")
    right = film.project.lane(film.project.clip(A).track).at(20 * frame)
    film.select([right.id])
    do("clip.slide_right")
    assert (frames("a"), frames(right.id), frames("b")) == ((0, 21), (21, 41), (41, 80))
    do("clip.slide_left")
    dialog(lambda form: form.findChild(QLineEdit).setText("10"))
    do("clip.length")
    assert (frames(right.id), frames("b")) == ((20, 30), (30, 70))
