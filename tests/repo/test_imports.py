"""The import contracts hold, and each of them bites when it is broken."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

_LINT = "from importlinter.cli import lint_imports_command as run; run()"


def _lint(house: Path, contract: str) -> tuple[bool, str]:
    command = [sys.executable, "-c", _LINT, "--no-cache", "--no-logo", "--contract", contract]
    environment = {**os.environ, "COLUMNS": "400", "NO_COLOR": "1"}
    done = subprocess.run(
        command, cwd=house, env=environment, capture_output=True, text=True, check=False
    )
    # A broken contract and a broken configuration both fail; only the first one is a verdict.
    assert "Contracts: " in done.stdout, done.stdout + done.stderr
    return done.returncode == 0, done.stdout


@pytest.fixture
def house(repo: Path, tmp_path: Path) -> Path:
    """A copy of the program's modules and of the contracts, to plant violations in."""
    only_modules = shutil.ignore_patterns("__pycache__", "*.pyc")
    shutil.copytree(repo / "kijkocut", tmp_path / "kijkocut", ignore=only_modules)
    (tmp_path / "tests" / "repo").mkdir(parents=True)
    shutil.copy(repo / "tests" / "repo" / "one_door.py", tmp_path / "tests" / "repo")
    shutil.copy(repo / "pyproject.toml", tmp_path)
    return tmp_path


def _plant(house: Path, module: str, code: str) -> None:
    path = house / "kijkocut" / module
    path.parent.mkdir(exist_ok=True)
    door = path.parent / "__init__.py"
    if not door.exists():
        door.write_text('"""A room."""\n', "utf-8")
    path.write_text(code + "\n", "utf-8")


@pytest.mark.parametrize("contract", ["floors", "pure-core", "qt", "no-circles", "one-door"])
def test_contract_is_kept(repo: Path, contract: str) -> None:
    is_kept, report = _lint(repo, contract)
    assert is_kept, report


def test_every_contract_is_tried_above(repo: Path) -> None:
    settings = tomllib.loads((repo / "pyproject.toml").read_text("utf-8"))
    written = {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]}
    assert written == {"floors", "pure-core", "qt", "no-circles", "one-door"}


def test_a_lower_floor_cannot_reach_up(house: Path) -> None:
    _plant(house, "edit/planted.py", "")
    _plant(house, "model/planted.py", "import kijkocut.edit.planted")
    is_kept, report = _lint(house, "floors")
    assert not is_kept
    assert "kijkocut.model.planted -> kijkocut.edit" in report


def test_neighbours_do_not_know_each_other(house: Path) -> None:
    _plant(house, "store/planted.py", "import kijkocut.media")
    _plant(house, "media/planted.py", "")
    is_kept, report = _lint(house, "floors")
    assert not is_kept
    assert "kijkocut.store.planted -> kijkocut.media" in report


def test_a_room_without_a_floor_is_refused(house: Path) -> None:
    _plant(house, "attic/__init__.py", '"""A room nobody has put on a floor."""')
    is_kept, report = _lint(house, "floors")
    assert not is_kept
    assert "attic" in report


@pytest.mark.parametrize("room", ["model", "edit"])
def test_core_reaches_none_of_the_machine(house: Path, room: str) -> None:
    settings = tomllib.loads((house / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    forbidden = next(one for one in contracts if one["id"] == "pure-core")["forbidden_modules"]
    for name in forbidden:
        _plant(house, f"{room}/planted_{name}.py", f"import {name}")
    is_kept, report = _lint(house, "pure-core")
    assert not is_kept
    unseen = [
        name for name in forbidden if f"kijkocut.{room}.planted_{name} -> {name}" not in report
    ]
    assert unseen == []


def test_core_does_not_reach_the_machine_through_another_module(house: Path) -> None:
    _plant(house, "edit/planted.py", "import kijkocut.planted_numbers")
    (house / "kijkocut" / "planted_numbers.py").write_text("import numpy\n", "utf-8")
    is_kept, report = _lint(house, "pure-core")
    assert not is_kept
    assert "kijkocut.planted_numbers -> numpy" in report


@pytest.mark.parametrize("room", ["media", "render", "export", "cli"])
def test_qt_is_refused_outside_its_places(house: Path, room: str) -> None:
    _plant(house, f"{room}/planted.py", "from PySide6.QtCore import QObject")
    is_kept, report = _lint(house, "qt")
    assert not is_kept
    assert f"kijkocut.{room}.planted -> PySide6" in report


def test_qt_may_shape_titles_and_fill_the_desktop(house: Path) -> None:
    _plant(house, "render/titles.py", "from PySide6.QtGui import QImage")
    _plant(house, "desktop/window.py", "from PySide6.QtWidgets import QMainWindow")
    is_kept, report = _lint(house, "qt")
    assert is_kept, report


@pytest.mark.parametrize("inside", ["desktop/", "desktop/viewer/", "edit/"])
def test_modules_of_a_room_do_not_import_each_other_in_a_ring(house: Path, inside: str) -> None:
    package = f"kijkocut.{inside.replace('/', '.')}"
    _plant(house, f"{inside}planted_egg.py", f"import {package}planted_hen")
    _plant(house, f"{inside}planted_hen.py", f"import {package}planted_egg")
    is_kept, report = _lint(house, "no-circles")
    assert not is_kept
    assert "planted_egg" in report


def test_a_window_is_no_door(house: Path) -> None:
    _plant(house, "effects/planted.py", "")
    _plant(house, "render/planted.py", "from kijkocut.effects.planted import x")
    is_kept, report = _lint(house, "one-door")
    assert not is_kept
    assert "kijkocut.render.planted -> kijkocut.effects.planted" in report


def test_a_room_yet_to_come_has_one_door_too(house: Path) -> None:
    _plant(house, "attic/planted.py", "")
    _plant(house, "cli/planted.py", "import kijkocut.attic.planted")
    is_kept, report = _lint(house, "one-door")
    assert not is_kept
    assert "import it from kijkocut.attic" in report
