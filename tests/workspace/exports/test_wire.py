from pathlib import Path

import pytest

from kijkocut.export import Progress, Result
from kijkocut.workspace.exports import wire

PROGRESS = Progress(
    stage="writing", share=0.5, frame=5, frames=10, fps=4.0, elapsed_s=1.0, left_s=None
)
RESULT = Result(path="film.mp4", frames=10, untouched_frames=0, elapsed_s=1, fps=10, size_bytes=9)


@pytest.mark.parametrize(
    "message",
    [
        wire.Drawn(path=Path("picture.png")),
        wire.Finished(result=RESULT),
        wire.Failed(code="export.offline", sentence="It is\ngone."),
    ],
)
def test_messages_come_back_equal_on_one_line(message):
    line = wire.written(message)
    assert line.count(b"\n") == 1
    assert wire.understood(line) == message


def test_progress_comes_back():
    told = wire.understood(wire.written(wire.Went(progress=PROGRESS)))
    assert told.progress.frame == 5


def test_other_words_are_no_message():
    assert wire.understood(b"a warning of a library\n") is None
