"""`kill -9` in an edit storm: what was acknowledged is there, undo works, the file is sound.

This says nothing of a power cut; that is test_power_cut.py.
"""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kijkocut.store import open_project

KILLS_IN_A_ROW = 10
ROWS = 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("row", range(ROWS))
def test_every_acknowledged_edit_survives_a_kill(film: Path, helper: Callable, row: int) -> None:
    chance = random.Random(row)
    if row % 5 == 0:  # a shared folder: another kind of log, and exclusive locks
        (film.parent / "Dropbox").mkdir()
        film = film.rename(film.parent / "Dropbox" / film.name)
    child = helper("storm_child.py")
    survived = 0
    for kill in range(KILLS_IN_A_ROW):
        child.tell(f"{film}\t{row * KILLS_IN_A_ROW + kill}")
        acknowledged = _kill_in_storm(child, chance)
        with open_project(film) as file:
            assert not file.is_read_only
            records = file.records()
            for revision, operation in acknowledged:
                assert records[revision - 1].id == operation
            report = file.integrity_check()
            assert report.problems == ()
            session = file.session()
            if session.history.cursor:
                standing = session.snapshot
                session.undo()
                session.redo()
                assert session.snapshot == standing
        survived += len(acknowledged)
    assert survived > KILLS_IN_A_ROW, "the kills came before the storm"


def _kill_in_storm(child, chance: random.Random) -> list[tuple[int, str]]:
    """Kill the child 0 to 60 ms after its first edit, at times while it opens the file."""
    first = child.hear(10)
    assert first is not None
    pid = int(first.removeprefix("pid "))
    acknowledged: list[str] = []
    if chance.random() < 0.9:
        line = child.hear(10)
        assert line is not None
        assert line != "end", "the child could not edit"
        acknowledged.append(line)
    time.sleep(chance.random() * 0.06)
    os.kill(pid, signal.SIGKILL)
    while (line := child.hear(10)) != "end":
        assert line is not None
        acknowledged.append(line)
    return [(int(r), o) for r, o in (line.split() for line in acknowledged)]
