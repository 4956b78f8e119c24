import pytest

from kijkocut.model.codec import digest
from kijkocut.workspace.exports.snapshot import SnapshotError, read_snapshot, write_snapshot


def test_a_project_comes_back_equal(work, tmp_path):
    path = tmp_path / "project.bin"
    write_snapshot(work.project, path)
    assert digest(read_snapshot(path)) == digest(work.project)


def test_damage_is_noticed(work, tmp_path):
    path = tmp_path / "project.bin"
    write_snapshot(work.project, path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(SnapshotError, match="Export from the project again"):
        read_snapshot(path)
    with pytest.raises(SnapshotError):
        read_snapshot(tmp_path / "none.bin")
