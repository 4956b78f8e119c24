"""What a power cut can leave: all that was synced, and any sectors of the rest, torn and mixed.

With `synchronous=FULL` the log is synced at each commit, and at a checkpoint before the file is
touched. So the states to survive are: the log up to the last commit and noise behind it; and the
whole log with the file half checkpointed. What the disk itself does with a sync is not tried here.
"""

import random
from pathlib import Path

import pytest

from kijkocut.model.codec import digest
from kijkocut.store import open_project
from kijkocut.store.errors import DamagedError
from kijkocut.testing.storm import Storm

SECTOR = 512


def _cut(path: Path, main: bytes, log: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(main)
    Path(f"{path}-wal").write_bytes(log)


def _mixed(old: bytes, new: bytes, chance: random.Random) -> bytes:
    """Give `new` with some sectors still as they were, and some torn inside."""
    old = old.ljust(len(new), b"\0")
    mixed = bytearray(new)
    for at in range(0, len(new), SECTOR):
        luck = chance.random()
        if luck < 0.4:
            mixed[at : at + SECTOR] = old[at : at + SECTOR]
        elif luck < 0.5:
            tear = at + chance.randrange(SECTOR)
            mixed[tear : at + SECTOR] = old[tear : at + SECTOR]
    return bytes(
        mixed[: chance.randrange(len(old), len(new) + 1)] if len(new) > len(old) else mixed
    )


@pytest.mark.parametrize("seed", range(5))
def test_no_acknowledged_edit_is_lost_when_the_log_is_torn_after_its_last_sync(
    film: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    log = Path(f"{film}-wal")
    with open_project(film) as file:
        storm = Storm(file.session(), seed)
        states = []
        for _ in range(12):
            storm.blow()
            states.append((digest(file.project), film.read_bytes(), log.read_bytes()))
    for number, (told, main, synced) in enumerate(states[:-1]):
        ahead = states[number + 1][2]
        torn = synced + _mixed(b"", ahead[len(synced) :], chance)
        path = tmp_path / f"cut{number}" / "film.kijko"
        _cut(path, main, torn)
        with open_project(path) as cut:
            assert digest(cut.project) in (told, states[number + 1][0])
            assert cut.revision >= number + 1
            assert cut.integrity_check().problems == ()


@pytest.mark.parametrize("seed", range(10))
def test_no_edit_is_lost_when_the_power_goes_while_the_log_is_brought_into_the_file(
    film: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    log = Path(f"{film}-wal")
    with open_project(film) as file:
        Storm(file.session(), seed).blow(40)
        told, before, synced = digest(file.project), film.read_bytes(), log.read_bytes()
        file._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        after = film.read_bytes()
    assert before != after
    path = tmp_path / "cut" / "film.kijko"
    _cut(path, _mixed(before, after, chance), synced)
    with open_project(path) as cut:
        assert digest(cut.project) == told
        assert cut.integrity_check().problems == ()


def test_the_same_cut_without_a_synced_log_does_harm(film: Path, tmp_path: Path) -> None:
    """The control: if the trial above could not hurt a file, it would prove nothing."""
    chance = random.Random(1)
    with open_project(film) as file:
        Storm(file.session(), 1).blow(40)
        told, before = digest(file.project), film.read_bytes()
        file._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        after = film.read_bytes()
    path = tmp_path / "cut" / "film.kijko"
    path.parent.mkdir()
    path.write_bytes(_mixed(before, after, chance))
    try:
        with open_project(path) as cut:
            found = digest(cut.project)
    except DamagedError:
        found = "damaged"
    assert found != told
