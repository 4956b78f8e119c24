"""The locks pin everything by hash, name no place on the network, and answer to pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ("requirements.lock", "requirements-dev.lock")


def _blocks(lock: Path) -> dict[str, list[str]]:
    """Give, for every pinned requirement, its hash lines."""
    blocks: dict[str, list[str]] = {}
    current = ""
    for line in lock.read_text("utf-8").splitlines():
        if line.startswith("    "):
            blocks[current].append(line.strip(" \\"))
        elif not line.startswith("#"):
            current = line.strip(" \\")
            blocks[current] = []
    return blocks


def _pins(lock: Path) -> dict[str, list[str]]:
    pins: dict[str, list[str]] = {}
    for pinned in _blocks(lock):
        requirement = Requirement(pinned)
        version = str(requirement.specifier).removeprefix("==")
        pins.setdefault(canonicalize_name(requirement.name), []).append(version)
    return pins


@pytest.mark.parametrize("name", LOCKS)
def test_everything_is_pinned_by_hash(repo: Path, name: str) -> None:
    blocks = _blocks(repo / name)
    assert blocks
    for pinned, hashes in blocks.items():
        assert re.fullmatch(r"[a-z0-9.-]+==[0-9][^ ;]*( ; .+)?", pinned), pinned
        assert hashes, pinned
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in hashes), pinned


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_place(repo: Path, name: str) -> None:
    text = (repo / name).read_text("utf-8")
    assert re.findall(r"\S*(?:://|--index|--find-links|@ )\S*", text) == []


def test_tests_run_on_the_packages_the_program_runs_on(repo: Path) -> None:
    runtime = _blocks(repo / "requirements.lock")
    with_tools = _blocks(repo / "requirements-dev.lock")
    assert {pinned: with_tools.get(pinned) for pinned in runtime} == runtime


def test_locks_answer_to_pyproject(repo: Path) -> None:
    settings = tomllib.loads((repo / "pyproject.toml").read_text("utf-8"))
    wanted = [
        *((text, LOCKS[0]) for text in settings["project"]["dependencies"]),
        *((text, LOCKS[1]) for text in settings["dependency-groups"]["dev"]),
    ]
    for text, lock in wanted:
        requirement = Requirement(text)
        versions = _pins(repo / lock).get(canonicalize_name(requirement.name), [])
        assert versions, f"{lock} lacks {text}"
        assert all(requirement.specifier.contains(version) for version in versions), text
