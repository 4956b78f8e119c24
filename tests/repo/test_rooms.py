"""Rooms stay small, have a sign on the door, and are tested module by module.

What is not so yet stands in `allowances.toml`. That list may only shrink: an allowance that is no
longer needed, or is larger than needed, fails here too.
"""

import ast
import tomllib
from pathlib import Path

import pytest

LINES_AT_MOST = 400
NAMES_AT_MOST = 12
OPEN_ROOMS = {"model", "edit", "testing"}


@pytest.fixture(scope="session")
def allowances(repo: Path) -> dict[str, dict[str, int | str]]:
    text = (repo / "tests" / "repo" / "allowances.toml").read_text("utf-8")
    return tomllib.loads(text)


def _line_count(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_modules_are_small(
    repo: Path, modules: list[Path], allowances: dict[str, dict[str, int]]
) -> None:
    large = {
        module.as_posix(): lines
        for module in modules
        if (lines := _line_count(repo / module)) > LINES_AT_MOST
    }
    assert large == allowances["lines"], "split the module; an allowance may only shrink"


def _mirrors(module: Path) -> Path:
    inner = Path(*module.parts[1:])
    return Path("tests") / inner.parent / f"test_{inner.stem.lstrip('_')}.py"


def test_every_module_has_its_test(
    repo: Path, modules: list[Path], allowances: dict[str, dict[str, str]]
) -> None:
    untested = {
        module.as_posix()
        for module in modules
        if not module.stem.startswith("__")
        and module.parts[1] not in allowances["mirror"]["not_yet_asked_of"]
        and not (repo / _mirrors(module)).is_file()
    }
    assert untested == set(allowances["tested_elsewhere"]), "write its test; never add a name here"


def test_an_allowance_says_where_the_module_is_tested(
    repo: Path, allowances: dict[str, dict[str, str]]
) -> None:
    dangling = {
        module: test
        for module, test in allowances["tested_elsewhere"].items()
        if not (repo / test).is_file()
    }
    assert dangling == {}


def _rooms(modules: list[Path]) -> list[Path]:
    return [path for path in modules if path.name == "__init__.py" and len(path.parts) == 3]


def _names_bound(tree: ast.Module) -> set[str]:
    """What a module holds; names that come in when first used stand under TYPE_CHECKING."""
    bound = set()
    nodes = list(tree.body)
    if any(isinstance(n, ast.FunctionDef) and n.name == "__getattr__" for n in nodes):
        nodes += [inner for node in nodes if isinstance(node, ast.If) for inner in node.body]
    for node in nodes:
        match node:
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                bound |= {(alias.asname or alias.name).split(".")[0] for alias in names}
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                bound.add(name)
            case ast.Assign(targets=targets):
                bound |= {target.id for target in targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name(id=name)):
                bound.add(name)
    return bound


def _public_names(tree: ast.Module) -> list[str] | None:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                return list(ast.literal_eval(value))
            case ast.AnnAssign(target=ast.Name(id="__all__"), value=ast.expr() as value):
                return list(ast.literal_eval(value))
    return None


def test_every_package_has_a_sign(repo: Path, modules: list[Path]) -> None:
    folders = {module.parent for module in modules}
    without = {
        folder.as_posix()
        for folder in folders
        if not (repo / folder / "__init__.py").is_file()
        or not ast.get_docstring(ast.parse((repo / folder / "__init__.py").read_text("utf-8")))
    }
    assert without == set()


def test_every_door_names_what_is_public(repo: Path, modules: list[Path]) -> None:
    faults = {}
    for door in _rooms(modules):
        if door.parts[1] in OPEN_ROOMS:
            continue
        tree = ast.parse((repo / door).read_text("utf-8"))
        names = _public_names(tree)
        if not names:
            faults[door.as_posix()] = "no __all__"
        elif len(names) > NAMES_AT_MOST:
            faults[door.as_posix()] = f"{len(names)} public names, at most {NAMES_AT_MOST}"
        elif missing := set(names) - _names_bound(tree):
            faults[door.as_posix()] = f"names what it does not hold: {sorted(missing)}"
    assert faults == {}
