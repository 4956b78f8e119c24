import sys

import pytest

from kijkocut.workspace.exports import wire
from kijkocut.workspace.exports.process import ExportCrashedError, ExportProcess


def _process(tmp_path) -> ExportProcess:
    place = tmp_path / "order"
    place.mkdir()
    return ExportProcess(place, cache_dir=tmp_path / "cache", config_dir=tmp_path / "config")


def test_an_order_that_can_not_be_read_is_told(tmp_path):
    process = _process(tmp_path)
    (told,) = process.messages()
    assert isinstance(told, wire.Failed)
    assert told.code == "export.snapshot"
    assert process.close() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_end_without_a_word_is_explained_and_swept(tmp_path):
    process = _process(tmp_path)
    process.kill()
    assert list(process.messages()) == []
    code = process.close()
    films = tmp_path / "films"
    films.mkdir()
    left = films / f".film.mp4.{process.pid:x}-00000000.part"
    left.touch()
    (films / f".stills.{process.pid:x}-00000000.part").mkdir()
    other = films / ".film.mp4.1-00000000.part"
    other.touch()
    process.sweep(films)
    assert list(films.iterdir()) == [other]
    assert "ended from outside" in str(process.obituary(code))
    assert "SIGSEGV" in str(process.obituary(-11))
    assert "exit code 3" in str(process.obituary(3))


def test_a_folder_that_is_not_there_is_no_start(tmp_path):
    with pytest.raises(ExportCrashedError):
        ExportProcess(tmp_path / "none", cache_dir=tmp_path, config_dir=tmp_path)
