"""A producer on a thread of its own, a few items ahead of its consumer and never more."""

import queue
import threading
from collections.abc import Generator, Iterator
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")

_PATIENCE_S = 0.1


class _Failed(Struct, frozen=True):
    error: Exception


class _Ended(Struct, frozen=True):
    pass


class ReadAhead(Generic[T]):
    """Iterates over `source`, which runs on its own thread and waits when `depth` items are ready.

    Errors of the source are raised where the items are taken. Use as a context manager: leaving it
    stops the source, closes it on its own thread, and waits for that.
    """

    def __init__(self, source: Generator[T, None, None], *, depth: int, name: str) -> None:
        """Start the thread, called `name`."""
        self._source = source
        self._items: queue.Queue[T | _Failed | _Ended] = queue.Queue(depth)
        self._is_stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def __enter__(self) -> Iterator[T]:
        return self._taken()

    def __exit__(self, *_exc: object) -> None:
        self._is_stopped.set()
        self._thread.join()

    def _taken(self) -> Iterator[T]:
        while True:
            item = self._items.get()
            match item:
                case _Ended():
                    return
                case _Failed(error=error):
                    raise error
                case _:
                    yield item

    def _run(self) -> None:
        try:
            for item in self._source:
                if not self._put(item):
                    break
        except Exception as exc:  # noqa: BLE001 - raised again where the items are taken
            self._put(_Failed(exc))
        finally:
            self._source.close()
            self._put(_Ended())

    def _put(self, item: T | _Failed | _Ended) -> bool:
        while not self._is_stopped.is_set():
            try:
                self._items.put(item, timeout=_PATIENCE_S)
            except queue.Full:
                continue
            return True
        return False
