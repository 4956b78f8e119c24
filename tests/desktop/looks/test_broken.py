from kijkocut.desktop.looks.broken import BrokenFiles
from kijkocut.desktop.looks.pictures import Pictures
from kijkocut.desktop.looks.reloading import reload_looks

_BROKEN = """/*{"ISFVSN": "2", "INPUTS": [{"NAME": "inputImage", "TYPE": "image"}]}*/
void main() { gl_FragColor = nothing; }
"""


def test_files_that_do_not_compile_or_read_are_told_with_the_reason(film, qtbot):
    line = BrokenFiles(film, Pictures.of(film), is_title=False)
    qtbot.addWidget(line)
    assert line.isHidden()
    folder = film.work.services.folder
    folder.mkdir()
    (folder / "broken.fs").write_text(_BROKEN)
    (folder / "unread.fs").write_text("no header")
    reload_looks(film)
    qtbot.waitUntil(lambda: len(line.faults) == 2, timeout=20_000)
    assert "2 of your files" in line.text()
    assert any("nothing" in fault for fault in line.faults)
    assert any("unread.fs" in fault for fault in line.faults)


def test_titles_that_are_off_are_told(film, qtbot):
    folder = film.studio.own_titles
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "off.toml").write_text("label = 3\n")
    try:
        line = BrokenFiles(film, Pictures.of(film), is_title=True)
        qtbot.addWidget(line)
        assert "One of your files" in line.text()
        assert "off.toml" in line.faults[0]
    finally:
        (folder / "off.toml").unlink()
