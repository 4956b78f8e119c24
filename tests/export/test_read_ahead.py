import threading

import pytest

from kijkocut.export.read_ahead import ReadAhead


def test_items_come_in_order():
    with ReadAhead((n for n in range(100)), depth=3, name="t") as items:
        assert list(items) == list(range(100))


def test_never_more_than_a_few_ahead():
    made = []
    room = threading.Semaphore(0)

    def source():
        for n in range(50):
            made.append(n)
            room.release()
            yield n

    with ReadAhead(source(), depth=3, name="t") as items:
        for n in range(4):
            assert room.acquire(timeout=5), n
        assert next(items) == 0
        assert len(made) <= 6


def test_an_error_is_raised_where_items_are_taken():
    def source():
        yield 1
        raise ValueError("broken")

    with ReadAhead(source(), depth=3, name="t") as items:
        assert next(items) == 1
        with pytest.raises(ValueError, match="broken"):
            next(items)


def test_leaving_early_closes_the_source_on_its_own_thread():
    closed_on = []

    def source():
        try:
            while True:
                yield 1
        finally:
            closed_on.append(threading.current_thread().name)

    with ReadAhead(source(), depth=2, name="producer") as items:
        next(items)
    assert closed_on == ["producer"]
    assert all(t.name != "producer" for t in threading.enumerate())
