"""Importing the model and the edit language loads nothing heavy and reaches no machine."""

import json
import subprocess
import sys

_IMPORT_ALL = """
import importlib, json, pkgutil, sys
for room in ("kijkocut.model", "kijkocut.edit"):
    package = importlib.import_module(room)
    for module in pkgutil.walk_packages(package.__path__, room + "."):
        importlib.import_module(module.name)
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""

_MACHINE = {
    "PySide6", "shiboken6", "av", "moderngl", "glcontext", "numpy", "sqlite3", "pysqlite3",
    "sqlite_utils", "asyncio", "multiprocessing", "socket", "ssl", "ctypes",
}  # fmt: skip


def test_importing_the_core_loads_no_machine() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout))
    assert "kijkocut" in loaded
    assert loaded & _MACHINE == set()


def test_naming_the_program_loads_no_room() -> None:
    code = "import kijkocut, sys; print(kijkocut.__version__, *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    rooms = [name for name in done.stdout.split() if name.startswith("kijkocut.")]
    assert rooms == []
