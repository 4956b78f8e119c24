from pathlib import Path

import pytest

from kijkocut.store.places import Place, place_of

MOUNTS = """\
21 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 21 0:40 / /net rw - nfs4 server:/films rw,vers=4.2
31 21 0:41 / /net/local rw - ext4 /dev/vdb rw
32 21 0:42 / /media/Film\\040Server rw - cifs //server/film rw
33 21 0:43 / /mnt/c rw - 9p drvfs rw,aname=drvfs;path=C:
34 21 0:44 / /sandbox rw - 9p none rw,trans=fd
broken line
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    path = tmp_path / "mountinfo"
    path.write_text(MOUNTS)
    return path


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/home/me/film.kijko", Place.local),
        ("/net/film.kijko", Place.network),
        ("/net/deep/er/film.kijko", Place.network),
        ("/net/local/film.kijko", Place.local),
        ("/network/film.kijko", Place.local),
        ("/media/Film Server/film.kijko", Place.network),
        ("/mnt/c/film.kijko", Place.network),
        ("/sandbox/film.kijko", Place.local),
        ("/home/me/Dropbox/film.kijko", Place.synced),
        ("/home/me/OneDrive - Studio/cuts/film.kijko", Place.synced),
        ("/Users/me/Library/CloudStorage/GoogleDrive-x/film.kijko", Place.synced),
        ("/Users/me/Library/Mobile Documents/com~apple~CloudDocs/film.kijko", Place.synced),
        ("/home/me/boxing/film.kijko", Place.local),
    ],
)
def test_shared_folders_are_known(mounts: Path, path: str, place: Place) -> None:
    assert place_of(Path(path), mounts) is place


@pytest.mark.parametrize("mark", [".stfolder", ".dropbox", ".nextcloudsync.log"])
def test_a_synced_folder_is_known_by_its_mark(tmp_path: Path, mounts: Path, mark: str) -> None:
    folder = tmp_path / "films" / "cut"
    folder.mkdir(parents=True)
    assert place_of(folder / "film.kijko", mounts) is Place.local
    (tmp_path / "films" / mark).touch()
    assert place_of(folder / "film.kijko", mounts) is Place.synced


def test_a_link_into_a_synced_folder_counts(tmp_path: Path, mounts: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "films").symlink_to(tmp_path / "Dropbox")
    assert place_of(tmp_path / "films" / "film.kijko", mounts) is Place.synced


def test_without_a_table_of_mounts_a_folder_counts_as_local(tmp_path: Path) -> None:
    assert place_of(tmp_path / "film.kijko", tmp_path / "none") is Place.local


def test_shared_folders_come_with_a_warning() -> None:
    assert not Place.local.warning
    assert not Place.local.is_shared
    for place in (Place.network, Place.synced):
        assert place.is_shared
        assert "local copy" in place.warning
