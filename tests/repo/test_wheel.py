"""An installed program is whole: the wheel carries every module and every resource."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=repo, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("kijkocut-*.whl"))


def test_wheel_carries_every_module_and_resource(
    repo: Path, repo_files: list[Path], wheel: Path
) -> None:
    names = {path.relative_to(repo).as_posix() for path in repo_files}
    wanted = {name for name in names if name.startswith("kijkocut/")}
    wanted |= {f"kijkocut/{name}" for name in names if name.startswith("resources/")}
    with zipfile.ZipFile(wheel) as archive:
        assert wanted - set(archive.namelist()) == set()


def test_wheel_carries_the_licence_and_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {
            name.rpartition("/")[2]: name for name in archive.namelist() if "dist-info" in name
        }
        assert b"GNU GENERAL PUBLIC LICENSE" in archive.read(names["LICENSE"])
        assert b"kijkocut = kijkocut.app:main" in archive.read(names["entry_points.txt"])
        assert b"License-Expression: GPL-3.0-or-later" in archive.read(names["METADATA"])
