import pytest

from kijkocut.media import wire
from kijkocut.media.errors import UnreadableError
from kijkocut.media.limits import MediaLimits
from kijkocut.media.making import Making


class Worker:
    """Gives the answers it was made with."""

    def __init__(self, *answers):
        self.answers, self.sent, self.is_dead = list(answers), [], False

    def send(self, message):
        self.sent.append(message)

    def receive(self):
        return self.answers.pop(0)

    def kill(self):
        self.is_dead = True


class OneWorker:
    """A crew of one."""

    def __init__(self, worker):
        self.worker, self.left = worker, 0

    def take(self, _reader):
        return self.worker

    def leave(self):
        self.left += 1


REQUEST = wire.CutFile(
    source=wire.Source(path="/a"), limits=MediaLimits(), start=0, end=1, out="/b", form="mp4"
)


def test_progress_is_answered_and_told():
    worker = Worker(wire.Alive(), wire.Progress(share=0.5), wire.Made())
    crew, told = OneWorker(worker), []
    assert Making(crew, REQUEST, told.append, None).run()
    assert told == [0.5, 1.0]
    assert worker.sent == [REQUEST, wire.GoOn()]
    assert (worker.is_dead, crew.left) == (True, 1)


def test_it_stops_when_asked_to():
    assert not Making(OneWorker(Worker()), REQUEST, None, lambda: True).run()
    answers = iter((False, True))
    worker = Worker(wire.Progress(share=0.1))
    assert not Making(OneWorker(worker), REQUEST, None, lambda: next(answers)).run()
    assert worker.is_dead


def test_a_failure_is_raised_and_the_process_ended():
    worker = Worker(wire.Failed(code="media.unreadable", message="No."))
    with pytest.raises(UnreadableError, match="No"):
        Making(OneWorker(worker), REQUEST, None, None).run()
    assert worker.is_dead
