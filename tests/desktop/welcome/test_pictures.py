from PySide6.QtGui import QImage

from kijkocut.desktop.welcome.pictures import ProjectPictures


def test_a_picture_is_made_once_and_anew_after_a_change(recent, film, tmp_path, qtbot):
    pictures = ProjectPictures(tmp_path / "pictures")
    entry = recent.entries[1]
    assert pictures.picture(entry) is None
    with qtbot.waitSignal(pictures.made, timeout=60_000) as made:
        pictures.want(entry)
    assert made.args == [entry.path]
    picture = pictures.picture(entry)
    assert (picture.width(), picture.height()) == (128, 72)
    pictures.want(entry)
    assert pictures._process is None
    pictures.stop()


def test_large_frames_are_kept_small_and_work_stops(recent, tmp_path):
    pictures = ProjectPictures(tmp_path / "pictures")
    entry = recent.entries[0]
    (tmp_path / "pictures").mkdir()
    QImage(1920, 1080, QImage.Format.Format_RGB32).save(str(pictures._fresh(entry)))
    pictures._keep(entry)
    assert pictures.picture(entry).width() == 480
    pictures.want(recent.entries[1])
    pictures.stop()
    assert pictures._process is None
