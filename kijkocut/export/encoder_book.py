"""What is known of this machine's hardware encoders, kept until library or driver change."""

import logging
import platform
import threading
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Final

import av
import msgspec
from msgspec import Struct
from msgspec.structs import replace

from kijkocut.export.codecs import PICTURE_CODERS
from kijkocut.export.encoder_probe import Verdict, probe, probe_all
from kijkocut.export.hardware import codec_of, family_of, hardware_encoders
from kijkocut.export.preset import Preset

log = logging.getLogger(__name__)

_DRIVER_SIGNS: Final = (
    "/proc/driver/nvidia/version",
    "/dev/dri",
    "/dev/nvidia0",
    *(
        f"{folder}/{library}"
        for folder in ("/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib", "/opt/amdgpu-pro/lib")
        for library in ("libnvidia-encode.so.1", "libmfx-gen.so.1.2", "libamfrt64.so.1")
    ),
    *(
        f"C:/Windows/System32/{library}"
        for library in ("nvEncodeAPI64.dll", "amfrt64.dll", "libvpl.dll", "libmfxhw64.dll")
    ),
)
"""What changes when a driver comes, goes or is renewed, and costs nothing to look at."""


TryAll = Callable[[Iterable[str], Callable[[], object]], tuple[Verdict, ...]]


class _Page(Struct, frozen=True, kw_only=True):
    """The file."""

    machine: str
    verdicts: tuple[Verdict, ...]


class EncoderBook:
    """Which hardware encoders work here. Any thread; `look` takes seconds, the rest is quick."""

    def __init__(self, folder: Path, try_all: TryAll = probe_all) -> None:
        """Keep what was found in `folder`.

        Args:
            folder: May be emptied at any time.
            try_all: Tries encoders; see `probe_all`.
        """
        self._try_all = try_all
        self._path = folder / "encoders.json"
        self._lock = threading.Lock()
        self._page: _Page | None = None

    def known(self) -> tuple[Verdict, ...] | None:
        """Give what was found before, if that still holds; None before the first trial."""
        page = self._page or self._kept()
        if page is None or page.machine != machine():
            return None
        self._page = page
        return page.verdicts

    def look(
        self, *, is_again: bool = False, on_wait: Callable[[], object] = bool
    ) -> tuple[Verdict, ...]:
        """Try every hardware encoder, unless that was done; one caller tries, others wait for it.

        Args:
            is_again: Also where it was done.
            on_wait: Called several times a second; what it raises ends the trials.
        """
        with self._lock:
            found = None if is_again else self.known()
            if found is None:
                found = self._try_all(hardware_encoders(), on_wait)
                self._keep(_Page(machine=machine(), verdicts=found))
            return found

    def why_not(self, preset: Preset) -> str:
        """Say why software must stand in for the preset's encoder, as far as is known already.

        Empty where it works, is software, or was not tried yet.
        """
        if family_of(preset.encoder) is None:
            return ""
        known = self.known()
        return "" if known is None else _doubt(preset, known)

    def proven(self, preset: Preset) -> tuple[Preset, str]:
        """Give `preset` with an encoder that works here; tries its own first if need be.

        Returns:
            The preset, and a sentence if software stands in.
        """
        if family_of(preset.encoder) is None or codec_of(preset.encoder) is not preset.video_codec:
            return preset, ""  # of another codec is a contradiction, which `resolve` refuses
        known = self.known()
        doubt = _doubt(preset, known if known is not None else (probe(preset.encoder),))
        return (as_software(preset), doubt) if doubt else (preset, "")

    def _kept(self) -> _Page | None:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=_Page)
        except (OSError, msgspec.DecodeError):
            return None  # of a version before, or not there: they are tried again

    def _keep(self, page: _Page) -> None:
        self._page = page
        half = self._path.with_suffix(".half")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            half.write_bytes(msgspec.json.encode(page))
            half.replace(self._path)
        except OSError as exc:
            log.warning("what is known of encoders can't be kept: %s", exc)


def as_software(preset: Preset) -> Preset:
    """Give `preset` written by software; effort in the hardware's words falls back to the usual."""
    return replace(preset, encoder="", speed="")


def stand_in(encoder: str, reason: str, preset: Preset) -> str:
    """Say that software takes the place of `encoder`."""
    codec = preset.video_codec
    software = PICTURE_CODERS[codec].encoder if codec is not None else "software"
    return f"{encoder} does not work here ({reason}); {software} encodes instead."


def machine() -> str:
    """Give a text that changes when the library or a driver does."""
    signs = [av.__version__, str(av.library_versions), platform.platform()]
    for path in _DRIVER_SIGNS:
        try:
            facts = Path(path).stat()
        except OSError:
            continue
        signs.append(f"{path} {facts.st_size} {facts.st_mtime_ns}")
        if path.startswith("/proc"):
            signs[-1] = Path(path).read_text(encoding="utf-8", errors="replace")
        elif path.startswith("/dev"):
            # These are made anew with every start of the system.
            names = sorted(p.name for p in Path(path).iterdir()) if Path(path).is_dir() else []
            signs[-1] = " ".join((path, *names))
    return blake2b("\n".join(signs).encode(), digest_size=12).hexdigest()


def _doubt(preset: Preset, verdicts: tuple[Verdict, ...]) -> str:
    found = next((v for v in verdicts if v.encoder == preset.encoder), None)
    if found is None:
        return stand_in(preset.encoder, "the library has no such encoder", preset)
    if (preset.pixel_format or "yuv420p") in found.formats:
        return ""
    return stand_in(preset.encoder, found.reason or "not with that pixel format", preset)
