"""The tools find nothing: lint, format and types."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "tool",
    [
        pytest.param(["ruff", "check", "--output-format", "concise", "."], id="lint"),
        pytest.param(["ruff", "format", "--check", "--diff", "."], id="format"),
        pytest.param(["mypy", "--strict"], id="types", marks=pytest.mark.timeout(900)),
    ],
)
def test_tool_finds_nothing(repo: Path, tool: list[str]) -> None:
    command = [sys.executable, "-m", *tool]
    done = subprocess.run(command, cwd=repo, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
