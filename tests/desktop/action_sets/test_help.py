from PySide6.QtGui import QDesktopServices, QGuiApplication

from kijkocut.desktop.about import AboutDialog


def test_about_opens_and_diagnostics_are_copied(window, monkeypatch):
    opened = []
    monkeypatch.setattr(AboutDialog, "exec", lambda self: opened.append(type(self)))
    window.actions_.trigger("help.about")
    assert len(opened) == 1
    window.actions_.trigger("help.diagnostics")
    assert "KijkoCut" in QGuiApplication.clipboard().text()


def test_reports_are_shown_where_they_lie(window, film, monkeypatch):
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    window.actions_.trigger("help.reports")
    assert (film.studio.config_dir / "crashes" / "reports").is_dir()
    assert shown[0].isLocalFile()
