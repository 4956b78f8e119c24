import pytest
from PySide6.QtWidgets import QPushButton

from kijkocut.desktop.desk import Weight
from kijkocut.desktop.window import MainWindow
from kijkocut.edit.commands.add_sequence import AddSequence


@pytest.fixture
def empty(desk, qtbot, tmp_path):
    """A window without a project."""
    made = MainWindow(desk, demo_folder=tmp_path / "demo")
    qtbot.addWidget(made)
    made.start.pictures.want = lambda _: None
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.start.stop()


def test_the_start_screen_is_there_while_no_project_is(window, film):
    assert not window.start.isVisible()
    window.start.pictures.want = lambda _: None
    film.close()
    assert window.start.isVisible()
    assert not window.stage.isVisible()
    assert window.start.recent.entries[0].name == "film"


def test_a_click_starts_a_new_project_or_opens_one(empty, monkeypatch):
    done = []
    monkeypatch.setattr(empty.actions_, "trigger", done.append)
    buttons = {b.text(): b for b in empty.start.findChildren(QPushButton)}
    buttons["New Project..."].click()
    buttons["Open Project..."].click()
    assert done == ["file.new", "file.open"]


def test_the_demo_shows_its_progress_and_opens(empty, desk, film, qtbot):
    start, path = empty.start, film.work.path
    desk.close()
    start.demo.start = lambda: None
    start.open_demo()
    assert start._making.isVisible()
    start.demo.progressed.emit(3, 7)
    assert start._progress.value() == 3
    assert "3 of 7" in start._said.text()
    start.demo.progressed.emit(7, 7)
    start.demo.ready.emit(str(path))
    assert desk.work.path == path
    assert start._demo_button.isEnabled()


def test_a_demo_that_cannot_be_made_is_said(empty, desk, qtbot):
    with qtbot.waitSignal(desk.noticed) as said:
        empty.start.demo.failed.emit("No room.")
    assert said.args[0].weight is Weight.trouble
    assert empty.start._making.isHidden()


def test_a_project_is_gone_on_with_where_it_was_left(window, film):
    window.start.pictures.want = lambda _: None
    path, second = film.work.path, 705_600_000
    film.run(AddSequence(name="Other", id="other"))
    film.show_sequence("other")
    film.move_playhead(second)
    film.close()
    assert film.open(path)
    assert (film.sequence.id, film.playhead) == ("other", second)
