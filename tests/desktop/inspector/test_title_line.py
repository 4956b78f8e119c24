from PySide6.QtCore import Qt

from kijkocut.edit.commands.rename_clip import RenameClip
from kijkocut.model.ids import ClipId


def _rename(panel, qtbot, name):
    panel.title.name.selectAll()
    qtbot.keyClicks(panel.title.name, name)
    qtbot.keyClick(panel.title.name, Qt.Key.Key_Return)


def test_clips_and_sequences_are_renamed(panel, film, qtbot):
    assert "Clip" in panel.title.about.text()
    _rename(panel, qtbot, "Opening")
    assert film.project.clip(ClipId("a")).name == "Opening"
    film.select([])
    assert panel.title.name.text() == "Film"
    _rename(panel, qtbot, "Cut 2")
    assert film.sequence.name == "Cut 2"


def test_several_clips_are_counted(panel, film):
    film.select([ClipId("a"), ClipId("b")])
    assert panel.title.about.text().startswith("2 clips")


def test_without_a_project_there_is_a_word_instead(panel, film):
    film.close()
    assert not panel.title.isVisible()
    assert panel.empty.isVisible()


def test_one_clip_without_a_name_is_not_called_mixed(panel, film):
    film.run(RenameClip(clip=ClipId("a"), name=""))
    film.select([ClipId("a")])
    assert panel.title.name.placeholderText() == "No name"
    film.select([ClipId("a"), ClipId("b")])
    assert panel.title.name.placeholderText() == "Mixed names"
