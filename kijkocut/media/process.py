"""One decoder process as the program sees it: started, spoken to with a time limit, ended."""

import logging
import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from multiprocessing import Pipe
from typing import TYPE_CHECKING

from kijkocut.media import wire
from kijkocut.media.limits import MediaLimits
from kijkocut.processes import start_helper

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

log = logging.getLogger(__name__)

_TRACE_BYTES = 4000


class Loss(StrEnum):
    """Why a decoder process is gone."""

    stalled = "stalled"
    """It showed no progress within the time limit, and was ended."""
    crashed = "crashed"
    killed = "killed"
    """Something outside ended it with SIGKILL: a person, or a system short of memory."""


class WorkerLostError(Exception):
    """The decoder process is gone; the caller decides what that means for the file."""

    def __init__(self, loss: Loss, detail: str) -> None:
        super().__init__(f"decoder process {loss}: {detail}")
        self.loss, self.detail = loss, detail


class WorkerProcess:
    """A decoder process. Any thread may send; one thread at a time receives."""

    def __init__(self, limits: MediaLimits) -> None:
        """Start the process without waiting for it.

        On Linux the process dies with the *thread* that started it, so start it from one that lives
        on.
        """
        self._limits = limits
        self._connection: Connection[bytes, bytes]
        self._connection, theirs = Pipe()
        self._trace = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self._process = start_helper(
            "kijkocut.media.worker",
            theirs,
            str(limits.memory_bytes),
            str(os.getpid()),
            errors=self._trace.fileno(),
        )
        theirs.close()
        self._send_lock = threading.RLock()  # a frame may be collected while sending
        self._has_spoken = False

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether the process has not ended."""
        return self._process.poll() is None

    def send(self, message: wire.Request) -> None:
        """Send a message.

        Raises:
            WorkerLostError: The process is gone.
        """
        try:
            with self._send_lock:
                wire.send(self._connection, message)
        except wire.HungUpError as exc:
            raise self._lost() from exc

    def tell(self, message: wire.Request) -> None:
        """Send a message that needs no answer; whether it arrives is found out later."""
        with self._send_lock, suppress(wire.HungUpError):
            wire.send(self._connection, message)

    def receive(self, on_alive: Callable[[wire.Alive], object] | None = None) -> wire.Answer:
        """Wait for the next answer; signs of life extend the wait, and `on_alive` hears of them.

        Raises:
            WorkerLostError: The process is gone, or was ended because it showed no progress.
        """
        while True:
            timeout = (
                self._limits.stall_timeout_s if self._has_spoken else self._limits.start_timeout_s
            )
            try:
                if not self._connection.poll(timeout):
                    self.kill()
                    raise WorkerLostError(Loss.stalled, f"no answer within {timeout:g} s")
                answer = wire.receive_answer(self._connection)
            except (wire.HungUpError, OSError) as exc:
                raise self._lost() from exc
            self._has_spoken = True
            if isinstance(answer, wire.Alive):
                if on_alive is not None:
                    on_alive(answer)
            elif not isinstance(answer, wire.Hello):
                return answer

    def kill(self) -> None:
        """End the process now."""
        self._process.kill()
        self._process.wait()
        self._connection.close()
        self._trace.close()

    def _lost(self) -> WorkerLostError:
        """Find out why the process is gone, and keep what it wrote while dying for the log."""
        try:
            code = self._process.wait(timeout=2.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        trace = self._last_words()
        self.kill()
        if code == -signal.SIGKILL:
            return WorkerLostError(Loss.killed, "ended from outside")
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        log.info("decoder process crashed: %s\n%s", name, trace)
        return WorkerLostError(Loss.crashed, name)

    def _last_words(self) -> str:
        try:
            size = self._trace.seek(0, os.SEEK_END)
            self._trace.seek(max(0, size - _TRACE_BYTES))
            return self._trace.read().decode("utf-8", "replace")
        except (OSError, ValueError):
            return ""
