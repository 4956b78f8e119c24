"""Making frames for a projector: decoders, catalogue, renderer."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from kijkocut.audio import SoundSource
from kijkocut.effects import Catalogue
from kijkocut.media import MediaPool
from kijkocut.model.ids import MediaId
from kijkocut.model.media import Media
from kijkocut.model.project import Project, Put
from kijkocut.model.ticks import TICKS_PER_SECOND
from kijkocut.playback import wire
from kijkocut.playback.fetching import Fetch, Fetched, Sources
from kijkocut.playback.frame_store import FrameStore
from kijkocut.playback.picture import Picture
from kijkocut.playback.texture_store import SharedFrame, TextureStore
from kijkocut.reels import FrameSources, sound_source
from kijkocut.render import Ears, FramePlan, OutputFormat, RenderThread

MakeRenderer = Callable[[Catalogue, tuple[Path, ...]], RenderThread]
"""Makes what draws, with the definitions of effects and with files of fonts."""

_RGBA: Final = OutputFormat(pixel_format="rgba")
_ONWARD: Final = TICKS_PER_SECOND // 25
_LIGHT_S: Final = 0.006
"""A frame drawn in so little time is quickly made again."""
_JUMP: Final = TICKS_PER_SECOND * 26 // 100
"""After a jump every reader is free for another place; those not asked for several may go."""


class Print(Struct, frozen=True):
    """A frame that was made."""

    pixels: NDArray[np.uint8]
    decode_s: float
    notes: tuple[str, ...]
    is_exact: bool = True
    """Whether it is the frame as it is, and not a rough one."""
    total_s: float = 0.0
    """Seconds that it took; 0 if it was in store."""


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
        self._sources: Sources | None = None
        self._store = FrameStore()
        self._textures = TextureStore()
        self._ears: Ears | None = None
        self._moment = 0

    def equip(self, order: wire.Equipment | wire.Known | wire.Heard) -> None:
        """Take what frames are made of and with."""
        match order:
            case wire.Equipment():
                self._take_gear(order)
            case wire.Known(media=media):
                self._know(media)
            case wire.Heard(entities=entities):
                if self._ears is not None:
                    self._ears.close()
                else:  # what was to show sound showed silence
                    self._forget_frames()
                project = Project().apply([Put(after=one) for one in entities])
                self._ears = Ears(project, self._sound)

    def printed(self, order: wire.Want) -> Print:
        """Make a frame; media that can't be read is shown as a card and noted.

        Raises:
            KijkoError: The renderer's own.
        """
        begun = time.perf_counter()
        key = order.plan.key
        is_kept = not order.is_read or (self._gear is not None and not self._gear.is_proxied)
        for known in (order.better, key) if is_kept else ():
            kept = self._store.find(known)
            if kept is not None:
                is_exact = not order.is_rough or known == order.better
                return Print(kept, 0.0, order.plan.missing, is_exact=is_exact)
        fetched, fetch = self._fetching(order)
        answer = self._draws().submit(order.plan, fetch, _RGBA).result()
        pixels = np.ascontiguousarray(np.asarray(answer.planes[0], np.uint8))
        total_s = time.perf_counter() - begun
        if is_kept and not order.is_rough and not fetched.notes:
            is_light = total_s - fetched.decode_s < _LIGHT_S
            self._store.put(key, pixels, is_light=is_light)
        return Print(
            pixels,
            fetched.decode_s,
            fetched.told(order),
            is_exact=not order.is_rough,
            total_s=total_s,
        )

    def expect(self, plan: FramePlan) -> None:
        """Open what a frame will soon show. Any thread."""
        sources = self._sources
        if sources is not None:
            sources.expect(plan.pictures())

    def on_texture(self, order: wire.Want) -> Picture:
        """Make a frame that stays on the GPU.

        Raises:
            KijkoError: The renderer's own.
        """
        begun = time.perf_counter()
        self._end_retired()
        key = order.plan.key
        for known in (order.better, key):
            kept = self._textures.find(known)
            if kept is not None:
                picture = _pictured(order, kept, order.plan.missing)
                picture.is_exact = not order.is_rough or known == order.better
                return picture
        fetched, fetch = self._fetching(order)
        made = SharedFrame(self._draws().submit_texture(order.plan, fetch).result())
        picture = _pictured(order, made, fetched.told(order))
        picture.is_exact = not order.is_rough
        picture.decode_s, picture.total_s = fetched.decode_s, time.perf_counter() - begun
        if not order.is_rough and not fetched.notes:
            self._textures.put(key, made)
        return picture

    def _fetching(self, order: wire.Want) -> tuple[Fetched, Fetch]:
        self._moment += _JUMP if order.is_jump else _ONWARD
        fetched = Fetched(
            self._pictures(),
            self._moment,
            is_rough=order.is_rough,
            is_original=order.is_read,
        )
        return fetched, fetched if self._ears is None else FrameSources(fetched, self._ears)

    def close(self) -> None:
        """Give everything back."""
        self._close_sources()
        self._textures.clear()
        if self._renderer is not None:
            self._renderer.close()
        for renderer in self._retired:
            renderer.close()
        if self._pool is not None:
            self._pool.close()

    def _forget_frames(self) -> None:
        self._store.clear()
        self._textures.clear()

    def _end_retired(self) -> None:
        """End renderers that made way, once nobody looks at their textures any more."""
        for renderer in [one for one in self._retired if not one.textures_out]:
            self._retired.remove(renderer)
            renderer.close()

    def _know(self, media: tuple[Media, ...]) -> None:
        """Take in media; when some became other files, all frames and readers go.

        Those that are gone may come back, as after an undo, and harm nobody meanwhile.
        """
        before = self._media
        others = [m for m in media if m.id in before and not _is_same(m, before[m.id])]
        if others:
            self._close_sources()
            self._forget_frames()
        self._media.update({one.id: one for one in media})

    def _take_gear(self, gear: wire.Equipment) -> None:
        before, self._gear = self._gear, gear
        self._close_sources()
        self._forget_frames()
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

    def _pictures(self) -> Sources:
        if self._sources is None:
            gear, pool = self._gear, self._pool
            assert gear is not None, "equipment comes first"  # noqa: S101
            assert pool is not None, "equipment comes first"  # noqa: S101
            self._sources = Sources(self._media, pool, gear)
        return self._sources

    def _sound(self, media: MediaId, stream: int | None, sample_rate: int) -> SoundSource:
        assert self._pool is not None, "equipment comes first"  # noqa: S101
        return sound_source(self._media[media], self._pool, stream, sample_rate)

    def _close_sources(self) -> None:
        sources, self._sources = self._sources, None
        if sources is not None:
            sources.close()


def _is_same(one: Media, other: Media) -> bool:
    """Whether both are the same file, whatever they are called."""
    return one.path == other.path and one.facts == other.facts


def _pictured(order: wire.Want, shared: SharedFrame, notes: tuple[str, ...]) -> Picture:
    frame = shared.frame
    picture = Picture(
        None,
        ticket=order.ticket,
        is_opaque=order.plan.is_opaque,
        notes=notes,
        release=shared.hold(),
    )
    return picture.on_texture(frame.texture, frame.size, frame.samples)
