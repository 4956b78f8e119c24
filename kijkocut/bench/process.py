"""Other programs, run and measured: wall time, processor time, and memory of the whole family."""

import os
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

from msgspec import Struct

from kijkocut.bench.errors import ProgramFailedError

_SAMPLE_S = 0.05


class Usage(Struct, frozen=True, kw_only=True):
    """What a program took."""

    wall_s: float
    cpu_s: float
    """User and system time of the process and all it waited for."""
    peak_bytes: int | None = None
    """Most memory the process and its descendants held together (proportional share of what is
    shared); None where the system does not tell (only Linux does) or it was not asked for."""
    output: bytes = b""


def run_program(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    has_memory: bool = False,
    timeout_s: float = 600,
) -> Usage:
    """Run a program to its end and measure it.

    Args:
        command: The program and its arguments; started without a shell.
        env: Variables to set besides the present ones.
        has_memory: Whether to watch memory, which costs a little time.
        timeout_s: When to give up.

    Raises:
        ProgramFailedError: It could not be started, failed, or took too long.
    """
    words = [str(word) for word in command]
    before = os.times()
    start = perf_counter()
    try:
        with subprocess.Popen(
            words,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as child:
            watch = _MemoryWatch(child.pid) if has_memory else None
            try:
                output, complaint = child.communicate(timeout=timeout_s)
            except subprocess.TimeoutExpired as exc:
                child.kill()
                raise ProgramFailedError(f"{words[0]} took over {timeout_s:g} s.") from exc
            finally:
                peak = watch.stop() if watch is not None else None
    except OSError as exc:
        raise ProgramFailedError(f"{words[0]} can't be started: {exc}.") from exc
    wall = perf_counter() - start
    after = os.times()
    if child.returncode != 0:
        last = complaint.decode(errors="replace").strip().splitlines()[-3:]
        raise ProgramFailedError(
            f"{words[0]} ended with code {child.returncode}: {' / '.join(last)}"
        )
    cpu = sum(after[2:4]) - sum(before[2:4])
    return Usage(wall_s=wall, cpu_s=cpu, peak_bytes=peak, output=output)


class _MemoryWatch:
    """Looks at a process and its descendants again and again until told to stop."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak: int | None = None
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="memory-watch", daemon=True)
        self._thread.start()

    def stop(self) -> int | None:
        """End the watch and give the peak in bytes."""
        self._end.set()
        self._thread.join()
        return self._peak

    def _run(self) -> None:
        while not self._end.wait(_SAMPLE_S):
            found = [size for pid in _family(self._pid) if (size := _memory(pid)) is not None]
            if found:
                self._peak = max(self._peak or 0, sum(found))


def _family(pid: int) -> list[int]:
    """Give the process and all its descendants."""
    family, new = [], [pid]
    while new:
        family += new
        new = [child for parent in new for child in _children(parent)]
    return family


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(word) for word in thread.read_text().split()]
        except OSError:
            continue  # it has just ended
    return found


def _memory(pid: int) -> int | None:
    """Give the proportional set size in bytes (Linux, proc(5), smaps_rollup)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), None)
