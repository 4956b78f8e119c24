import pytest

from kijkocut.desktop.media.placing import Manner, place_entries, target_tracks
from kijkocut.desktop.shelf import Entry, EntryKind
from kijkocut.edit.commands.set_track import SetTrack


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
