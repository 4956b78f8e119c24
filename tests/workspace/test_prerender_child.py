from kijkocut.workspace.prerender_child import stop_when_told


class Job:
    def __init__(self):
        self.heard = 0

    def cancel(self):
        self.heard += 1


def test_it_stops_when_told_or_when_nobody_is_there_any_more():
    job = Job()

    def calls():
        yield b"pause\n"
        assert job.heard == 0
        yield b"stop\n"
        raise AssertionError("it reads on")

    stop_when_told(job, calls())
    assert job.heard == 1
    stop_when_told(job, iter(()))
    assert job.heard == 2
