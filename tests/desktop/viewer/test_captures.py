import numpy as np
import pytest

from kijkocut.desktop.viewer.captures import Captures
from kijkocut.desktop.viewer.planning import planned
from kijkocut.playback import Picture, Trouble


@pytest.fixture
def wish(viewers, projection):
    """Wants a frame; gives what came and what was said instead."""
    came, failed = [], []
    captures = Captures(viewers, projection)
    captures.failed.connect(failed.append)
    scene = viewers.program.subject.scene()

    def want(*, is_whole=False):
        captures.want(planned(scene, 0, 1), scene.project, came.append, is_whole=is_whole)
        return len(projection.asked)

    return captures, want, came, failed


def picture(ticket, released=None, notes=()):
    pixels = np.full((2, 3, 4), 7, np.uint8)
    return Picture(
        pixels, ticket=ticket, notes=notes, release=lambda: released is None or released.append(1)
    )


def test_who_asked_gets_a_copy_and_nobody_else(wish):
    captures, want, came, failed = wish
    ticket, released = want(), []
    assert not captures.answered(picture(ticket + 1))
    assert captures.answered(picture(ticket, released))
    assert [(one.width(), one.height(), one.pixelColor(0, 0).red()) for one in came] == [(3, 2, 7)]
    assert released == [1]
    assert not captures.answered(picture(ticket))
    assert failed == []


def test_a_frame_that_lacks_something_is_not_kept_where_it_must_be_whole(wish):
    captures, want, came, failed = wish
    assert captures.answered(picture(want(), notes=("It is offline.",)))
    assert len(came) == 1
    assert captures.answered(picture(want(is_whole=True), notes=("It is offline.",)))
    assert len(came) == 1
    assert failed[0].message == "It is offline."


def test_trouble_is_told_and_after_a_clear_nothing_is_waited_for(wish):
    captures, want, came, failed = wish
    assert captures.answered(Trouble(ticket=want(), code="x", message="No."))
    assert failed[0].message == "No."
    ticket = want()
    captures.clear()
    assert not captures.answered(picture(ticket))
    assert came == []
