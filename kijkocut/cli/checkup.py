"""The check-up of the machine: what was found, whether it will do, and what to do where not."""

import os
import platform
import shutil
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Final

import av
from av.codec.codec import UnknownCodecError
from msgspec import Struct

from kijkocut.export import Preset
from kijkocut.render import surroundings
from kijkocut.store import library_version

_DECODERS: Final = (
    *("h264", "hevc", "vp9", "libdav1d", "prores", "dnxhd", "mjpeg", "qtrle"),
    *("png", "webp", "tiff", "gif"),
    *("pcm_s16le", "flac", "mp3float", "aac", "opus"),
)
"""FFmpeg's names of what footage is decoded with."""

_GIB: Final = 1 << 30
_LITTLE_MEMORY: Final = 4 * _GIB
_LITTLE_ROOM: Final = 2 * _GIB
_NO_ROOM: Final = 200 << 20
_FEW_CORES: Final = 2


class Grade(StrEnum):
    """Whether what was found will do."""

    good = "good"
    poor = "poor"
    """It works, but slower or with less."""
    bad = "bad"
    """Something the program is for will not work."""


class Finding(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing looked at."""

    about: str
    """What was looked at: "gpu", "fonts", "disk of the cache"."""
    grade: Grade
    found: str
    advice: str = ""
    """What to do, when it is not good."""


def examine(presets: Iterable[Preset], cache: Path) -> tuple[Finding, ...]:
    """Look at everything; opens a GL context for a moment.

    Args:
        presets: What the person may want to export.
        cache: Where the program keeps what it can make again.
    """
    return (
        *_system(),
        *_drawing(),
        *_codecs(presets),
        *_libraries(),
        _disk("disk of the cache", cache),
        _disk("disk of this folder", Path.cwd()),
    )


def _system() -> Iterator[Finding]:
    yield _good("system", f"{platform.platform()}, {platform.machine()}")
    yield _good("python", f"{platform.python_implementation()} {platform.python_version()}")
    cores = _cores()
    if cores < _FEW_CORES:
        advice = "Decoding, drawing and encoding will wait for each other."
        yield Finding(about="cores", grade=Grade.poor, found=f"{cores}", advice=advice)
    else:
        yield _good("cores", f"{cores}")
    memory = _memory()
    if memory is None:
        yield _good("memory", "unknown on this system")
    elif memory < _LITTLE_MEMORY:
        advice = "Full HD works; close other programs before editing in 4K."
        yield Finding(about="memory", grade=Grade.poor, found=_size(memory), advice=advice)
    else:
        yield _good("memory", _size(memory))


def _drawing() -> Iterator[Finding]:
    found = surroundings()
    driver = found.driver
    if driver is None:
        yield Finding(about="gpu", grade=Grade.bad, found="no OpenGL 3.3", advice=found.fault)
    else:
        said = f"{driver.renderer}, {driver.vendor}, OpenGL {driver.version}"
        if driver.is_software:
            advice = (
                "There is no GPU driver, so the processor composites, which is much slower."
                " With a GPU in the machine, install its driver."
            )
            yield Finding(about="gpu", grade=Grade.poor, found=said, advice=advice)
        else:
            yield _good("gpu", said)
        yield _good("largest picture", f"{driver.largest_texture} pixels a side")
    if found.fonts:
        yield _good("fonts", f"{len(found.fonts)} families, {', '.join(found.fonts[:3])} ...")
    else:
        advice = "Titles would be empty boxes. Install a font; on Debian: fonts-dejavu-core."
        yield Finding(about="fonts", grade=Grade.bad, found="none", advice=advice)


def _codecs(presets: Iterable[Preset]) -> Iterator[Finding]:
    yield _present("decoders", _DECODERS, _missing(_DECODERS, "r"))
    users: dict[str, list[str]] = {}
    for preset in presets:
        for name in preset.encoders:
            users.setdefault(name, []).append(preset.name)
    missing = _missing(sorted(users), "w")
    yield _present("encoders", sorted(users), missing)
    for name in missing:
        told = ", ".join(users[name])
        yield Finding(
            about=f"encoder {name}", grade=Grade.bad, found="missing", advice=f"Not usable: {told}."
        )


def _present(about: str, wanted: Sequence[str], missing: Sequence[str]) -> Finding:
    if not missing:
        return _good(about, f"all {len(wanted)}: {', '.join(wanted)}")
    return Finding(
        about=about,
        grade=Grade.bad,
        found=f"missing: {', '.join(missing)}",
        advice="This FFmpeg is not the one the program ships with. Set the program up again.",
    )


def _missing(names: Sequence[str], mode: str) -> list[str]:
    return [name for name in names if not _has_codec(name, mode)]


def _has_codec(name: str, mode: str) -> bool:
    try:
        av.Codec(name, "r" if mode == "r" else "w")
    except UnknownCodecError:
        return False
    return True


def _libraries() -> Iterator[Finding]:
    parts = (f"{n} {'.'.join(map(str, v))}" for n, v in sorted(av.library_versions.items()))
    yield _good("ffmpeg", f"PyAV {version('av')} with {', '.join(parts)}")
    found, oldest = library_version()
    if _numbers(found) < _numbers(oldest):
        advice = f"Project files need {oldest} or newer. Set the program up again."
        yield Finding(about="sqlite", grade=Grade.bad, found=found, advice=advice)
    else:
        yield _good("sqlite", found)


def _disk(about: str, folder: Path) -> Finding:
    place = next((p for p in (folder, *folder.absolute().parents) if p.exists()), Path("/"))
    usage = shutil.disk_usage(place)
    found = f"{_size(usage.free)} free of {_size(usage.total)} at {folder}"
    if not os.access(place, os.W_OK):
        advice = f"{place} can't be written to. Change its rights or choose another folder."
        return Finding(about=about, grade=Grade.bad, found=found, advice=advice)
    if usage.free < _LITTLE_ROOM:
        grade = Grade.bad if usage.free < _NO_ROOM else Grade.poor
        advice = "Exports and caches will soon fill it. Make room."
        return Finding(about=about, grade=grade, found=found, advice=advice)
    return _good(about, found)


def _good(about: str, found: str) -> Finding:
    return Finding(about=about, grade=Grade.good, found=found)


def _cores() -> int:
    """Count the cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory() -> int | None:
    """Give the machine's memory in bytes, or a container's limit where that is less."""
    try:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None
    limit = Path("/sys/fs/cgroup/memory.max")
    text = limit.read_text().strip() if limit.is_file() else ""
    return min(total, int(text)) if text.isdigit() else total


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def _size(count: int) -> str:
    return f"{count / _GIB:.1f} GiB"
