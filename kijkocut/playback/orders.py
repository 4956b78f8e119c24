"""Orders that wait for a projector's thread, without those that nobody waits for any more."""

import threading
from collections import deque
from collections.abc import Iterable
from typing import Final

from kijkocut.playback import wire

_MOST_WAITING: Final = 32

Order = wire.Want | wire.Equipment | wire.Known | wire.Heard


class Orders:
    """A queue. Any thread."""

    def __init__(self) -> None:
        """Be empty."""
        self._change = threading.Condition()
        self._orders: deque[Order] = deque()
        self._is_ended = False

    def put(self, order: Order) -> None:
        """Add an order; of too many wishes the oldest go."""
        with self._change:
            self._orders.append(order)
            if isinstance(order, wire.Want):
                self._shorten()
            self._change.notify_all()

    def forget(self, tickets: Iterable[int]) -> None:
        """Drop wishes that are not begun."""
        gone = set(tickets)
        with self._change:
            kept = [o for o in self._orders if not isinstance(o, wire.Want) or o.ticket not in gone]
            self._orders = deque(kept)

    def next(self) -> Order | None:
        """Wait for the next order; None once it is over."""
        with self._change:
            self._change.wait_for(lambda: self._is_ended or self._orders)
            return None if self._is_ended else self._orders.popleft()

    def end(self) -> None:
        """Let go of who waits."""
        with self._change:
            self._is_ended = True
            self._change.notify_all()

    def _shorten(self) -> None:
        kept = [one for one in self._orders if isinstance(one, wire.Want)]
        for old in kept[: max(0, len(kept) - _MOST_WAITING)]:
            self._orders.remove(old)
