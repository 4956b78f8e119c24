import pytest

from kijkocut.alignment import AlignMethod
from kijkocut.desktop.media.errands import Errands
from kijkocut.desktop.media.multicam_making import MulticamOrder, make_multicam, multicam_command
from kijkocut.model.angles import angles_of
from kijkocut.model.clip import SequenceSource
from kijkocut.model.sequence import AngleSound
from kijkocut.synth import Footage, write_footage

STEP = 705_600_000 // 25


@pytest.fixture
def cameras(film, tmp_path):
    """Two cameras with timecode, the second an hour and ten frames in, and one without."""
    made = []
    for name, label in (("one", "01:00:00:00"), ("two", "01:00:00:10"), ("three", "")):
        tags = (("timecode", label),) if label else ()
        one = Footage(width=64, height=36, frames=30, rate=film.sequence.rate, metadata=tags)
        made.append(write_footage(tmp_path / f"{name}.mov", one))
    film.work.import_files(made)
    by_name = {media.name: key for key, media in film.project.media.items()}
    return [by_name[f"{name}.mov"] for name in ("one", "two", "three")]


def an_order(cameras, **fields):
    names = ("Wide", "Close", "Wide 2")
    fields = {"name": "Show", "method": AlignMethod.timecode, **fields}
    return MulticamOrder(recordings=tuple(zip(cameras, names, strict=False)), **fields)


@pytest.fixture
def errands(film):
    made = Errands(film)
    yield made
    made.cancel()


def test_a_multicam_and_a_cut_of_it_are_made_in_one_step(film, cameras, errands, qtbot):
    steps = len(film.work.session.history.steps)
    make_multicam(film, errands, an_order(cameras[:2]))
    qtbot.waitUntil(lambda: len(film.project.sequences) == 3, timeout=60_000)
    assert len(film.work.session.history.steps) == steps + 1
    multicam = next(s for s in film.project.sequences.values() if s.multicam is not None)
    places = [
        next(iter(film.project.lane(angle.pictures[0]))).start // STEP
        for angle in angles_of(film.project, multicam.id)
    ]
    assert places == [0, 10]
    assert multicam.start_timecode == 3600 * 25 * STEP
    assert (film.sequence.name, film.sequence.width) == ("Show cut", 64)
    (clip,) = film.project.lane(film.sequence.tracks[0])
    assert clip.source == SequenceSource(sequence=multicam.id, angle="1")
    film.undo()
    assert len(film.project.sequences) == 1


def test_what_can_not_be_brought_into_step_is_left_out_and_told(film, cameras, errands, qtbot):
    told = []
    film.noticed.connect(lambda notice: told.append(notice.text))
    make_multicam(film, errands, an_order(cameras, is_cut=False))
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    multicam = next(s for s in film.project.sequences.values() if s.multicam is not None)
    assert [a.name for a in angles_of(film.project, multicam.id)] == ["Wide", "Close"]
    assert "three.mov" in told[-1]


def test_one_recording_alone_makes_no_multicam(film, cameras, errands, qtbot):
    told = []
    film.noticed.connect(lambda notice: told.append(notice.text))
    order = an_order((cameras[0], cameras[2]))
    make_multicam(film, errands, order)
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert "No multicam was made" in told[-1]
    assert len(film.project.sequences) == 1


def test_a_method_that_tells_nothing_is_told(film, cameras, errands, qtbot):
    with qtbot.waitSignal(film.noticed, timeout=60_000):
        make_multicam(film, errands, an_order(cameras, method=AlignMethod.sound))
    assert len(film.project.sequences) == 1


def test_a_recording_without_timecode_is_not_what_others_are_measured_by(
    film, cameras, errands, qtbot
):
    one, two, three = cameras
    make_multicam(film, errands, an_order((three, two, one), is_cut=False))
    qtbot.waitUntil(lambda: len(film.project.sequences) == 2, timeout=60_000)
    multicam = next(s for s in film.project.sequences.values() if s.multicam is not None)
    assert [a.name for a in angles_of(film.project, multicam.id)] == ["Close", "Wide 2"]


def test_recordings_of_one_angle_name_are_one_angle(film, cameras):
    order = MulticamOrder(
        name="Show",
        recordings=tuple((key, name) for key, name in zip(cameras, "aba", strict=True)),
        method=AlignMethod.start,
        sound=AngleSound.one,
        sound_angle="b",
    )
    command = multicam_command(film.project, order, dict.fromkeys(cameras, 0))
    assert [len(angle.recordings) for angle in command.angles] == [2, 1]
    assert command.sound_angle == "2"
    assert command.start_timecode == 0
