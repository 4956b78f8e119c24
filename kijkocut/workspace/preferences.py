"""What somebody prefers on this machine, whatever the project; never part of its history."""

import logging
import secrets
from pathlib import Path

import msgspec
from msgspec import Struct

from kijkocut.media import ProxySize
from kijkocut.model.errors import OutsideError

log = logging.getLogger(__name__)


class CannotKeepError(OutsideError):
    """The preferences can't be written."""

    code = "preferences.write"


class Preferences(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The choices."""

    has_proxies: bool = False
    """Whether previews show proxies instead of originals where there are some."""
    proxy_size: ProxySize = ProxySize.lines_540


class PreferenceFile:
    """Where the choices are kept. Read from any thread, written on the session thread."""

    def __init__(self, path: Path) -> None:
        """Read nothing yet."""
        self._path = path
        self._known: Preferences | None = None

    def read(self) -> Preferences:
        """Give the choices; the usual ones when there are none, or the file is damaged.

        The file is looked at once: previews ask for every picture.
        """
        known = self._known
        if known is None:
            known = self._known = self._read()
        return known

    def _read(self) -> Preferences:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Preferences)
        except FileNotFoundError:
            return Preferences()
        except (OSError, msgspec.DecodeError) as exc:
            log.warning("preferences can't be read: %s: %s", self._path, exc)
            return Preferences()

    def write(self, preferences: Preferences) -> None:
        """Keep the choices.

        Raises:
            CannotKeepError: The place can't be written to.
        """
        part = self._path.with_name(f".{self._path.name}.{secrets.token_hex(4)}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(msgspec.json.encode(preferences))
            part.replace(self._path)
            self._known = preferences
        except OSError as exc:
            raise CannotKeepError(
                f"The preferences can't be written to {self._path}: {exc.strerror}."
            ) from exc
