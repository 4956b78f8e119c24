"""What the check-up says of a machine that lacks something."""

import os
from types import SimpleNamespace

import pytest

from kijkocut.cli import checkup
from kijkocut.cli.checkup import Grade
from kijkocut.render.driver_facts import Surroundings

GIB = 1 << 30


@pytest.fixture
def look(monkeypatch, tmp_path):
    """Examine without asking the GPU; gives findings by what they are about."""
    monkeypatch.setattr(checkup, "surroundings", lambda: Surroundings(driver=None, fault="none"))
    return lambda cache=tmp_path: {f.about: f for f in checkup.examine((), cache)}


@pytest.mark.parametrize(
    ("free", "grade"), [(100 << 20, Grade.bad), (GIB, Grade.poor), (50 * GIB, Grade.good)]
)
def test_room_on_the_disk_is_graded(look, monkeypatch, free, grade):
    usage = SimpleNamespace(free=free, total=100 * GIB)
    monkeypatch.setattr(checkup.shutil, "disk_usage", lambda _: usage)
    found = look()["disk of the cache"]
    assert found.grade is grade
    assert bool(found.advice) == (grade is not Grade.good)
    assert f"{free / GIB:.1f} GiB free of 100.0 GiB" in found.found


def test_a_cache_that_is_not_there_yet_is_judged_by_where_it_will_be(look, tmp_path):
    found = look(tmp_path / "not" / "yet")["disk of the cache"]
    assert str(tmp_path / "not" / "yet") in found.found
    assert not (tmp_path / "not").exists()


def test_a_folder_that_can_not_be_written_is_bad(look, monkeypatch, tmp_path):
    monkeypatch.setattr(checkup.os, "access", lambda path, mode: mode != os.W_OK)
    found = look()["disk of the cache"]
    assert found.grade is Grade.bad
    assert f"{tmp_path} can't be written to" in found.advice


@pytest.mark.parametrize(("cores", "grade"), [(1, Grade.poor), (8, Grade.good)])
def test_cores_are_graded(look, monkeypatch, cores, grade):
    monkeypatch.setattr(checkup, "_cores", lambda: cores)
    assert look()["cores"].grade is grade


@pytest.mark.parametrize(
    ("memory", "grade", "found"),
    [
        (2 * GIB, Grade.poor, "2.0 GiB"),
        (16 * GIB, Grade.good, "16.0 GiB"),
        (None, Grade.good, "unknown on this system"),
    ],
)
def test_memory_is_graded(look, monkeypatch, memory, grade, found):
    monkeypatch.setattr(checkup, "_memory", lambda: memory)
    told = look()["memory"]
    assert (told.grade, told.found) == (grade, found)


def test_an_sqlite_that_is_too_old_is_bad(look, monkeypatch):
    monkeypatch.setattr(checkup, "library_version", lambda: ("3.9.2", "3.40.0"))
    found = look()["sqlite"]
    assert found.grade is Grade.bad
    assert "3.40.0 or newer" in found.advice


def test_missing_decoders_are_named(look, monkeypatch):
    monkeypatch.setattr(checkup, "_has_codec", lambda name, mode: name != "prores")
    found = look()["decoders"]
    assert (found.grade, found.found) == (Grade.bad, "missing: prores")


def test_no_driver_is_told_with_its_cure(monkeypatch, tmp_path):
    bare = Surroundings(driver=None, fault="Install libegl1.")
    monkeypatch.setattr(checkup, "surroundings", lambda: bare)
    found = {f.about: f for f in checkup.examine((), tmp_path)}
    assert found["gpu"].advice == "Install libegl1."
    assert found["fonts"].grade is Grade.bad
