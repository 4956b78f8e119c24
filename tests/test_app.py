"""The program as it is started: what it says and whose exit code it gives."""

import os
import subprocess
import sys

import pytest

from kijkocut import __version__, app


@pytest.mark.parametrize(
    ("words", "exit_code", "out"),
    [(["--version"], 0, f"KijkoCut {__version__}\n"), (["fly"], 2, "")],
)
def test_the_program_starts_and_gives_its_exit_code(tmp_path, words, exit_code, out):
    homes = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    ran = subprocess.run(
        [sys.executable, "-m", "kijkocut", *words],
        env={**os.environ, **homes},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stdout) == (exit_code, out)
    assert bool(ran.stderr) == (exit_code != 0)
    assert "Traceback" not in ran.stderr
    assert list(tmp_path.iterdir()) == []  # nothing is made before it is needed


def test_the_verbs_get_the_words_and_the_persons_own_folders(tmp_path, monkeypatch):
    seen = []

    def cli(words, studio, *, measurements):
        assert not measurements
        seen.append((words, studio.cache_dir, studio.config_dir))
        return 41

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr("kijkocut.cli.main", cli)
    monkeypatch.setattr(app.faulthandler, "enable", lambda: None)
    monkeypatch.setattr(sys, "argv", ["kijkocut", "show", "a b"])
    assert app.main() == 41
    assert seen == [(["show", "a b"], tmp_path / "cache/kijkocut", tmp_path / "config/kijkocut")]


def test_a_project_or_no_word_at_all_means_the_window():
    assert app.is_for_window([])
    assert app.is_for_window(["film.kijko"])
    assert app.is_for_window(["--demo"])
    assert not app.is_for_window(["show", "film.kijko"])
    assert not app.is_for_window(["--version"])


def test_without_a_screen_one_sentence_says_what_to_do(tmp_path):
    homes = {"XDG_CACHE_HOME": str(tmp_path / "cache"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in screens}
    ran = subprocess.run(
        [sys.executable, "-m", "kijkocut", "--demo"],
        env={**bare, **homes},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if not sys.platform.startswith("linux"):
        return
    assert ran.returncode == 2
    assert "launch.py demo" in ran.stderr
    assert ran.stderr.count("\n") == 1
