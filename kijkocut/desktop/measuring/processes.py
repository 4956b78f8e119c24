"""What a process holds, as Linux tells it (proc(5)); 0 where nobody does."""

from pathlib import Path


def resident_bytes(pid: int) -> int:
    """Give the memory of a process that is in memory now."""
    for line in _lines(pid, "status"):
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


def threads_of(pid: int) -> int:
    """Count its threads."""
    return len(_entries(pid, "task"))


def files_of(pid: int) -> int:
    """Count its open files, pipes and sockets."""
    return len(_entries(pid, "fd"))


def children_of(pid: int) -> tuple[int, ...]:
    """Give the numbers of the processes that it has started and that run."""
    found: list[int] = []
    for thread in _entries(pid, "task"):
        for line in _lines(pid, f"task/{thread}/children"):
            found += map(int, line.split())
    return tuple(found)


def _entries(pid: int, name: str) -> list[str]:
    place = Path(f"/proc/{pid}/{name}")
    return [entry.name for entry in place.iterdir()] if place.is_dir() else []


def _lines(pid: int, name: str) -> list[str]:
    try:
        return Path(f"/proc/{pid}/{name}").read_text().splitlines()
    except OSError:
        return []  # it has just ended, or this is no Linux
