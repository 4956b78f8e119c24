from PySide6.QtWidgets import QFileDialog


def test_a_project_is_chosen_and_opened(window, film, monkeypatch):
    path = film.work.path
    film.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.actions_.get("file.open").trigger()
    assert film.work.path == path
    window.actions_.get("file.close").trigger()
    assert film.work is None
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    window.actions_.get("file.open").trigger()
    assert film.work is None


def test_quit_closes_the_window(window):
    window.actions_.get("file.quit").trigger()
    assert not window.isVisible()
