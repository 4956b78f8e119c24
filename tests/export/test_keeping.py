import pytest

from kijkocut.export.errors import TargetError
from kijkocut.export.keeping import refuse_replacing


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "footage.mp4"
    path.write_bytes(b"precious")
    return path


def test_a_kept_file_is_refused_by_every_name_it_has(kept, tmp_path):
    (tmp_path / "soft.mp4").symlink_to(kept)
    (tmp_path / "hard.mp4").hardlink_to(kept)
    for name in ("footage.mp4", "soft.mp4", "hard.mp4", "../" + tmp_path.name + "/footage.mp4"):
        with pytest.raises(TargetError, match="would replace"):
            refuse_replacing(tmp_path / name, [tmp_path / "other.mp4", kept])


def test_new_places_and_other_files_are_free(kept, tmp_path):
    (tmp_path / "old film.mp4").write_bytes(b"film")
    refuse_replacing(tmp_path / "old film.mp4", [kept])
    refuse_replacing(tmp_path / "new.mp4", [kept, tmp_path / "new.mp4"])
