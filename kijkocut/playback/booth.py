"""Making frames for a projector: decoders, catalogue, renderer."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.audio import SoundSource
from kijkocut.effects import Catalogue
from kijkocut.media import MediaError, MediaPool, Proxies, VideoFrame
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media
from kijkocut.model.project import Project, Put
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.playback import wire
from kijkocut.playback.picture import Picture
from kijkocut.reels import FrameSources, PictureSources, card, sound_source
from kijkocut.render import Ears, MediaPicture, OutputFormat, RenderThread, SourceFrame

if TYPE_CHECKING:
    Fetch = Callable[[MediaPicture], SourceFrame]

MakeRenderer = Callable[[Catalogue, tuple[Path, ...]], RenderThread]
"""Makes what draws, with the definitions of effects and with files of fonts."""

_RGBA: Final = OutputFormat(pixel_format="rgba")
_ONWARD: Final = TICKS_PER_SECOND // 25
_JUMP: Final = 10 * TICKS_PER_SECOND
"""After a jump every reader is free for another place, and those of long ago may go."""


class Print(Struct, frozen=True):
    """A frame that was made."""

    pixels: NDArray[np.uint8]
    begun: float
    decode_s: float
    notes: tuple[str, ...]


class Booth:
    """Makes one frame after the other. Used from one thread; frames are drawn on another."""

    def __init__(self, make_renderer: MakeRenderer = RenderThread) -> None:
        """Wait for equipment.

        Args:
            make_renderer: Gives what draws, with effects and fonts.
        """
        self._make_renderer = make_renderer
        self._retired: list[RenderThread] = []
        self._gear: wire.Equipment | None = None
        self._media: dict[MediaId, Media] = {}
        self._pool: MediaPool | None = None
        self._renderer: RenderThread | None = None
        self._sources: PictureSources | None = None
        self._ears: Ears | None = None
        self._moment = 0

    def equip(self, order: wire.Equipment | wire.Known | wire.Heard) -> None:
        """Take what frames are made of and with."""
        match order:
            case wire.Equipment():
                self._take_gear(order)
            case wire.Known(media=media, gone=gone):
                self._close_sources()
                self._media.update({one.id: one for one in media})
                for key in gone:
                    self._media.pop(key, None)
            case wire.Heard(entities=entities):
                if self._ears is not None:
                    self._ears.close()
                project = Project().apply([Put(after=one) for one in entities])
                self._ears = Ears(project, self._sound)

    def printed(self, order: wire.Want) -> Print:
        """Make a frame; media that can't be read is shown as a card and noted.

        Raises:
            KijkoError: The renderer's own.
        """
        begun = time.perf_counter()
        fetched, fetch = self._fetching(order)
        answer = self._draws().submit(order.plan, fetch, _RGBA).result()
        pixels = np.ascontiguousarray(np.asarray(answer.planes[0], np.uint8))
        return Print(pixels, begun, fetched.decode_s, fetched.told(order))

    def on_texture(self, order: wire.Want) -> Picture:
        """Make a frame that stays on the GPU.

        Raises:
            KijkoError: The renderer's own.
        """
        begun = time.perf_counter()
        self._end_retired()
        fetched, fetch = self._fetching(order)
        frame = self._draws().submit_texture(order.plan, fetch).result()
        picture = Picture(
            None,
            ticket=order.ticket,
            is_opaque=order.plan.is_opaque,
            notes=fetched.told(order),
            release=frame.release,
        ).on_texture(frame.texture, frame.size, frame.samples)
        picture.decode_s, picture.total_s = fetched.decode_s, time.perf_counter() - begun
        return picture

    def _fetching(self, order: wire.Want) -> "tuple[_Fetched, Fetch]":
        fetched = _Fetched(self._pictures(), self._media, is_rough=order.is_rough)
        self._moment += _JUMP if order.is_overtaking else _ONWARD
        fetched.moment = self._moment
        return fetched, fetched if self._ears is None else FrameSources(fetched, self._ears)

    def close(self) -> None:
        """Give everything back."""
        self._close_sources()
        if self._renderer is not None:
            self._renderer.close()
        for renderer in self._retired:
            renderer.close()
        if self._pool is not None:
            self._pool.close()

    def _end_retired(self) -> None:
        """End renderers that made way, once nobody looks at their textures any more."""
        for renderer in [one for one in self._retired if not one.textures_out]:
            self._retired.remove(renderer)
            renderer.close()

    def _take_gear(self, gear: wire.Equipment) -> None:
        before, self._gear = self._gear, gear
        self._close_sources()
        if before is None or before.cache_dir != gear.cache_dir:
            if self._pool is not None:
                self._pool.close()
            self._pool = MediaPool(Path(gear.cache_dir))
        if self._renderer is not None:
            self._retired.append(self._renderer)
            self._end_retired()
        catalogue = Catalogue.from_folders(*map(Path, gear.effect_folders))
        self._renderer = self._make_renderer(catalogue, tuple(map(Path, gear.fonts)))

    def _draws(self) -> RenderThread:
        assert self._renderer is not None, "equipment comes first"  # noqa: S101
        return self._renderer

    def _pictures(self) -> PictureSources:
        if self._sources is None:
            gear, pool = self._gear, self._pool
            assert gear is not None, "equipment comes first"  # noqa: S101
            assert pool is not None, "equipment comes first"  # noqa: S101
            proxies = Proxies(pool, Path(gear.proxy_dir)) if gear.is_proxied else None
            self._sources = PictureSources(
                self._media,
                pool,
                stand_in=None
                if proxies is None
                else lambda media, stream: proxies.find(media.facts, stream=stream),
            )
        return self._sources

    def _sound(self, media: MediaId, stream: int | None, sample_rate: int) -> SoundSource:
        assert self._pool is not None, "equipment comes first"  # noqa: S101
        return sound_source(self._media[media], self._pool, stream, sample_rate)

    def _close_sources(self) -> None:
        sources, self._sources = self._sources, None
        if sources is not None:
            sources.close()


class _Fetched:
    """Fetches what one frame shows, and notes how long that took and what is missing."""

    def __init__(
        self, sources: PictureSources, media: dict[MediaId, Media], *, is_rough: bool
    ) -> None:
        self._sources, self._media, self._is_rough = sources, media, is_rough
        self.moment = 0
        self.decode_s = 0.0
        self.notes: list[str] = []

    def __call__(self, picture: MediaPicture) -> SourceFrame:
        begun = time.perf_counter()
        try:
            return self._frame(picture)
        except MediaError as exc:
            self.notes.append(f'"{self._media[picture.media].name}" shows a card: {exc}')
            return card(picture)
        finally:
            self.decode_s += time.perf_counter() - begun

    def told(self, order: wire.Want) -> tuple[str, ...]:
        """Give what is not as it should be."""
        return (*order.plan.missing, *dict.fromkeys(self.notes))

    def _frame(self, picture: MediaPicture) -> VideoFrame:
        return self._sources.frame(picture, self.moment, is_approximate=self._is_rough)
