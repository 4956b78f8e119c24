import pytest
from msgspec.structs import replace

from kijkocut.export import PresetLibrary, Request, forecast, overridden
from kijkocut.model.ids import SequenceId
from kijkocut.model.project import About, Project, load
from kijkocut.model.sequence import Sequence
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate

MAIN = SequenceId("main")


@pytest.fixture
def project() -> Project:
    sequence = Sequence(id=MAIN, name="Film", width=128, height=72, rate=Rate(25))
    return load(About(), [sequence], {})


@pytest.fixture
def asked(tmp_path) -> Request:
    preset = PresetLibrary().named("h264")
    return Request(preset=preset, out=tmp_path / "film", range=(0, 2 * TICKS_PER_SECOND))


def test_length_size_and_room_are_known_before_the_start(project, asked, tmp_path):
    found = forecast(project, MAIN, request=asked)
    assert found.problem == ""
    assert found.frames == 50
    assert found.path == tmp_path / "film.mp4"
    assert 0 < found.size.least < found.size.likely < found.size.most
    assert found.free > 0
    assert found.has_room
    assert not found.is_tight
    assert not found.is_replacing
    (tmp_path / "film.mp4").touch()
    assert forecast(project, MAIN, request=asked).is_replacing


def test_what_a_person_can_put_right_is_said_and_not_raised(project, asked, tmp_path):
    nowhere = replace(asked, out=tmp_path / "nowhere" / "film.mp4")
    assert "There is no folder" in forecast(project, MAIN, request=nowhere).problem
    empty = replace(asked, range=None)
    assert "nothing" in forecast(project, MAIN, request=empty).problem
    hdr = replace(asked, preset=overridden(asked.preset, {"colour": "pq"}))
    assert "10 bits" in forecast(project, MAIN, request=hdr).problem
    kept = tmp_path / "film.mp4"
    kept.touch()
    guarded = replace(asked, kept=(kept,))
    assert "would replace" in forecast(project, MAIN, request=guarded).problem
