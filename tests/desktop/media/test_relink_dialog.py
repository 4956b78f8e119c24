import shutil
from pathlib import Path

from kijkocut.edit.commands.relink_media import RelinkMedia


def test_missing_files_are_found_in_a_folder(panel, film, footage, tmp_path, qtbot):
    (media,) = film.project.media
    facts = film.project.media[media].facts
    film.run(RelinkMedia(media=media, path="/gone/take.mp4", facts=facts))
    hidden = tmp_path / "deep" / "renamed.mp4"
    hidden.parent.mkdir()
    shutil.copy(footage, hidden)
    dialog = panel.chores.open_relink()
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    assert dialog.list.topLevelItem(0).text(1) == "/gone/take.mp4"
    dialog.look_in(tmp_path)
    assert not dialog.search.isEnabled()
    qtbot.waitUntil(lambda: not dialog.errands.is_busy, timeout=20_000)
    assert Path(film.project.media[media].path) == hidden
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 0)
    assert "All files are there" in dialog.summary.text()
    dialog.reject()
