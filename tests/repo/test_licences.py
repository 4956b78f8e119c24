"""The licence table names what is shipped: every locked package, every library inside av."""

import importlib.metadata
import re
from pathlib import Path

import pytest


def _rows(repo: Path) -> list[list[str]]:
    text = (repo / "docs" / "licences.md").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def _locked(lock: Path) -> dict[str, set[str]]:
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE):
        versions.setdefault(name, set()).add(version)
    return versions


def test_table_covers_exactly_the_runtime_lock(repo: Path) -> None:
    table = {
        row[0]: set(row[1].split(", "))
        for row in _rows(repo)
        if len(row) == 4 and re.fullmatch(r"[a-z][a-z0-9-]*", row[0])
    }
    assert table == _locked(repo / "requirements.lock")


def test_every_locked_package_has_a_licence_and_a_reason(repo: Path) -> None:
    assert [row for row in _rows(repo) if not all(row)] == []


def test_every_library_inside_av_is_named(repo: Path) -> None:
    files = importlib.metadata.files("av") or []
    carried = {
        re.sub(r"-[0-9a-f]{8}$", "", path.name.partition(".so")[0])
        for path in files
        if path.parts[0] == "av.libs"
    }
    if not carried:
        pytest.skip("the av wheel of this system keeps its libraries elsewhere")
    named = {name for row in _rows(repo) if len(row) == 3 for name in row[0].split(", ")}
    assert carried - named == set()


def test_licence_is_the_whole_gpl_3(repo: Path) -> None:
    text = (repo / "LICENSE").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 3, 29 June 2007" in text
    assert "END OF TERMS AND CONDITIONS" in text
