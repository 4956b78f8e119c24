import os
import socket
from pathlib import Path

import msgspec

from kijkocut.store.lock import Holder, WriterLock, acquire, lock_path


def holder_file(project: Path, host: str, pid: int) -> None:
    lock_path(project).write_bytes(msgspec.json.encode(Holder(host=host, pid=pid)))


def test_one_holds_it_and_the_next_learns_who(tmp_path: Path) -> None:
    project = tmp_path / "a.kijko"
    lock = acquire(project, is_shared=False)
    assert isinstance(lock, WriterLock)
    assert acquire(project, is_shared=False) == Holder(host=socket.gethostname(), pid=os.getpid())
    assert acquire(project, is_shared=False) == Holder(host=socket.gethostname(), pid=os.getpid())
    lock.release()
    lock.release()
    assert not lock_path(project).exists()
    again = acquire(project, is_shared=False)
    assert isinstance(again, WriterLock)
    again.release()


def test_a_stale_lock_of_this_machine_is_taken_over(tmp_path: Path) -> None:
    project = tmp_path / "a.kijko"
    holder_file(project, socket.gethostname(), 999_999_999)
    for is_shared in (False, True):
        lock = acquire(project, is_shared=is_shared)
        assert isinstance(lock, WriterLock)
        lock.release()
        holder_file(project, socket.gethostname(), 999_999_999)


def test_a_lock_of_another_machine_counts_in_a_shared_folder_only(tmp_path: Path) -> None:
    project = tmp_path / "a.kijko"
    holder_file(project, "elsewhere", 7)
    assert acquire(project, is_shared=True) == Holder(host="elsewhere", pid=7)
    assert "process 7 on elsewhere" in str(Holder(host="elsewhere", pid=7))
    lock = acquire(project, is_shared=False)
    assert isinstance(lock, WriterLock)
    lock.release()


def test_a_lock_file_of_noise_is_no_obstacle(tmp_path: Path) -> None:
    project = tmp_path / "a.kijko"
    lock_path(project).write_bytes(b"\xff noise")
    lock = acquire(project, is_shared=True)
    assert isinstance(lock, WriterLock)
    lock.release()
