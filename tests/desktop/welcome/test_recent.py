from kijkocut.desktop.welcome.recent import RecentProjects
from kijkocut.model.ticks import TICKS_PER_SECOND


def test_projects_are_listed_newest_first_and_survive_a_restart(recent, film, tmp_path):
    assert [e.name for e in recent.entries] == ["Other", "film"]
    recent.remember(film.work)
    again = RecentProjects(tmp_path / "recent.json")
    film_entry, other = again.entries
    assert (film_entry.name, film_entry.canvas, film_entry.rate) == ("film", "128x72", "25")
    assert film_entry.duration == 80 * TICKS_PER_SECOND // 25
    assert film_entry.clips == len(film.project.places)
    assert other.modified < film_entry.modified


def test_forgotten_and_moved_projects(recent, film, tmp_path):
    told = []
    recent.listen(lambda: told.append(len(recent.entries)))
    recent.moved(film.work.path, tmp_path / "new.kijko", "New")
    recent.forget(tmp_path / "other.kijko")
    assert told == [2, 1]
    (entry,) = recent.entries
    assert (entry.file, entry.name, entry.modified) == (tmp_path / "new.kijko", "New", None)


def test_a_damaged_list_is_an_empty_one(tmp_path):
    path = tmp_path / "recent.json"
    path.write_text("{not json", "utf-8")
    assert RecentProjects(path).entries == ()
