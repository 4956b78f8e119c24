import pytest

from kijkocut.bench.measurement import Bench, Size


@pytest.mark.parametrize(("size", "wanted"), [(Size.toy, 1), (Size.quick, 2), (Size.full, 3)])
def test_settings_go_by_size(tmp_path, size, wanted):
    bench = Bench(folder=tmp_path, size=size, say=lambda line: None)
    assert bench.by_size(toy=1, quick=2, full=3) == wanted


def test_places_are_made_once(tmp_path):
    bench = Bench(folder=tmp_path, size=Size.toy, say=lambda line: None)
    assert bench.place("a/b").is_dir()
    assert bench.place("a/b") == tmp_path / "a" / "b"
