"""The launcher: what it asks for, what it makes, what it says, and whose exit code it gives."""

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

_PROGRAM = """
import sys
print("program", *sys.argv[1:])
raise SystemExit(7)
"""
_FAKE_PYTEST = """
import os, sys
print(os.getcwd())
print("== 3 passed in 0.01s ==", *sys.argv[1:])
raise SystemExit(5)
"""


@pytest.fixture
def launch(repo: Path) -> ModuleType:
    """The launcher as a module of its own, free to be patched."""
    spec = importlib.util.spec_from_file_location("launch_under_test", repo / "launch.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _plant_clone(repo: Path, root: Path) -> Path:
    """Make a clone that is quick to set up: the real launcher, no packages, a tiny program."""
    shutil.copy(repo / "launch.py", root)
    (root / ".ci").mkdir()
    shutil.copy(repo / ".ci" / "run", root / ".ci")
    for lock in ("requirements.lock", "requirements-dev.lock"):
        (root / lock).write_text("# nothing\n", "utf-8")
    for package, code in (("kijkocut", _PROGRAM), ("pytest", _FAKE_PYTEST)):
        (root / package).mkdir()
        (root / package / "__init__.py").touch()
        (root / package / "__main__.py").write_text(code, "utf-8")
    return root


def _start(
    clone: Path, *arguments: str, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(clone / "launch.py"), *arguments]
    return subprocess.run(
        command, cwd=cwd or clone, capture_output=True, text=True, check=False, timeout=150
    )


@pytest.fixture(scope="module")
def clone(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone that has been started once."""
    root = _plant_clone(repo, tmp_path_factory.mktemp("clone"))
    first = _start(root)
    assert first.returncode == 7, first.stderr
    assert first.stdout == "program --demo\n"
    assert "setting up" in first.stderr
    return root


# --- what is asked for -------------------------------------------------------------------------


def test_no_arguments_ask_for_the_main_job(launch: ModuleType) -> None:
    request = launch.read_arguments([])
    assert request.module == ["-m", "kijkocut", *launch.MAIN_JOB]
    assert not request.is_test


def test_test_asks_for_the_suite_on_two_cores(launch: ModuleType) -> None:
    request = launch.read_arguments(["test", "-q", "tests/repo"])
    assert request.module == ["-m", "pytest", "-n", "2", "-q", "tests/repo"]
    assert request.is_test


def test_everything_else_is_for_the_program(launch: ModuleType) -> None:
    request = launch.read_arguments(["probe", "--json", "test"])
    assert request.module == ["-m", "kijkocut", "probe", "--json", "test"]
    assert not request.is_test


def test_offline_takes_a_folder_and_leaves_the_rest(launch: ModuleType, tmp_path: Path) -> None:
    request = launch.read_arguments(["--offline", str(tmp_path), "test", "-x"])
    assert request.wheels == tmp_path.resolve()
    assert request.module[-1] == "-x"


@pytest.mark.parametrize("arguments", [["--offline"], ["--offline", "no/such/folder"]])
def test_offline_without_a_folder_is_the_persons_mistake(
    launch: ModuleType, arguments: list[str]
) -> None:
    with pytest.raises(launch.LaunchError, match="needs a folder") as caught:
        launch.read_arguments(arguments)
    assert caught.value.exit_code == 2


# --- which Python ------------------------------------------------------------------------------


def test_an_old_python_can_read_the_launcher(repo: Path) -> None:
    ast.parse((repo / "launch.py").read_text("utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("version", [(3, 7, 3), (3, 10, 12), (3, 14, 0)])
def test_a_python_that_will_not_do_is_refused_in_one_line(
    repo: Path, version: tuple[int, int, int]
) -> None:
    code = f"import runpy, sys; sys.version_info = {version}; runpy.run_path('launch.py')"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=repo, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("KijkoCut runs on Python 3.11")
    assert done.stderr.count("\n") == 1


# --- what the system lacks ---------------------------------------------------------------------


def _lack_everything(launch: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "loads", lambda _name: False)
    monkeypatch.setattr(launch, "has_gl_driver", lambda: False)
    monkeypatch.setattr(launch, "has_font", lambda: False)


def test_loader_knows_what_is_there_and_what_is_not(launch: ModuleType) -> None:
    assert not launch.loads("libno-such-thing.so.77")
    if sys.platform.startswith("linux"):
        assert launch.loads("libc.so.6")


def test_driver_and_font_are_looked_for_on_disk(launch: ModuleType, tmp_path: Path) -> None:
    assert not launch.has_gl_driver(tmp_path)
    driver = tmp_path / "usr/lib/x86_64-linux-gnu/dri/swrast_dri.so"
    driver.parent.mkdir(parents=True)
    driver.touch()
    assert launch.has_gl_driver(tmp_path)
    assert not launch.has_font((str(tmp_path),))
    (driver.parent / "Vera.TTF").touch()
    assert launch.has_font((str(tmp_path),))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is looked at")
def test_what_may_not_be_installed_is_named_in_one_apt_line(
    launch: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _lack_everything(launch, monkeypatch)
    monkeypatch.setattr(launch, "apt_prefix", lambda: None)
    launch.check_system(may_install=True, for_window=True)
    said = capfd.readouterr()
    assert said.out == ""
    lines = [line for line in said.err.splitlines() if "apt install" in line]
    assert len(lines) == 1
    for package in ("libegl1", "libgl1", "libxkbcommon0", "fonts-dejavu-core", "libgl1-mesa-dri"):
        assert f" {package}" in lines[0]
    for package in ("libxcb-cursor0", "libxkbcommon-x11-0", "libportaudio2"):
        assert f" {package}" in lines[0]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is looked at")
def test_without_a_screen_nothing_is_asked_for_that_only_a_window_needs(
    launch: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lack_everything(launch, monkeypatch)
    bare = launch.missing_packages(for_window=False)
    assert "libegl1" in bare
    assert not {"libxcb-cursor0", "libportaudio2"} & set(bare)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not launch.has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert launch.has_screen()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is looked at")
def test_the_tests_ask_for_a_screen_without_a_monitor(
    launch: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lack_everything(launch, monkeypatch)
    monkeypatch.setattr(launch.shutil, "which", lambda _: None)
    asked = set(launch.missing_packages(for_window=False, for_tests=True))
    assert {"xvfb", "libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4"} <= asked
    assert "xvfb" not in launch.missing_packages(for_window=True)
    monkeypatch.setattr(launch.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert "xvfb" not in launch.missing_packages(for_window=False, for_tests=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is looked at")
def test_what_may_be_installed_is_named_and_installed(
    launch: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    _lack_everything(launch, monkeypatch)
    asked = tmp_path / "asked"
    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\necho "$@" >> {asked}\n', "utf-8")
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(launch.os, "geteuid", lambda: 0)
    assert launch.apt_install(launch.missing_packages(for_window=False))
    update, install = asked.read_text("utf-8").splitlines()
    assert update == "-qq update"
    assert install.startswith("-qq install -y --no-install-recommends libegl1 libgl1 ")
    assert "installing what this system lacks with apt-get: libegl1" in capfd.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux is looked at")
def test_a_system_that_lacks_nothing_hears_nothing(
    launch: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(launch, "missing_packages", lambda **_: [])
    launch.check_system(may_install=True, for_window=True)
    assert capfd.readouterr() == ("", "")


def test_without_pip_and_ensurepip_the_package_is_named(
    launch: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(launch.importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(launch, "apt_prefix", lambda: None)
    with pytest.raises(launch.LaunchError, match="apt install python3-venv"):
        launch.create(tmp_path / ".venv")


# --- the environment ---------------------------------------------------------------------------


def test_a_second_start_only_hands_over(clone: Path) -> None:
    done = _start(clone, "probe", "--json")
    assert done.returncode == 7
    assert done.stdout == "program probe --json\n"
    assert "setting up" not in done.stderr


def test_the_program_is_compiled_when_it_is_set_up(clone: Path) -> None:
    assert list((clone / "kijkocut" / "__pycache__").glob("__main__.*.pyc"))


def test_the_program_starts_from_anywhere_and_only_from_the_clone(
    clone: Path, tmp_path: Path
) -> None:
    (tmp_path / "kijkocut.py").write_text("raise SystemExit('the wrong one')", "utf-8")
    done = _start(clone, "show", cwd=tmp_path)
    assert done.stdout == "program show\n"


def test_ci_runs_the_suite_and_ends_with_its_summary(clone: Path, tmp_path: Path) -> None:
    command = ["bash", str(clone / ".ci" / "run"), "-q"]
    environment = {**os.environ, "CI": "true"}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == [str(clone), "== 3 passed in 0.01s == -n 2 -q"]
    assert done.returncode == 5


def test_an_environment_is_ready_only_whole_from_this_lock_in_this_place(
    launch: ModuleType, clone: Path, tmp_path: Path
) -> None:
    lock = clone / "requirements.lock"
    assert launch.is_ready(clone / ".venv", lock)
    moved = tmp_path / "requirements.lock"
    shutil.copy(lock, moved)
    assert not launch.is_ready(clone / ".venv", moved)
    changed = tmp_path / "changed" / "requirements.lock"
    changed.parent.mkdir()
    changed.write_text("# something\n", "utf-8")
    assert not launch.is_ready(clone / ".venv", changed)
    assert not launch.is_ready(tmp_path / "none", lock)
    half = tmp_path / "half"
    half.mkdir()
    shutil.copy(clone / ".venv" / "requirements.lock.stamp", half)
    assert not launch.is_ready(half, lock)


def test_a_half_made_environment_is_made_anew_once_by_two_starts_at_once(
    repo: Path, tmp_path: Path
) -> None:
    root = _plant_clone(repo, tmp_path)
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / ".venv" / "bin" / "python").write_text("half a python", "utf-8")
    starts = [
        subprocess.Popen(
            [sys.executable, str(root / "launch.py"), "show", str(number)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(2)
    ]
    said = [start.communicate(timeout=150) for start in starts]
    assert [start.returncode for start in starts] == [7, 7], said
    assert [out for out, _err in said] == ["program show 0\n", "program show 1\n"]
    assert sum("setting up" in err for _out, err in said) == 1


def test_an_environment_without_a_pip_of_its_own_is_filled_from_outside(
    launch: ModuleType, clone: Path, tmp_path: Path
) -> None:
    environment = tmp_path / ".venv"
    command = [sys.executable, "-m", "venv", "--without-pip", str(environment)]
    subprocess.run(command, check=True)
    lock = clone / "requirements.lock"
    launch.fill(environment, lock, None)
    assert launch.is_ready(environment, lock)


def test_packages_that_cannot_be_had_end_in_one_sentence(repo: Path, tmp_path: Path) -> None:
    root = _plant_clone(repo, tmp_path)
    digest = "0" * 64
    lock = f"no-such-package-of-ours==1.0 --hash=sha256:{digest}\n"
    (root / "requirements.lock").write_text(lock, "utf-8")
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    done = _start(root, "--offline", str(wheels), "demo")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "could not be installed" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert not (root / ".venv" / "requirements.lock.stamp").exists()
