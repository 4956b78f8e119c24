"""Whether the file at a path is still the one that was measured."""

import threading
from pathlib import Path

from kijkocut.media.errors import MediaChangedError, MediaMissingError
from kijkocut.media.identity import content_hash
from kijkocut.model.media import MediaFacts, MediaKind

_Stamp = tuple[str, int, int]


class Sameness:
    """Remembers the identity of files by path, size and time of change. Any thread may ask."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: dict[_Stamp, str] = {}
        self._lock = threading.Lock()

    def require(self, path: str | Path, facts: MediaFacts) -> None:
        """Make sure that the file at `path`, if there is one, is the one `facts` came from.

        Numbered stills are told by their first file's path alone, and files that can't be read are
        left to the reader that opens them.

        Raises:
            MediaChangedError: It is another file.
        """
        if not facts.content_hash or facts.kind is MediaKind.image_sequence:
            return
        try:
            found = self._identity(Path(path))
        except (OSError, MediaMissingError):
            return
        if found != facts.content_hash:
            raise MediaChangedError(
                f'"{Path(path).name}" is another file than the one that was imported ({path}).'
                " Relink it to use it as it is now, or put the old file back."
            )

    def _identity(self, path: Path) -> str:
        state = path.stat()
        stamp = (str(path), state.st_size, state.st_mtime_ns)
        with self._lock:
            known = self._known.get(stamp)
        if known is None:
            known = content_hash(path)
            with self._lock:
                self._known[stamp] = known
        return known
