import shutil

import pytest


@pytest.fixture
def moved(kijkocut, clip, tmp_path):
    """A project whose folder, footage and all, lies elsewhere now; the file has another name."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    shutil.copyfile(clip, old / "shot.mp4")
    assert kijkocut("new", old / "film.kijko", "--canvas", "320x180", "--fps", "25").exit_code == 0
    assert kijkocut("import", old / "film.kijko", old / "shot.mp4").exit_code == 0
    shutil.move(old, new)
    (new / "deep").mkdir()
    (new / "shot.mp4").rename(new / "deep" / "renamed.mp4")
    return new


def test_moved_and_renamed_footage_is_found_by_its_content(kijkocut, moved):
    ran = kijkocut("relink", moved / "film.kijko", "--json")
    assert ran.exit_code == 0, ran.err
    assert ran.data["found"] == [{"name": "shot.mp4", "path": str(moved / "deep" / "renamed.mp4")}]
    media = kijkocut("show", moved / "film.kijko", "--json").data["media"]
    assert media[0]["path"] == str(moved / "deep" / "renamed.mp4")
    assert kijkocut("relink", moved / "film.kijko").out == "Nothing is lost.\n"
    assert kijkocut("undo", moved / "film.kijko").out == "Undone: Relink 1 files\n"


def test_what_is_not_there_is_named_and_another_film_is_not_taken(kijkocut, moved):
    (moved / "deep" / "renamed.mp4").unlink()
    (moved / "shot.mp4").write_bytes(b"no film")
    ran = kijkocut("relink", moved / "film.kijko")
    assert ran.exit_code == 2
    assert ran.out == "shot.mp4: not found\n"
