"""Starts KijkoCut, or its tests, from a bare clone.

    python3 launch.py                     the window, on the demo project
    python3 launch.py test [ARGS]         the whole test suite; ARGS go to pytest
    python3 launch.py ARGS                the command line: `python3 launch.py probe clip.mp4`
    python3 launch.py --offline DIR ...   any of these, with the packages taken from a folder

The first start makes `.venv` beside this file from a lock with hashes and, on Linux, installs by
apt the system libraries that the wheels do not carry; where it may not, it names the command. Every
later start compares a stamp, looks for those libraries again, and hands over to the environment's
own Python, whose exit code is the exit code of the launcher. What the launcher has to say goes to
stderr, so that `--json` output stays clean.

Standard library only. The syntax is older than what the program needs, so that an old Python gets
as far as the sentence that refuses it; a Python newer than the wheels is refused there too.
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.stderr.write(
        f"KijkoCut runs on Python 3.11, 3.12 and 3.13; this is {sys.version.split()[0]}. "
        "Start it with one of those, for example: python3.11 launch.py\n"
    )
    raise SystemExit(2)

MAIN_JOB = ("--demo",)
"""What `python3 launch.py` does when it is asked for nothing in particular: the window, on the demo
project. The program itself, without words, opens its start screen."""

ROOT = Path(__file__).resolve().parent


class LaunchError(Exception):
    """The environment cannot be made; `str(error)` says what to do about it."""

    def __init__(self, sentence: str, *, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code


class Library(NamedTuple):
    """A file the wheels expect from the system, and the Debian package that brings it."""

    name: str
    """Shared object, as the loader looks for it."""
    package: str


LIBRARIES = (
    Library("libEGL.so.1", "libegl1"),
    Library("libGL.so.1", "libgl1"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
)

WINDOW_LIBRARIES = (
    # What Qt's xcb plugin links to besides X11 itself; leave one out and it does not start.
    Library("libX11-xcb.so.1", "libx11-xcb1"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-image.so.0", "libxcb-image0"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-randr.so.0", "libxcb-randr0"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
    Library("libxcb-sync.so.1", "libxcb-sync1"),
    Library("libxcb-util.so.1", "libxcb-util1"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    # Sound out of the loudspeakers.
    Library("libportaudio.so.2", "libportaudio2"),
)
"""What the window needs; the command line does without."""

SCREEN = ("Xvfb", "xvfb")
"""The program that is a screen for the tests that need one, and its package."""

GL_DRIVERS = (
    "usr/lib/*/dri/*_dri.so",
    "usr/lib64/dri/*_dri.so",
    "usr/lib/dri/*_dri.so",
    "usr/lib/*/libEGL_nvidia.so.0",
    "usr/lib64/libEGL_nvidia.so.0",
    "usr/lib/libEGL_nvidia.so.0",
)
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".pfb")


def say(sentence: str) -> None:
    """Tell the person something, out of the way of the program's own output."""
    sys.stderr.write("launch: " + sentence + "\n")
    sys.stderr.flush()


# --- what the system lacks ---------------------------------------------------------------------


def loads(name: str) -> bool:
    """Whether the system's loader finds this shared object and everything it needs."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_gl_driver(root: Path = Path("/")) -> bool:
    """Whether there is any driver behind libGL: Mesa's (its software one will do) or NVIDIA's."""
    return any(next(root.glob(pattern), None) is not None for pattern in GL_DRIVERS)


def has_font(folders: tuple[str, ...] = FONT_FOLDERS) -> bool:
    """Whether there is at least one outline font; without one, text comes out as boxes."""
    for folder in folders:
        for _path, _folders, files in os.walk(Path(folder).expanduser()):
            if any(name.lower().endswith(FONT_SUFFIXES) for name in files):
                return True
    return False


def missing_packages(*, for_window: bool, for_tests: bool = False) -> list[str]:
    """The Debian packages whose files this Linux lacks; empty when nothing is missing."""
    wanted = LIBRARIES + WINDOW_LIBRARIES if for_window or for_tests else LIBRARIES
    missing = [library.package for library in wanted if not loads(library.name)]
    if for_tests and shutil.which(SCREEN[0]) is None:
        missing.append(SCREEN[1])
    if not has_gl_driver():
        missing.append("libgl1-mesa-dri")
    if not has_font():
        missing.append("fonts-dejavu-core")
    return missing


def apt_prefix() -> list[str] | None:
    """What to put before `apt-get` so that it may install; None where it may not."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages where we may; True when apt says that it did."""
    prefix = apt_prefix()
    if prefix is None:
        return False
    say("installing what this system lacks with apt-get: " + " ".join(packages))
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        # An update that fails is not the end: the packages may be in apt's cache.
        done = subprocess.run(
            apt + step,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode != 0:
            sys.stderr.write(done.stdout.decode(errors="replace"))
    return done.returncode == 0


def apt_line(packages: list[str]) -> str:
    """The one command that brings these packages by hand."""
    return "sudo apt install " + " ".join(packages)


def has_screen() -> bool:
    """Whether a window could be shown; without a screen its libraries are not asked for."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def check_system(*, may_install: bool, for_window: bool, for_tests: bool = False) -> None:
    """Bring in or name the missing system libraries; the program starts in any case."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(for_window=for_window, for_tests=for_tests)
    # Stickers want colour emoji, which nobody has to have: never asked for by themselves.
    if missing and may_install and apt_install([*missing, "fonts-noto-color-emoji"]):
        missing = missing_packages(for_window=for_window, for_tests=for_tests)
    if missing:
        say(
            "this system lacks libraries for pictures, text and sound. Install them by: "
            + apt_line(missing)
            + " (or your distribution's packages of the same files)"
        )


# --- the environment ---------------------------------------------------------------------------


def python_of(environment: Path) -> Path:
    """The Python inside a virtual environment."""
    if sys.platform == "win32":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def stamp_of(lock: Path) -> str:
    """What must be true of an environment made from this lock: contents, Python, place."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return f"{lock.name} {digest} python {version} at {lock.parent}\n"


def is_ready(environment: Path, lock: Path) -> bool:
    """Whether the environment was made, whole, from this very lock by this version of Python."""
    stamp = environment / (lock.name + ".stamp")
    try:
        return stamp.read_text("utf-8") == stamp_of(lock) and python_of(environment).exists()
    except OSError:
        return False


@contextlib.contextmanager
def only_one(path: Path) -> Iterator[None]:
    """Hold a lock file, so that of several launches at once one builds and the others wait."""
    with path.open("a") as handle:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def site_packages(environment: Path) -> Path:
    """The folder of an environment's packages."""
    found = [*environment.glob("lib/python3*/site-packages"), environment / "Lib/site-packages"]
    return found[0]


def pip_for(environment: Path) -> list[str]:
    """The pip that fills an environment: its own, or that of the Python we run on."""
    if (site_packages(environment) / "pip").is_dir():
        return [str(python_of(environment)), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(python_of(environment))]


def create(environment: Path) -> None:
    """Make an empty environment, over whatever is left of an older one.

    Debian's Python has no ensurepip without python3-venv; then our own pip fills it from outside.
    """
    can_bring_pip = importlib.util.find_spec("ensurepip") is not None
    has_pip = importlib.util.find_spec("pip") is not None
    if not can_bring_pip and not has_pip:
        can_bring_pip = apt_install(["python3-venv"])
        if not can_bring_pip:
            raise LaunchError(
                "this Python can make no environment (no ensurepip, no pip). Install it by: "
                + apt_line(["python3-venv"])
            )
    command = [sys.executable, "-m", "venv", "--clear", str(environment)]
    if not can_bring_pip:
        command.append("--without-pip")
    made = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
    if made.returncode != 0:
        raise LaunchError("the environment " + str(environment) + " could not be made (see above)")


def fill(environment: Path, lock: Path, wheels: Path | None) -> None:
    """Install a lock's packages, by hash and as wheels only, and stamp the environment last."""
    command = [*pip_for(environment), "--disable-pip-version-check", "--no-input", "install"]
    command += ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    if not sys.stderr.isatty():
        command.append("--quiet")
    if wheels is not None:
        command += ["--no-index", "--find-links", str(wheels)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
    if done.returncode != 0:
        raise LaunchError(
            "the packages of " + lock.name + " could not be installed (see above). They exist for "
            "Linux and Windows on x86-64 and for macOS 14 on Apple silicon. Without a network, "
            "give a folder of wheels: python3 launch.py --offline FOLDER"
        )
    on_the_path = site_packages(environment) / "kijkocut-clone.pth"
    on_the_path.write_text(f"{lock.parent}\n", "utf-8")
    fresh = environment / (lock.name + ".fresh")
    fresh.write_text(stamp_of(lock), "utf-8")
    fresh.replace(environment / (lock.name + ".stamp"))


def compile_program(environment: Path, root: Path) -> None:
    """Compile the clone's own modules once, here where one waits anyway.

    Without it the first start takes twice as long, and every start where Python is told to keep
    no compiled modules (PYTHONDONTWRITEBYTECODE, as many containers have it). Failing does no harm.
    """
    command = [str(python_of(environment)), "-m", "compileall", "-q", str(root / "kijkocut")]
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)


def ensure(environment: Path, locks: list[Path], wheels: Path | None) -> None:
    """Make the environment hold every lock given; what is there already is left alone.

    The first lock is the environment's ground: when it changed, the whole is made anew.

    Raises:
        LaunchError: Something the person has to see to: no network, no pip, no room.
    """
    if all(is_ready(environment, lock) for lock in locks):
        return
    try:
        with only_one(environment.with_name(environment.name + ".lock")):
            for position, lock in enumerate(locks):
                if is_ready(environment, lock):
                    continue
                if position == 0:
                    say("setting up " + str(environment) + " (once; about 150 MB to download)")
                    create(environment)
                    compile_program(environment, lock.parent)
                fill(environment, lock, wheels)
    except OSError as error:
        raise LaunchError("cannot set up " + str(environment) + ": " + str(error)) from error


# --- the launch --------------------------------------------------------------------------------


class Request(NamedTuple):
    """What the command line asks of the launcher."""

    module: list[str]
    """Arguments for the environment's Python."""
    is_test: bool
    wheels: Path | None


def read_arguments(arguments: list[str]) -> Request:
    """Sort out what is for the launcher, what for pytest and what for the program.

    Raises:
        LaunchError: `--offline` without a folder that exists.
    """
    wheels = None
    if arguments[:1] == ["--offline"]:
        if len(arguments) < 2 or not Path(arguments[1]).is_dir():
            raise LaunchError(
                "--offline needs a folder of wheels, as in: launch.py --offline wheels",
                exit_code=2,
            )
        wheels = Path(arguments[1]).resolve()
        arguments = arguments[2:]
    if arguments[:1] == ["test"]:
        return Request(["-m", "pytest", "-n", "2", *arguments[1:]], is_test=True, wheels=wheels)
    return Request(["-m", "kijkocut", *(arguments or MAIN_JOB)], is_test=False, wheels=wheels)


def hand_over(python: Path, arguments: list[str]) -> NoReturn:
    """Become the environment's Python, so that its exit code and its signals are ours."""
    # -P: a numpy.py in the folder the person stands in must not take the place of the real one.
    command = [str(python), "-P", *arguments]
    if sys.platform == "win32":
        raise SystemExit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def main() -> int:
    """Set up what is missing, then hand over."""
    try:
        request = read_arguments(sys.argv[1:])
        locks = [ROOT / "requirements.lock"]
        if request.is_test:
            locks.append(ROOT / "requirements-dev.lock")
            os.chdir(ROOT)
        environment = ROOT / ".venv"
        is_first_start = not is_ready(environment, locks[-1])
        is_ci = request.is_test and bool(os.environ.get("CI"))
        check_system(
            may_install=(is_first_start or is_ci) and request.wheels is None,
            for_window=not request.is_test and has_screen(),
            for_tests=request.is_test,
        )
        ensure(environment, locks, request.wheels)
        hand_over(python_of(environment), request.module)
    except LaunchError as error:
        say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
