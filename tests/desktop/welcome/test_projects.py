import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QListView, QMessageBox

from kijkocut.desktop.welcome.pictures import ProjectPictures
from kijkocut.desktop.welcome.projects import ProjectList
from kijkocut.desktop.welcome.recent import RecentProjects
from kijkocut.desktop.welcome.shown import ENTRY


@pytest.fixture
def listed(recent, film, tmp_path, qtbot):
    pictures = ProjectPictures(tmp_path / "pictures")
    pictures.want = lambda _: None
    made = ProjectList(film, recent, pictures)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def _names(listed):
    proxy = listed.view.model()
    return [proxy.index(row, 0).data(ENTRY).name for row in range(proxy.rowCount())]


def test_the_list_is_searched_and_sorted(listed):
    assert _names(listed) == ["Other", "film"]
    listed.order.setCurrentIndex(listed.order.findData("name"))
    assert _names(listed) == ["film", "Other"]
    listed.order.setCurrentIndex(listed.order.findData("modified"))
    assert _names(listed) == ["film", "Other"]
    listed.search.setText("oth")
    assert _names(listed) == ["Other"]
    assert listed.chosen().name == "Other"


def test_enter_opens_and_delete_takes_from_the_list(listed, film, qtbot):
    before = film.work.path
    listed.view.setFocus()
    qtbot.keyClick(listed.view, Qt.Key.Key_Return)
    assert film.work.path == before.with_name("other.kijko")
    listed.do("forget")
    assert _names(listed) == ["film"]


def test_grid_and_rows(listed, film):
    listed._rows.click()
    assert listed.view.viewMode() is QListView.ViewMode.ListMode
    assert film.settings.text("start.form") == "list"
    assert not listed.grab().isNull()
    listed._grid.click()
    assert listed.view.viewMode() is QListView.ViewMode.IconMode


def test_the_verbs_of_the_menu(listed, film, monkeypatch, qtbot):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Harbour", True))
    listed.do("rename")
    assert "Harbour" in _names(listed)
    listed.do("duplicate")
    assert "Harbour copy" in _names(listed)
    told = []
    monkeypatch.setattr(QMessageBox, "information", lambda *words: told.append(words[-1]))
    listed.do("info")
    assert "128" in told[0]
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    monkeypatch.setattr(QMessageBox, "question", lambda *_: no)
    count = len(_names(listed))
    listed.do("trash")
    assert len(_names(listed)) == count
    listed.view.setCurrentIndex(listed.view.model().index(_names(listed).index("film"), 0))
    monkeypatch.setattr(QMessageBox, "question", lambda *_: yes)
    with qtbot.waitSignal(film.noticed) as refused:
        listed.do("trash")
    assert "open in" in refused.args[0].text


def test_an_empty_list_helps(desk, tmp_path, qtbot):
    empty = ProjectList(
        desk, RecentProjects(tmp_path / "none.json"), ProjectPictures(tmp_path / "p")
    )
    qtbot.addWidget(empty)
    assert empty._stack.currentIndex() == 1
    empty.do("open")
    empty._offer(QPoint(0, 0))
    assert desk.work is None
