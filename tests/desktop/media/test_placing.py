import pytest

from kijkocut.desktop.dragging import Dragged, DragKind
from kijkocut.desktop.media.placing import Manner, place_entries, place_sources, target_tracks
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.set_range import SetRange
from kijkocut.edit.commands.set_track import SetTrack
from kijkocut.model.ids import ClipId


@pytest.fixture
def shots(film, make_video) -> tuple[Entry, ...]:
    """Two shots of one and two seconds."""
    film.run(make_video("one.mp4", seconds=1), make_video("two.mp4", seconds=2))
    return tuple(Entry(kind=EntryKind.media, id=name) for name in ("one", "two"))


def row(desk, name) -> list[tuple[str, int, int]]:
    """The clips of a track: what they are called, first frame, length in frames."""
    (track,) = (t for t in desk.project.sequence_tracks("main") if t.name == name)
    frame = desk.sequence.rate.frame_ticks
    lane = desk.project.lane(track.id)
    return [(c.name, c.start // frame, c.duration // frame) for c in lane]


def test_inserted_media_push_and_keep_their_order(film, shots):
    film.move_playhead(40 * film.sequence.rate.frame_ticks)
    steps = len(film.work.session.history.steps)
    place_entries(film, shots, Manner.insert)
    assert len(film.work.session.history.steps) == steps + 1
    assert row(film, "V1") == [
        ("take.mp4", 0, 40),
        ("one.mp4", 40, 25),
        ("two.mp4", 65, 50),
        ("take.mp4", 115, 40),
    ]
    assert row(film, "A1")[1:3] == [("one.mp4", 40, 25), ("two.mp4", 65, 50)]
    assert film.playhead == 115 * film.sequence.rate.frame_ticks
    assert len(film.selection) == 4


def test_overwriting_replaces_and_appending_comes_last(film, shots):
    place_entries(film, shots, Manner.overwrite)
    assert row(film, "V1") == [("one.mp4", 0, 25), ("two.mp4", 25, 50), ("take.mp4", 75, 5)]
    place_entries(film, shots[:1], Manner.append)
    assert row(film, "V1")[-1] == ("one.mp4", 80, 25)


def test_only_targets_are_hit(film, shots, qtbot):
    video, audio = target_tracks(film.project, "main")
    film.run(SetTrack(track=audio, is_target=False))
    place_entries(film, shots[:1], Manner.append)
    assert len(row(film, "A1")) == 2
    film.run(SetTrack(track=video, is_target=False))
    with qtbot.waitSignal(film.noticed):
        place_entries(film, shots[:1], Manner.append)


def ranged(film, start, stop):
    frame = film.sequence.rate.frame_ticks
    ticks = tuple(None if one is None else one * frame for one in (start, stop))
    film.run(SetRange(sequence=film.sequence.id, range_in=ticks[0], range_out=ticks[1]))


def source_in(film, name):
    frame = film.sequence.rate.frame_ticks
    clips = [c for t in film.project.tracks for c in film.project.lane(t)]
    return next(c.source_in // frame for c in clips if c.name == name)


@pytest.mark.parametrize(
    ("marks", "source", "placed"),
    [
        ((10, None), (None, None), (10, 50, 0)),
        ((None, 60), (None, None), (10, 50, 0)),
        ((10, 30), (None, None), (10, 20, 0)),
        ((10, 30), (5, None), (10, 20, 5)),
        ((10, 30), (None, 45), (10, 20, 25)),
        ((10, 30), (5, 10), (10, 5, 5)),
    ],
)
def test_three_points_decide_and_are_gone_afterwards(film, shots, marks, source, placed):
    frame = film.sequence.rate.frame_ticks
    ranged(film, *marks)
    film.show_source("two", *(None if one is None else one * frame for one in source))
    place_entries(film, shots[1:], Manner.overwrite)
    at, length, begin = placed
    assert ("two.mp4", at, length) in row(film, "V1")
    assert source_in(film, "two.mp4") == begin
    assert (film.sequence.range_in, film.sequence.range_out) == (None, None)
    film.undo()
    assert ("two.mp4", at, length) not in row(film, "V1")


def test_a_source_takes_the_place_of_the_clip_that_is_here(film, shots, qtbot):
    frame = film.sequence.rate.frame_ticks
    film.move_playhead(50 * frame)
    place_entries(film, shots[1:], Manner.exchange)
    assert row(film, "V1") == [("take.mp4", 0, 40), ("two.mp4", 40, 40)]
    assert row(film, "A1")[1] == ("two.mp4", 40, 40)
    film.undo()
    film.show_source("two", 7 * frame, None)
    place_entries(film, shots[1:], Manner.exchange)
    assert source_in(film, "two.mp4") == 7
    film.move_playhead(500 * frame)
    film.select(())
    with qtbot.waitSignal(film.noticed):
        place_entries(film, shots[1:], Manner.exchange)


def test_a_range_or_a_clip_is_filled_by_speed(film, shots, qtbot):
    frame = film.sequence.rate.frame_ticks
    ranged(film, 30, 55)
    place_entries(film, shots[1:], Manner.fit_to_fill)
    assert ("two.mp4", 30, 25) in row(film, "V1")
    film.undo()
    film.undo()
    film.move_playhead(60 * frame)
    place_entries(film, shots[:1], Manner.fit_to_fill)
    assert row(film, "V1")[1] == ("one.mp4", 40, 40)
    film.select(())
    film.move_playhead(500 * frame)
    with qtbot.waitSignal(film.noticed):
        place_entries(film, shots[:1], Manner.fit_to_fill)


def test_on_top_needs_no_room_below(film, shots):
    before = row(film, "V1")
    place_entries(film, shots, Manner.on_top)
    assert row(film, "V1") == before
    tops = [t.name for t in film.project.sequence_tracks("main") if row(film, t.name)]
    assert "V2" in tops
    assert row(film, "V2") == [("one.mp4", 0, 25), ("two.mp4", 25, 50)]
    assert row(film, "A2") == [("one.mp4", 0, 25), ("two.mp4", 25, 50)]
    film.move_playhead(0)
    place_entries(film, shots[:1], Manner.on_top)
    assert row(film, "V3") == [("one.mp4", 0, 25)]


def test_half_of_a_source_can_be_placed(film, shots):
    for kind, there, bare in ((DragKind.video, "V1", "A1"), (DragKind.audio, "A1", "V1")):
        before = row(film, bare)
        half = Dragged(media="one", source_out=film.sequence.rate.frame_ticks * 5, kind=kind)
        place_sources(film, (half,), Manner.append)
        assert row(film, there)[-1][0] == "one.mp4"
        assert row(film, bare) == before
        film.undo()


def test_sources_become_takes_of_the_clip_that_is_here(film, shots, qtbot):
    frame = film.sequence.rate.frame_ticks
    film.move_playhead(50 * frame)
    before = row(film, "V1")
    film.show_source("two", 3 * frame, None)
    place_entries(film, shots, Manner.take)
    assert row(film, "V1") == before
    clip = film.project.clip(ClipId("b"))
    assert [(t.name, t.source_in // frame) for t in clip.takes] == [("one.mp4", 0), ("two.mp4", 3)]
    assert film.playhead == 50 * frame
    film.undo()
    assert film.project.clip(ClipId("b")).takes == ()
    film.move_playhead(500 * frame)
    film.select(())
    with qtbot.waitSignal(film.noticed):
        place_entries(film, shots, Manner.take)
