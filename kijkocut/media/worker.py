"""The decoder process: `python -m kijkocut.media.worker CONNECTION MEMORY_BYTES PARENT_PID`.

It decodes one stream at a time for the pool that started it, and dies with it. It opens nothing but
the file it is told to, writes nothing but the frame ring, the index and the proxy or copy that it
is told to make, and gives up rights and resources it does not need. When a decoder crashes, hangs
or asks for too much memory, only this process is lost.
"""

import ctypes
import faulthandler
import os
import signal
import sys
import time
import traceback
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection

import av
import av.logging

from kijkocut.media import wire
from kijkocut.media.errors import DecoderBugError, MediaError
from kijkocut.media.frames import frames_of
from kijkocut.media.opening import translated
from kijkocut.media.packet_session import PacketSession
from kijkocut.media.picture_session import PictureSession
from kijkocut.media.session import Session, index_of, measure_source
from kijkocut.media.sound_session import SoundSession

if sys.platform != "win32":
    import resource

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_PROXY_MAKING = "kijkocut.media.proxy_making"
_CUTTING = "kijkocut.media.packet_cutting"
_ALIVE_EVERY_S = 0.4
_CPU_LIMIT_S = 60
"""Processor seconds without any sign of progress after which the system ends this process."""


class Worker:
    """The loop: answer requests in order; while none waits, read ahead."""

    def __init__(self, connection: "Connection[bytes, bytes]") -> None:
        self._connection = connection
        self._session: Session | None = None
        self._alive_at = 0.0
        self._share = 0.0
        self._path = ""

    def run(self) -> None:
        """Serve until the pool hangs up.

        Raises:
            HungUpError: The pool has hung up.
        """
        wire.send(self._connection, wire.Hello(pid=os.getpid()))
        while True:
            try:
                request = self._next_request()
                if request is not None:
                    extend_cpu_limit()
                    self._answer(request)
            except wire.HungUpError:
                raise
            except Exception as exc:  # noqa: BLE001 - it is told; work goes on
                self._report(exc)

    def tick(self) -> None:
        """Show the pool that long work goes on."""
        now = time.monotonic()
        if now - self._alive_at > _ALIVE_EVERY_S:
            self._alive_at = now
            extend_cpu_limit()
            wire.send(self._connection, wire.Alive(share=self._share))

    def _next_request(self) -> wire.Request | None:
        """Wait for a request; read ahead instead (and give None) while none is there."""
        session = self._session
        if session is not None:
            if session.deferred:
                return session.deferred.pop(0)
            if session.has_work and not self._connection.poll(0):
                session.step()
                return None
        return wire.receive_request(self._connection)

    def _answer(self, request: wire.Request) -> None:
        match request:
            case wire.Measure():
                self._reopen(request.source.path)
                self._share = 0.0
                measured = measure_source(request, self.tick, self._note_share)
                wire.send(self._connection, wire.Done(measured=measured))
            case wire.OpenPicture():
                self._reopen(request.source.path)
                self._session = PictureSession(request, self._connection, self.tick)
                wire.send(self._connection, wire.Opened())
            case wire.OpenSound():
                self._reopen(request.source.path)
                self._session = SoundSession(request, self._connection, self.tick)
                wire.send(self._connection, wire.Opened())
            case wire.MakeProxy():
                self._reopen(request.opening.source.path)
                self._make_proxy(request)
            case wire.CutFile():
                self._reopen(request.source.path)
                self._cut_file(request)
            case wire.OpenPackets():
                self._reopen(request.source.path)
                self._session = PacketSession(request, self._connection, self.tick)
            case wire.Release():
                self._reopen("")
                wire.send(self._connection, wire.Opened())
            case _:
                if self._session is not None:
                    self._session.handle(request)

    def _make_proxy(self, request: wire.MakeProxy) -> None:
        make = import_module(_PROXY_MAKING).make_proxy_file
        frames = frames_of(request.opening, self.tick)
        try:
            make(request, frames, self._progress)
        finally:
            frames.close()
        wire.send(self._connection, wire.Made())

    def _cut_file(self, request: wire.CutFile) -> None:
        cut = import_module(_CUTTING).cut_file
        cut(request, index_of(request.source, request.limits, self.tick), self._progress)
        wire.send(self._connection, wire.Made())

    def _note_share(self, share: float) -> None:
        self._share = share

    def _progress(self, share: float) -> None:
        """Tell how far a file is, and wait to be let go on."""
        self.tick()
        wire.send(self._connection, wire.Progress(share=share))
        while not isinstance(wire.receive_request(self._connection), wire.GoOn):
            continue

    def _report(self, exc: Exception) -> None:
        ticket = -1
        if self._session is not None:
            self._session.stop()
            ticket = self._session.ticket
        if isinstance(exc, (MediaError, av.FFmpegError, MemoryError, ValueError, OSError)):
            error = translated(exc, self._path)
        else:
            traceback.print_exception(exc)
            error = DecoderBugError(f"The decoder process met a fault of ours: {exc!r}.")
        wire.send(self._connection, wire.Failed(code=error.code, message=str(error), ticket=ticket))

    def _reopen(self, path: str) -> None:
        session, self._session = self._session, None
        self._path = path
        if session is not None:
            session.close()


def confine(memory_bytes: int) -> None:
    """Give up what decoding does not need; limits this process for good."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def extend_cpu_limit() -> None:
    """Allow `_CPU_LIMIT_S` more seconds of processor time from now on."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        soft = int(used.ru_utime + used.ru_stime) + _CPU_LIMIT_S
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def main() -> None:
    """Serve the connection named on the command line."""
    faulthandler.enable(all_threads=True)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    av.logging.set_level(None)
    connection: Connection[bytes, bytes] = Connection(int(sys.argv[1]))
    confine(int(sys.argv[2]))
    if os.getppid() != int(sys.argv[3]):
        return
    with suppress(wire.HungUpError):
        Worker(connection).run()


if __name__ == "__main__":
    main()
