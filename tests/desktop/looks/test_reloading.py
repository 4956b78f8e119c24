from PySide6.QtGui import QDesktopServices

from kijkocut.desktop.looks.look import effect_looks
from kijkocut.desktop.looks.reloading import open_folder, reload_looks

_INVERT = """/*{"ISFVSN": "2", "INPUTS": [{"NAME": "inputImage", "TYPE": "image"}]}*/
void main() { gl_FragColor = 1.0 - IMG_THIS_PIXEL(inputImage); }
"""


def test_the_folder_is_made_and_shown(film, monkeypatch):
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    open_folder(film)
    open_folder(film, is_title=True)
    assert shown == [str(film.studio.own_effects), str(film.studio.own_titles)]
    assert film.studio.own_effects.is_dir()


def test_new_files_are_there_after_reading_again(film):
    told = []
    film.noticed.connect(lambda notice: told.append(notice.text))
    folder = film.work.services.folder
    folder.mkdir()
    (folder / "turned.fs").write_text(_INVERT)
    reload_looks(film)
    assert "turned" in {look.name for look in effect_looks(film)}
    reload_looks(film)
    assert told == ["Effects read again.", "The effects are as they were."]
