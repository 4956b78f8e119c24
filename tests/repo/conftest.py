"""What the tests of the repository share: where it is, and what belongs to it."""

import os
import subprocess
from pathlib import Path

import pytest

_NOT_OURS = {".git", ".venv", "out", "dist", "__pycache__"}


def _is_ours(part: str) -> bool:
    return part not in _NOT_OURS and not part.endswith("_cache") and part != ".hypothesis"


@pytest.fixture(scope="session")
def repo() -> Path:
    """The root of the clone these tests stand in."""
    return Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def repo_files(repo: Path) -> list[Path]:
    """Every file of the repository: those git tracks or would; all that look ours without git."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=repo, capture_output=True, check=True).stdout
        names = [name for name in listed.decode().split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = [
            os.path.relpath(path, repo)
            for path in repo.rglob("*")
            if all(_is_ours(part) for part in path.relative_to(repo).parts)
        ]
    return [path for path in (repo / name for name in names) if path.is_file()]


@pytest.fixture(scope="session")
def modules(repo: Path) -> list[Path]:
    """Every Python module of the program, relative to the root of the repository."""
    return sorted(path.relative_to(repo) for path in (repo / "kijkocut").rglob("*.py"))
