from kijkocut.desktop.media.feeder import Feeder
from kijkocut.desktop.media.importer import Importer
from kijkocut.edit.commands.add_bin import AddBin


def test_imports_go_into_the_bin_on_show(film, footage, tmp_path, qtbot):
    film.run(AddBin(name="Day 1", id="one"))
    film.shelf.show_bin("one")
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(footage.read_bytes() + b"\0")
    importer = Importer(film, Feeder(film))
    with qtbot.waitSignal(importer.finished, timeout=20_000) as caught:
        film.shelf.bring([copy, footage])
    (added,) = caught.args[0].added
    assert film.project.media[added].bin == "one"
    assert [path for path, _ in caught.args[0].known] == [footage]


def test_a_path_that_leads_nowhere_is_told(film, tmp_path, qtbot):
    importer = Importer(film, Feeder(film))
    with qtbot.waitSignal(film.noticed, timeout=20_000) as caught:
        importer.take([tmp_path / "gone"])
    assert "gone" in caught.args[0].text


def test_what_comes_after_the_project_was_closed_is_dropped(film, footage, qtbot):
    importer = Importer(film, Feeder(film))
    with qtbot.assertNotEmitted(importer.finished):
        importer.take([footage])
        film.close()
        qtbot.waitUntil(lambda: not importer.running)
