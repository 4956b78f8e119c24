"""Frames fetched before it is known which way they will be composited."""

from collections import deque

from kijkocut.render.compositor import Fetch
from kijkocut.render.frame_plan import MediaPicture
from kijkocut.render.pixels import SourceFrame


class Fetched:
    """Frames that were fetched before it was known who needs them."""

    def __init__(self, fetch: Fetch) -> None:
        """Fetch with `fetch`."""
        self._fetch = fetch
        self._held: deque[tuple[MediaPicture, SourceFrame]] = deque()

    def hold(self, picture: MediaPicture) -> SourceFrame:
        """Fetch a frame and keep it for `take`."""
        frame = self._fetch(picture)
        self._held.append((picture, frame))
        return frame

    def take(self, picture: MediaPicture) -> SourceFrame:
        """Give a frame that is held, or fetch it; the caller releases it."""
        for one in self._held:
            if one[0] == picture:
                self._held.remove(one)
                return one[1]
        return self._fetch(picture)

    def release(self) -> None:
        """Release what is still held."""
        while self._held:
            self._held.pop()[1].release()
