"""How long a frame takes from being asked for to being on the screen, by both surfaces."""

import statistics
import sys
import time
from functools import partial

import pytest
from PySide6.QtWidgets import QDockWidget

from kijkocut.desktop.viewer.viewers import viewers_of
from kijkocut.edit.commands.sequence_settings import SequenceSettings
from kijkocut.model.ticks import Rate
from kijkocut.synth import Footage, write_footage

STEP = 705_600_000 // 25
_FRAMES = 12


@pytest.fixture(scope="session")
def footage(tmp_path_factory):
    """The film of this module has pictures of 1280x720."""
    path = tmp_path_factory.mktemp("footage") / "large.mp4"
    return write_footage(
        path, Footage(width=1280, height=720, frames=50, rate=Rate(25), audio_codec="aac")
    )


def test_both_surfaces_show_every_frame_and_how_fast(film, window, qtbot, monkeypatch):
    film.run(SequenceSettings(sequence=film.sequence.id, width=1280, height=720))
    viewers = viewers_of(film)
    stage, view = viewers.program, window.findChild(QDockWidget, "program").widget().view
    painted = []
    paint = type(view).paint

    def noting(self, *rest):
        paint(self, *rest)
        if self is view and self.picture is not None:
            painted.append(self.picture.ticket)

    monkeypatch.setattr(type(view), "paint", noting)

    def is_on(since: int) -> bool:
        is_exact = stage.is_final and not stage._stills
        return is_exact and stage.picture.ticket in painted[since:]

    def seconds() -> list[float]:
        found = []
        for number in range(1, 1 + _FRAMES):
            since, start = len(painted), time.perf_counter()
            film.move_playhead(number * STEP)
            stage.refresh()
            qtbot.waitUntil(partial(is_on, since), timeout=60_000)
            found.append(time.perf_counter() - start)
        return found

    qtbot.waitUntil(lambda: stage.is_final and stage.picture.size == (1280, 720), timeout=60_000)
    by_gl = seconds()
    assert stage.picture.texture
    assert stage.picture.size == (1280, 720)
    viewers.surfaces.fall_back("the test compares")
    qtbot.waitUntil(lambda: stage.picture is not None and not stage.picture.texture, timeout=60_000)
    by_image = seconds()
    gl, image = statistics.median(by_gl) * 1000, statistics.median(by_image) * 1000
    sys.stdout.write(
        f"\nask to screen, 1280x720, median: OpenGL {gl:.1f} ms, image {image:.1f} ms,"
        f" ratio {gl / image:.2f}\n"
    )
