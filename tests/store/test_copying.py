from pathlib import Path

import pytest

from kijkocut.store import ProjectFile
from kijkocut.store.content import Mark
from kijkocut.store.copying import new_file, verified_copy
from kijkocut.store.errors import DamagedError, DiskFullError, ExistsError
from kijkocut.store.rows import Tally


def test_a_copy_that_reads_back_different_is_not_put_in_place(opened: ProjectFile) -> None:
    target = opened.path.with_name("copy.kijko")
    with pytest.raises(DamagedError, match="differs"):
        verified_copy(opened._connection, Mark(b"other", Tally(1, 2)), target)
    assert [p.name for p in target.parent.glob("*copy*")] == []


def test_a_disk_without_room_is_not_tried(
    opened: ProjectFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 1000

    monkeypatch.setattr("kijkocut.store.copying.shutil.disk_usage", lambda _: Usage)
    with pytest.raises(DiskFullError):
        opened.save_as(opened.path.with_name("copy.kijko"))


def test_a_name_taken_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "a"
    with pytest.raises(ExistsError), new_file(target) as temporary:  # noqa: PT012
        temporary.write_text("new")
        target.write_text("mine")
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    assert target.read_text() == "mine"


def test_a_name_taken_meanwhile_is_safe_without_hard_links_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError("no hard links here")

    monkeypatch.setattr("os.link", no_links)
    target = tmp_path / "a"
    with new_file(target) as temporary:
        temporary.write_text("new")
    assert target.read_text() == "new"
    with pytest.raises(ExistsError), new_file(tmp_path / "b") as temporary:  # noqa: PT012
        temporary.write_text("new")
        (tmp_path / "b").write_text("mine")
    assert (tmp_path / "b").read_text() == "mine"


def test_nothing_is_left_of_what_failed(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), new_file(tmp_path / "a") as temporary:  # noqa: PT012
        temporary.write_text("half")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []
