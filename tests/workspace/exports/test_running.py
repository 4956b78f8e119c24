from queue import SimpleQueue

import pytest

from kijkocut.export import Progress, Result
from kijkocut.jobs import Control, JobCancelledError
from kijkocut.workspace.exports import wire
from kijkocut.workspace.exports.process import ExportCrashedError, ExportFailedError
from kijkocut.workspace.exports.running import Running

RESULT = Result(path="film.mp4", frames=10, untouched_frames=0, elapsed_s=1, fps=10, size_bytes=9)


class Process:
    """A process that says what it is told to, and remembers what it was asked."""

    def __init__(self, *messages, code=0) -> None:
        self._messages, self._code = SimpleQueue(), code
        for message in messages:
            self._messages.put(message)
        self.asked = []
        self.is_paused = False

    def messages(self):
        while (message := self._messages.get()) is not None:
            yield message

    def say(self, *messages) -> None:
        for message in messages:
            self._messages.put(message)

    def pause(self) -> None:
        self.is_paused = True
        self.asked.append("pause")

    def go_on(self) -> None:
        self.is_paused = False

    def stop(self) -> None:
        self.asked.append("stop")
        self.say(wire.Failed(code="export.cancelled", sentence="Cancelled."), None)

    def kill(self) -> None:
        self.asked.append("kill")
        self.say(None)

    def close(self) -> int:
        return self._code

    def sweep(self, folder) -> None:
        self.asked.append(f"sweep {folder.name}")

    def obituary(self, code) -> ExportCrashedError:
        return ExportCrashedError(f"code {code}")


def _progress(share: float) -> wire.Went:
    went = Progress(
        stage="writing", share=share, frame=1, frames=9, fps=2.0, elapsed_s=1.0, left_s=8.5
    )
    return wire.Went(progress=went)


def _run(process, request, *, wants_stop=lambda: False, is_paused=lambda: False):
    noted, shares = [], []
    running = Running(
        lambda: process,
        request=request,
        is_paused=is_paused,
        on_change=lambda **fields: noted.append(fields),
    )
    control = Control(on_report=lambda share, _: shares.append(share), wants_stop=wants_stop)
    return running.run(control), noted, shares


def test_progress_and_result_are_passed_on(request_):
    process = Process(_progress(0.5), wire.Finished(result=RESULT), None)
    result, noted, shares = _run(process, request_)
    assert result == RESULT
    assert shares == [0.5]
    assert noted[0]["fps"] == 2.0
    assert noted[0]["left_s"] == 8.5


def test_a_failure_keeps_its_code_and_sentence(request_):
    process = Process(wire.Failed(code="export.disk_full", sentence="Full."), None)
    with pytest.raises(ExportFailedError, match="Full") as caught:
        _run(process, request_)
    assert caught.value.code == "export.disk_full"


def test_silence_is_a_crash_and_its_leavings_are_swept(request_, tmp_path):
    process = Process(None, code=-11)
    with pytest.raises(ExportCrashedError, match="code -11"):
        _run(process, request_)
    assert process.asked == ["stop", f"sweep {tmp_path.name}"]


def test_a_wish_to_stop_is_passed_on(request_):
    process = Process(_progress(0.1))
    answers = iter([False])
    with pytest.raises(JobCancelledError):
        _run(process, request_, wants_stop=lambda: next(answers, True))
    assert process.asked[0] == "stop"


def test_what_has_not_begun_is_ended_at_once(request_, tmp_path):
    process = Process()
    with pytest.raises(JobCancelledError):
        _run(process, request_, wants_stop=lambda: True)
    assert process.asked == ["kill", f"sweep {tmp_path.name}"]


def test_a_paused_job_pauses_its_process(request_):
    process = Process(_progress(0.1), wire.Finished(result=RESULT), None)
    _run(process, request_, is_paused=lambda: True)
    assert "pause" in process.asked
