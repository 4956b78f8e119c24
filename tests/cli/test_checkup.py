from kijkocut.cli import checkup
from kijkocut.cli.checkup import Grade, examine
from kijkocut.render import Surroundings


def test_a_full_disk_is_bad(monkeypatch, tmp_path):
    usage = type("Usage", (), {"free": 1 << 20, "total": 1 << 30, "used": 0})
    monkeypatch.setattr(checkup.shutil, "disk_usage", lambda _: usage)
    found = examine((), tmp_path)[-2]
    assert found.grade is Grade.bad
    assert "Make room" in found.advice


def test_a_machine_with_little_still_works(monkeypatch, tmp_path):
    monkeypatch.setattr(checkup, "_cores", lambda: 1)
    monkeypatch.setattr(checkup, "_memory", lambda: 2 << 30)
    found = {f.about: f for f in examine((), tmp_path)}
    assert found["cores"].grade is Grade.poor
    assert found["memory"].grade is Grade.poor
    assert "2.0 GiB" in found["memory"].found


def test_an_old_sqlite_is_bad(monkeypatch, tmp_path):
    monkeypatch.setattr(checkup, "library_version", lambda: ("3.40.1", "3.51.3"))
    found = {f.about: f for f in examine((), tmp_path)}
    assert found["sqlite"].grade is Grade.bad
    assert "3.51.3" in found["sqlite"].advice


def test_a_cache_that_is_not_there_yet_is_measured_where_it_will_be(tmp_path):
    found = {f.about: f for f in examine((), tmp_path / "not" / "yet")}
    assert "free of" in found["disk of the cache"].found


def test_no_driver_is_told_with_its_cure(monkeypatch, tmp_path):
    bare = Surroundings(driver=None, fault="Install libegl1.")
    monkeypatch.setattr(checkup, "surroundings", lambda: bare)
    found = {f.about: f for f in examine((), tmp_path)}
    assert found["gpu"].advice == "Install libegl1."
    assert found["fonts"].grade is Grade.bad
