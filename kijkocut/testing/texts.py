"""Every text that the window can show, found in the code, so that none is left untranslated.

English is in the code; some of it goes through Qt's `tr`, the rest is data: descriptions of
parameters, titles of commands, sentences of errors with values in them. These functions read the
syntax trees of the rooms and the built-in catalogue and give all of it.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import kijkocut
from kijkocut.effects import Catalogue, EffectKind, shader_folder
from kijkocut.export import PresetLibrary

_ROOT: Final = Path(kijkocut.__file__).parent
_FOR_THE_HOUSE: Final = {"clipped", "likeness", "screenshots"}
"""Modules that speak to those who work on the program, in English."""
_BELOW: Final = (
    *("model", "edit", "effects", "processes", "jobs", "media", "store", "audio", "render"),
    *("reels", "playback", "alignment", "export", "interchange", "workspace"),
)
"""The rooms whose sentences come up in the window."""
_SHOWN: Final = frozenset(
    {"label", "title", "description", "hint", "text", "group", "automatic", "message", "sentence"}
)
"""Keyword arguments that hold what a person reads."""
_DESCRIBING: Final = ("model/intrinsics.py", "export/form.py", "export/form_words.py")
"""Modules below that hold labels for the window."""
_SILENT: Final = frozenset({"BugError", "ValueError", "TypeError", "AssertionError", "KeyError"})
_UNSEEN: Final = frozenset({"setObjectName", "Signal", "getattr", "setProperty", "cast", "compile"})
_TEXT: Final = re.compile(r"[A-Z][a-z]+|.*[A-Za-z]{2}.* .*|.* .*[A-Za-z]{2}.*", re.DOTALL)
_SENTENCE: Final = re.compile(r"""\s*[A-Z{"].*\s.*[.!?]""", re.DOTALL)
_QUERY: Final = re.compile(r"(SELECT|DELETE|INSERT|UPDATE|VACUUM|CREATE|PRAGMA) .*", re.DOTALL)


def texts_of_window() -> Iterator[str]:
    """Give each literal of the window's code that reads as a text; values filled in are `{}`."""
    own = sorted(
        path
        for path in (_ROOT / "desktop").rglob("*.py")
        if "measuring" not in path.parts and path.stem not in _FOR_THE_HOUSE
    )
    paths = (*own, *(_ROOT / one for one in _DESCRIBING))
    for path in paths:
        tree = ast.parse(path.read_text("utf-8"))
        unseen = _unseen(tree)
        for node in ast.walk(tree):
            text = template(node) if id(node) not in unseen else None
            if text and _TEXT.fullmatch(text.replace("{}", "")) and "::" not in text:
                yield text


def sentences_below() -> Iterator[str]:
    """Give each sentence of the rooms below the window, values filled in as `{}`."""
    raising = _error_names()
    for room in _BELOW:
        for path in sorted((_ROOT / room).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            yield from _sentences(tree, raising)


def texts_of_catalogue() -> Iterator[str]:
    """Give what describes the built-in effects, titles and presets, and their parameters."""
    catalogue = Catalogue.from_folders()
    for kind in EffectKind:
        for one in catalogue.of_kind(kind):
            yield from (one.label, one.category, one.description)
            for spec in one.params:
                yield from (spec.label, spec.description, spec.unit)
                yield from (choice.replace("_", " ") for choice in spec.choices)
    for path in (shader_folder().parent / "titles").glob("*.toml"):
        title = tomllib.loads(path.read_text("utf-8"))
        yield from (title[key] for key in ("label", "category", "description"))
    for preset in PresetLibrary().all():
        yield from (preset.title, preset.group, preset.description)


def template(node: ast.AST) -> str | None:
    """Give a literal with `{}` for what is filled in; None for what is no literal."""
    match node:
        case ast.Constant(value=str(text)):
            return text.replace("{}", "{ }")
        case ast.JoinedStr(values=parts):
            return "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in parts)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            parts_of = template(left), template(right)
            if parts_of == (None, None):
                return None
            return "".join("{}" if part is None else part for part in parts_of)
    return None


def _sentences(tree: ast.Module, raising: frozenset[str]) -> Iterator[str]:
    unseen, said = _unseen(tree), set[int]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in raising:
            said.update(id(argument) for argument in node.args)
        elif isinstance(node, ast.Call):
            said.update(id(one.value) for one in node.keywords if one.arg in _SHOWN)
        elif isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "title":
            said.add(id(node.value))
    for node in ast.walk(tree):
        text = template(node) if id(node) not in unseen else None
        if text and text.count("{}") < len(re.findall(r"\w\w", text)):
            is_said = id(node) in said and re.search("[a-z]{2}", text.replace("{}", ""))
            if (is_said or _SENTENCE.fullmatch(text)) and not _QUERY.fullmatch(text):
                yield text


def _unseen(tree: ast.Module) -> set[int]:
    """Give the nodes nobody reads: docstrings, logs, parts of larger texts, names."""
    found = set[int]()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as text):
                found.add(id(text))
            case ast.Call():
                found.update(id(one) for one in _unseen_arguments(node))
            case ast.JoinedStr():
                found.update(id(part) for part in node.values)
            case ast.BinOp() if template(node) is not None:
                found.update(id(part) for part in ast.walk(node) if part is not node)
            case ast.AnnAssign(annotation=note) | ast.arg(annotation=ast.expr() as note):
                found.update(id(part) for part in ast.walk(note))
            case ast.FunctionDef(returns=ast.expr() as note):
                found.update(id(part) for part in ast.walk(note))
            case ast.Dict(keys=keys):
                found.update(id(key) for key in keys)
    return found


def _unseen_arguments(call: ast.Call) -> Iterator[ast.AST]:
    name = _called(call)
    owner = getattr(getattr(call.func, "value", None), "id", "")
    if owner in ("log", "logging") or name in _SILENT:
        for argument in call.args:
            yield from ast.walk(argument)
    elif name in _UNSEEN:
        yield from call.args
    elif name == "translate" and len(call.args) > 1:
        yield call.args[0]
    yield from (one.value for one in call.keywords if one.arg in ("keys", "menu", "context"))
    for one in call.keywords:
        if one.arg == "keys":
            yield from ast.walk(one.value)


@cache
def _error_names() -> frozenset[str]:
    """Give the names of the errors people read, and of the functions that make them."""
    nodes = [
        node for room in _BELOW for path in (_ROOT / room).rglob("*.py") for node in _top(path)
    ]
    names = {"UserError", "OutsideError"}
    count = 0
    while count < len(names):
        count = len(names)
        for node in nodes:
            if isinstance(node, ast.ClassDef):
                bases = {getattr(base, "attr", getattr(base, "id", "")) for base in node.bases}
                names |= {node.name} if bases & names else set()
    makers = {
        node.name
        for node in nodes
        if isinstance(node, ast.FunctionDef)
        and node.returns is not None
        and ast.unparse(node.returns) in names
    }
    return frozenset(names | makers)


def _top(path: Path) -> list[ast.stmt]:
    return ast.parse(path.read_text("utf-8")).body


def _called(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))
