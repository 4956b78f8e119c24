"""What is known of this machine's OpenGL, from one start of the program to the next."""

import json
import logging
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from PySide6.QtCore import QCoreApplication, qVersion

log = logging.getLogger(__name__)

OVERRIDE: Final = "KIJKOCUT_VIEWER_SURFACE"
"""The environment's word on `viewer.surface`."""

_NAMES: Final = (
    "QT_QPA_PLATFORM",
    "WAYLAND_DISPLAY",
    "LIBGL_ALWAYS_SOFTWARE",
    "GALLIUM_DRIVER",
    "MESA_LOADER_DRIVER_OVERRIDE",
    "__GLX_VENDOR_LIBRARY_NAME",
)
"""What in the environment chooses a driver."""
_CARDS: Final = Path("/sys/class/drm")
_NVIDIA: Final = Path("/proc/driver/nvidia/version")


class GlFacts(Struct, frozen=True, kw_only=True):
    """What was found out about a driver."""

    key: str
    """Of the machine and its driver; others are looked at anew."""
    renderer: str = ""
    """The driver's name for itself."""
    is_software: bool = True
    fault: str = ""
    """Why it can't be used, if so."""

    @property
    def is_fit(self) -> bool:
        """Whether viewers gain by it."""
        return bool(self.renderer) and not self.is_software and not self.fault


class GlRecord:
    """Remembers a driver, and attempts that the program did not survive. UI thread.

    An attempt is noted before it is made and the note taken away after it: one that is found at the
    next start ended the program.
    """

    def __init__(self, folder: Path) -> None:
        """Keep it in `folder`."""
        self._facts, self._attempt = folder / "gl.json", folder / "gl.attempt"
        self.problem = ""
        """What the person should be told, if the last attempt ended the program."""
        self._is_barred = False
        if self._attempt.exists():
            self._attempt.unlink(missing_ok=True)
            self._is_barred = True
            log.warning("the last attempt to draw with OpenGL ended the program")
            self.keep(GlFacts(key=machine_key(), fault="it ended the program"))
            self.problem = QCoreApplication.translate(
                "Viewer",
                "Drawing with the graphics card ended the program last time; the viewers go on"
                " without it.",
            )

    @property
    def facts(self) -> GlFacts | None:
        """What is known of the driver at hand; None when it must be looked at."""
        try:
            found = msgspec.json.decode(self._facts.read_bytes(), type=GlFacts)
        except (OSError, msgspec.MsgspecError):
            return None
        return found if found.key == machine_key() else None

    def keep(self, facts: GlFacts) -> None:
        """Remember what was found out."""
        try:
            self._facts.parent.mkdir(parents=True, exist_ok=True)
            self._facts.write_bytes(msgspec.json.encode(facts))
        except OSError as exc:
            log.info("the driver is not remembered: %s", exc)

    def is_wanted(self, setting: str) -> bool:
        """Whether viewers draw with OpenGL in this run, by the setting `viewer.surface`.

        The variable KIJKOCUT_VIEWER_SURFACE counts before it: where no window comes up, no setting
        can be changed.
        """
        setting = os.environ.get(OVERRIDE, setting)
        if self._is_barred or setting == "image":
            return False
        facts = self.facts
        return setting == "gl" or (facts is not None and facts.is_fit)

    def begin(self) -> None:
        """Note that OpenGL is about to be used."""
        try:
            self._attempt.parent.mkdir(parents=True, exist_ok=True)
            self._attempt.touch()
        except OSError as exc:
            log.info("the attempt is not noted: %s", exc)

    def end(self) -> None:
        """Note that it went well, or was given up in good order."""
        self._attempt.unlink(missing_ok=True)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Note an attempt around what is done inside."""
        self.begin()
        yield
        self.end()


def machine_key() -> str:
    """Name the machine, its graphics cards, and what chooses between their drivers."""
    cards = sorted(_CARDS.glob("card?/device/vendor")) if _CARDS.is_dir() else []
    parts = [
        platform.node(),
        platform.release(),
        qVersion(),
        os.environ.get("DISPLAY", "").partition(":")[0],
        *(os.environ.get(name, "") for name in _NAMES),
        *(path.read_text("ascii").strip() for path in cards),
        _NVIDIA.read_text("utf-8").partition("\n")[0] if _NVIDIA.is_file() else "",
    ]
    return json.dumps(parts)
