import io
import threading

from kijkocut.workspace.export_child import Teller, Wish
from kijkocut.workspace.exports import wire


class _Calls:
    """Lines that come in one by one."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._change = threading.Condition()

    def say(self, line: bytes) -> None:
        with self._change:
            self._lines.append(line)
            self._change.notify()

    def __iter__(self):
        while True:
            with self._change:
                self._change.wait_for(lambda: self._lines)
                line = self._lines.pop(0)
            if not line:
                return
            yield line


def test_calls_pause_resume_and_the_end_of_calls_stops():
    calls, wish = _Calls(), Wish()
    follower = threading.Thread(target=wish.follow, args=(calls,), daemon=True)
    follower.start()
    assert not wish.is_set()
    calls.say(b"pause\n")
    asked = threading.Event()

    def ask() -> None:
        while not wish.is_set():
            pass
        asked.set()

    asker = threading.Thread(target=ask, daemon=True)
    asker.start()
    assert not asked.wait(0.05)
    calls.say(b"")
    assert asked.wait(5)
    follower.join(5)


def test_stop_is_a_wish_to_stop():
    wish = Wish()
    wish.follow(io.BytesIO(b"pause\ngo_on\nstop\npause\n"))
    assert wish.is_set()


def test_messages_go_out_at_once_and_a_closed_pipe_is_no_fault():
    out = io.BytesIO()
    Teller(out).tell(wire.Failed(code="bug", sentence="Oh."))
    assert wire.understood(out.getvalue()).sentence == "Oh."

    class Closed(io.BytesIO):
        def write(self, data):
            raise BrokenPipeError

    Teller(Closed()).tell(wire.Failed(code="bug", sentence="Oh."))
