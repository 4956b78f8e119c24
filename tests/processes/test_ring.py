"""Two sides of a ring see the same bytes; nothing is left behind; no room is an error, no crash."""

import errno
import os
from pathlib import Path

import pytest

from kijkocut.processes import NoRoomError, Ring
from kijkocut.processes import ring as ring_module


def test_what_one_side_writes_the_other_reads_in_the_same_slot() -> None:
    ours = Ring.create(7, slots=3, slot_bytes=4096)
    theirs = Ring.attach(7, ours.path, slots=3, slot_bytes=4096)
    ours.forget_name()
    for number in range(3):
        theirs.slot(number)[:] = bytes([number + 1]) * 4096
    assert [set(ours.slot(number)) for number in range(3)] == [{1}, {2}, {3}]
    assert all(len(ours.slot(number)) == 4096 for number in range(3))
    assert (ours.number, theirs.number) == (7, 7)


def test_the_name_goes_and_the_memory_stays() -> None:
    ring = Ring.create(1, slots=1, slot_bytes=100)
    assert Path(ring.path).stat().st_size == 100
    ring.forget_name()
    ring.forget_name()
    assert not Path(ring.path).exists()
    ring.slot(0)[:5] = b"still"
    assert bytes(ring.slot(0)[:5]) == b"still"


def test_a_slot_outlives_its_ring() -> None:
    ring = Ring.create(1, slots=2, slot_bytes=16)
    ring.forget_name()
    view = ring.slot(1)
    view[:4] = b"kept"
    del ring
    assert bytes(view[:4]) == b"kept"


def test_when_shared_memory_is_full_the_disk_is_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shared, disk = tmp_path / "shared", tmp_path / "disk"
    shared.mkdir()
    disk.mkdir()

    def full(handle: int, size: int) -> None:
        if Path(f"/proc/self/fd/{handle}").readlink().parent == shared:
            raise OSError(errno.ENOSPC, "full")
        os.truncate(handle, size)

    monkeypatch.setattr(ring_module, "_SHARED", shared)
    monkeypatch.setattr(ring_module.tempfile, "gettempdir", lambda: str(disk))
    monkeypatch.setattr(ring_module, "_reserve", full)
    ring = Ring.create(1, slots=1, slot_bytes=64)
    assert Path(ring.path).parent == disk
    assert list(shared.iterdir()) == []


def test_without_any_room_it_is_said_and_nothing_is_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(handle: int, size: int) -> None:
        raise OSError(errno.ENOSPC, f"{handle}: {size}")

    monkeypatch.setattr(ring_module, "_SHARED", tmp_path / "none")
    monkeypatch.setattr(ring_module.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(ring_module, "_reserve", full)
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises(NoRoomError, match="no room for 24 MB"):
        Ring.create(1, slots=3, slot_bytes=8_000_000)
    assert list(tmp_path.iterdir()) == []
    assert len(list(Path("/proc/self/fd").iterdir())) == before
