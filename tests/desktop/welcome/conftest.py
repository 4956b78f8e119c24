import os
from datetime import UTC, datetime, timedelta

import pytest

from kijkocut.desktop.welcome.recent import RecentProjects


@pytest.fixture
def recent(film, tmp_path):
    """A list with `film` (open) and `other` (a copy, older)."""
    made = RecentProjects(tmp_path / "recent.json")
    made.remember(film.work)
    path = film.work.path
    other = path.with_name("other.kijko")
    film.work.file.save_as(other)
    made.add_copy(path, other, "Other")
    yesterday = (datetime.now(UTC) - timedelta(days=1)).timestamp()
    os.utime(other, (yesterday, yesterday))
    return made
