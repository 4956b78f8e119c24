"""Samples of one stream over the connection. Runs in the decoder process only."""

from pathlib import Path
from typing import TYPE_CHECKING

from kijkocut.media import wire
from kijkocut.media.errors import MissingStreamError
from kijkocut.media.session import Session, Tick, index_of
from kijkocut.media.sound import ResampledSound, SoundDecoder

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class SoundSession(Session):
    """Samples over the connection."""

    def __init__(
        self, request: wire.OpenSound, connection: "Connection[bytes, bytes]", tick: Tick
    ) -> None:
        super().__init__(request.source)
        self._connection = connection
        index = index_of(request.source, request.limits, tick)
        sound = index.sounds.get(request.stream)
        if sound is None:
            raise MissingStreamError(
                f'"{Path(self.path).name}" has no sound stream {request.stream}.'
            )
        self._decoder = SoundDecoder(
            self.path, request.stream, sound, limits=request.limits, tick=tick
        )
        self._sound = ResampledSound(self._decoder, request.sample_rate, request.channels)

    def handle(self, request: wire.Request) -> None:
        """Answer `WantSound`."""
        if isinstance(request, wire.WantSound):
            samples = self._sound.read(request.start, request.count)
            channels = self._sound.channels
            count = len(samples) // channels
            wire.send(
                self._connection, wire.Sound(channels=channels, count=count, data=samples.tobytes())
            )

    def close(self) -> None:
        """Close the file."""
        self._decoder.close()
