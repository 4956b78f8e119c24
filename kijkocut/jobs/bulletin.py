"""News to listeners: in order, one at a time, never under a lock that a listener could want."""

import logging
from collections import deque
from collections.abc import Callable
from threading import Lock

from kijkocut.jobs.state import JobState

log = logging.getLogger(__name__)

Listener = Callable[[JobState], None]


class Bulletin:
    """Passes states on; `post` is cheap, `deliver` calls the listeners on the calling thread."""

    def __init__(self) -> None:
        """Begin with nobody listening."""
        self._waiting: deque[JobState] = deque()
        self._turn = Lock()
        self._listeners: tuple[Listener, ...] = ()
        self._guard = Lock()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Add a listener; gives what removes it again."""
        with self._guard:
            self._listeners = (*self._listeners, listener)

        def leave() -> None:
            with self._guard:
                self._listeners = tuple(one for one in self._listeners if one is not listener)

        return leave

    def post(self, state: JobState) -> None:
        """Put a state in line."""
        self._waiting.append(state)

    def deliver(self) -> None:
        """Pass on what is in line; if another thread is at it, that one does this too.

        Whoever is refused the turn has posted before, and whoever has the turn looks again after
        giving it back: nothing stays in line.
        """
        while self._waiting and self._turn.acquire(blocking=False):
            try:
                while self._waiting:
                    self._pass_on(self._waiting.popleft())
            finally:
                self._turn.release()

    def _pass_on(self, state: JobState) -> None:
        for listener in self._listeners:
            try:
                listener(state)
            except Exception:
                log.exception("a listener failed on %s", state.id)
