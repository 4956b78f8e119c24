from pathlib import Path

from kijkocut.store import ProjectFile, cache_dir, open_project


def test_caches_lie_beside_the_project_and_can_be_deleted(opened: ProjectFile) -> None:
    folder = cache_dir(opened.path)
    assert folder == opened.path.parent / "film.kijko-cache"
    folder.mkdir()
    (folder / "thumb").write_bytes(b"x")
    (folder / "thumb").unlink()
    folder.rmdir()
    assert opened.integrity_check().is_clean
    opened.close()
    open_project(opened.path).close()
    assert not folder.exists()


def test_two_projects_of_one_folder_do_not_share_caches() -> None:
    assert cache_dir(Path("/f/a.kijko")) != cache_dir(Path("/f/b.kijko"))
