"""Frames from a process of their own, as the window asks for them."""

import logging
import os
import threading
from collections import deque
from multiprocessing import Pipe
from typing import TYPE_CHECKING, Final

import numpy as np

from kijkocut.model.project import Project
from kijkocut.playback import wire
from kijkocut.playback.news import News
from kijkocut.playback.picture import Picture
from kijkocut.playback.projecting import OnAnswer, Trouble
from kijkocut.processes import Ring, start_helper
from kijkocut.render import FramePlan

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable
    from multiprocessing.connection import Connection

log = logging.getLogger(__name__)

_MODULE: Final = "kijkocut.playback.projector_process"
_RING_SLOTS: Final = 16
_LEAST_SLOTS: Final = 6
_RING_BYTES: Final = 192 << 20
"""What a ring may take; large frames get fewer slots."""
_MOST_OPEN: Final = 32
_MOST_FALLS: Final = 5
"""Deaths without a single frame in between after which it is given up."""


class Projector:
    """Makes frames of plans in a helper process. Any thread may ask.

    The process is started with the first wish, and again when it dies, which is told once each
    time. It ends with this program.
    """

    def __init__(self, equipment: wire.Equipment, on_answer: OnAnswer) -> None:
        """Start nothing yet."""
        self._equipment, self._on_answer = equipment, on_answer
        self._lock = threading.RLock()
        self._news = News()
        self._ticket = 0
        self._open: deque[wire.Want] = deque(maxlen=_MOST_OPEN)
        self._line: Connection[bytes, bytes] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._rings: dict[int, Ring] = {}
        self._ring_number = 0
        self._falls = 0
        self._is_closed = False
        self._thread: threading.Thread | None = None

    @property
    def pid(self) -> int | None:
        """The number of the process, for supervision."""
        process = self._process
        return process.pid if process is not None else None

    def equip(self, equipment: wire.Equipment) -> None:
        """Make frames with this from now on."""
        with self._lock:
            if equipment != self._equipment:
                self._equipment = equipment
                self._say(equipment)

    def want(
        self,
        plan: FramePlan,
        project: Project,
        *,
        is_jump: bool = False,
        is_rough: bool = False,
        is_read: bool = False,
        better: str = "",
    ) -> int:
        """Ask for a frame and give its ticket; see `Projecting`. All of them can be read."""
        with self._lock:
            self._ticket += 1
            want = wire.Want(
                ticket=self._ticket,
                plan=plan,
                is_jump=is_jump,
                is_rough=is_rough,
                is_read=is_read,
                better=better,
            )
            self._take(want, project)
            return want.ticket

    def take_over(self, ticket: int, wants: "Iterable[wire.Want]", project: Project | None) -> None:
        """Make what another projector was asked for; tickets go on after `ticket`."""
        with self._lock:
            self._ticket = ticket
            if project is not None:
                for want in wants:
                    self._take(want, project)

    def _take(self, want: wire.Want, project: Project) -> None:
        self._open.append(want)
        self._news.note(project, want.plan)
        if not self._begin() and self._line is not None:
            self._tell_news()
            self._say(want)

    def forget(self, tickets: tuple[int, ...]) -> None:
        """Take wishes back. What is being made comes all the same; the rest never does."""
        with self._lock:
            gone = set(tickets)
            kept = [want for want in self._open if want.ticket not in gone]
            self._open.clear()
            self._open.extend(kept)
            self._say(wire.Forget(tickets=tickets))

    def expect(self, plan: FramePlan) -> None:
        """Say that a frame will be wanted soon."""
        with self._lock:
            self._say(wire.Soon(plan=plan))

    def warm_up(self) -> None:
        """Start the process now, so that the first frame comes sooner."""
        with self._lock:
            self._begin()

    def close(self) -> None:
        """End the process. Calling twice is fine."""
        with self._lock:
            self._is_closed = True
            process = self._process
        if process is not None:
            process.kill()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _begin(self) -> bool:
        """Start the supervising thread; False if there is one."""
        if self._is_closed or self._thread is not None:
            return False
        self._thread = threading.Thread(target=self._supervise, name="projector", daemon=True)
        self._thread.start()
        return True

    def _supervise(self) -> None:
        """Keep a process running and hand on what it says; it dies with this thread."""
        while not self._is_closed:
            line = self._start()
            try:
                while True:
                    self._hear(wire.receive_answer(line))
            except wire.HungUpError:
                self._bury()

    def _start(self) -> "Connection[bytes, bytes]":
        ours, theirs = Pipe()
        process = start_helper(_MODULE, theirs, str(os.getpid()))
        theirs.close()
        with self._lock:
            self._line, self._process = ours, process
            self._news.forget()
            if self._is_closed:
                process.kill()
            self._say(self._equipment)
            self._tell_news()
            for want in self._open:
                self._say(want)
        return ours

    def _bury(self) -> None:
        with self._lock:
            line, self._line = self._line, None
            process, self._process = self._process, None
            self._rings.clear()
            self._falls += 1
            is_hopeless = self._falls >= _MOST_FALLS
            was_closed = self._is_closed
            self._is_closed = was_closed or is_hopeless
            # What it was working on may be what it died of.
            victim = self._open.popleft().ticket if self._open else -1
        if line is not None:
            line.close()
        if process is not None:
            process.kill()
            log.info("the projector process ended with %d", process.wait())
        if not was_closed:
            again = (
                "It keeps stopping and was given up: close and open the project to try again."
                if is_hopeless
                else "It was started again."
            )
            self._on_answer(
                Trouble(
                    ticket=victim,
                    code="playback.projector_died",
                    message=f"The process that draws the preview stopped. {again}",
                )
            )

    def _hear(self, answer: wire.Answer) -> None:
        match answer:
            case wire.NeedRing(slot_bytes=slot_bytes):
                self._make_ring(slot_bytes)
            case wire.RingAttached(number=number):
                self._rings[number].forget_name()
            case wire.Shown(ticket=ticket):
                self._falls = 0
                self._settle(ticket)
                self._on_answer(self._picture(answer))
            case wire.Failed(ticket=ticket, code=code, message=message):
                self._settle(ticket)
                self._on_answer(Trouble(ticket=ticket, code=code, message=message))
            case wire.Hello(pid=pid):
                log.info("projector process %d", pid)

    def _settle(self, ticket: int) -> None:
        """Note that an answer has come: what was asked before it was overtaken or answered too."""
        with self._lock:
            while self._open and self._open[0].ticket <= ticket:
                self._open.popleft()

    def _picture(self, shown: wire.Shown) -> Picture:
        ring, line = self._rings[shown.ring], self._line
        width, height = shown.size
        memory = ring.slot(shown.slot)[: width * height * 4]
        pixels = np.frombuffer(memory, np.uint8).reshape(height, width, 4)

        def release() -> None:
            with self._lock:
                if self._line is line:
                    self._say(wire.FreeSlot(ring=shown.ring, slot=shown.slot))

        made = Picture(
            pixels,
            ticket=shown.ticket,
            is_opaque=shown.is_opaque,
            notes=shown.notes,
            release=release,
        )
        made.decode_s, made.total_s = shown.decode_s, shown.total_s
        made.is_exact = shown.is_exact
        return made

    def _make_ring(self, slot_bytes: int) -> None:
        with self._lock:
            self._ring_number += 1
            slots = max(_LEAST_SLOTS, min(_RING_SLOTS, _RING_BYTES // slot_bytes))
            ring = Ring.create(self._ring_number, slots=slots, slot_bytes=slot_bytes)
            self._rings[ring.number] = ring
            for old in [n for n in self._rings if n < ring.number - 1]:
                del self._rings[old]
            self._say(
                wire.UseRing(
                    number=ring.number, path=ring.path, slots=ring.slots, slot_bytes=slot_bytes
                )
            )

    def _tell_news(self) -> None:
        for order in self._news.fresh():
            self._say(order)

    def _say(self, order: wire.Order) -> None:
        """Send to the process; when it is gone, the supervising thread finds out."""
        line = self._line
        if line is not None:
            try:
                wire.send(line, order)
            except wire.HungUpError:
                log.debug("the projector does not hear")
