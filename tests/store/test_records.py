import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kijkocut.store import ProjectFile
from kijkocut.store.content import read_base
from kijkocut.store.errors import BadRowError
from kijkocut.store.records import (
    first_hash,
    pack,
    read_changes,
    read_records,
    unpack,
    walk_changes,
)
from kijkocut.testing.storm import Storm


@given(st.binary(max_size=5000).map(lambda data: b"[" + data))
def test_what_is_packed_unpacks(data: bytes) -> None:
    assert unpack(pack(data)) == data


def test_long_changes_are_packed_and_short_ones_are_not() -> None:
    assert len(pack(b"[" + b"1," * 5000)) < 200
    assert pack(b"[1]") == b"[1]"


@pytest.mark.parametrize("bad", [b"x\x00", zlib.compress(b"a" * 5000)[:-4], "text", None])
def test_damaged_packs_are_refused(bad: object) -> None:
    with pytest.raises(BadRowError):
        unpack(bad)


def test_a_pack_that_swells_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kijkocut.store.records._UNPACKED_LIMIT_BYTES", 1000)
    with pytest.raises(BadRowError, match="too large"):
        unpack(zlib.compress(bytes(2000)))


@pytest.fixture
def stormy(opened: ProjectFile) -> ProjectFile:
    Storm(opened.session(), 1).blow(10)
    return opened


def _read(file: ProjectFile) -> list:
    file_id, base = read_base(file._connection)
    head = first_hash(file_id, base.revision, base.digest)
    return list(read_records(file._connection, base.revision, head))


def test_records_read_back_as_written(stormy: ProjectFile) -> None:
    found = _read(stormy)
    assert tuple(record for record, _ in found) == stormy.records()
    assert len({chain for _, chain in found}) == 10


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE journal SET actor = 'me' WHERE revision = 4",
        "UPDATE journal SET at_ms = at_ms + 1 WHERE revision = 4",
        "UPDATE journal SET commands = x'5b5d' WHERE kind = 'edit' AND revision < 8",
        "UPDATE journal SET chain = zeroblob(16) WHERE revision = 4",
        "UPDATE journal SET changes_hash = zeroblob(16) WHERE revision = 4",
        "UPDATE journal SET revision = 100 WHERE revision = 4",
        "UPDATE meta SET value = 'another file'",
    ],
)
def test_the_chain_tells_every_change(stormy: ProjectFile, harm: str) -> None:
    stormy._connection.execute("PRAGMA foreign_keys = 0")
    stormy._connection.execute(harm)
    with pytest.raises(BadRowError):
        _read(stormy)


def test_records_that_changed_places_are_noticed(stormy: ProjectFile) -> None:
    connection = stormy._connection
    connection.execute("PRAGMA foreign_keys = 0")
    for a, b in ((4, 100), (5, 4), (100, 5)):
        connection.execute("UPDATE journal SET revision = ? WHERE revision = ?", (b, a))
    with pytest.raises(BadRowError, match="record 4"):
        _read(stormy)


def test_changes_are_given_by_operation_and_in_order(stormy: ProjectFile) -> None:
    connection = stormy._connection
    walked = dict(walk_changes(connection, 2, 9))
    assert list(walked) == list(range(3, 10))
    for record in stormy.records()[2:9]:
        assert read_changes(connection, record.id) == walked[record.revision]
    with pytest.raises(BadRowError, match="missing"):
        read_changes(connection, "no.such")
    with pytest.raises(BadRowError, match="record 11"):
        list(walk_changes(connection, 2, 11))
