"""One effect at work: a libavfilter graph fed forwards from a fixed place."""

import math
from fractions import Fraction
from typing import Final

import av
import numpy as np
from av.filter import Graph
from av.filter.context import FilterContext
from msgspec import Struct

from kijkocut.audio.channels import layout_name
from kijkocut.audio.impulse import Room, impulse
from kijkocut.audio.knobs import Knobs
from kijkocut.audio.recipes import Filter, Recipe
from kijkocut.audio.source import Samples, SoundSource

STEP: Final = 256
"""Samples between two settings of a moving parameter: 5 ms at 48 kHz."""


class SoundFormat(Struct, frozen=True, kw_only=True):
    """The form in which sound goes through a chain."""

    sample_rate: int
    channels: int

    @property
    def layout(self) -> str:
        """FFmpeg's name of the channel layout."""
        return layout_name(self.channels)


class FilterStage:
    """Runs one effect over consecutive blocks, in order, from sample `start` on.

    Output sample n belongs to input sample n: what a filter looks ahead or delays is taken back, so
    the answer to a block may be shorter or longer than the block. The same blocks always give the
    same answers. Belongs to one thread.
    """

    def __init__(
        self,
        recipe: Recipe,
        knobs: Knobs,
        form: SoundFormat,
        *,
        start: int,
        key: SoundSource | None = None,
    ) -> None:
        """Build the graph; `key` is the sound that is listened to, if the effect does."""
        self._recipe, self._knobs, self._form = recipe, knobs, form
        self._key, self._at = key, start
        self._owed = round(recipe.lag_s * form.sample_rate)
        self._filters = recipe.filters(knobs.values(start))
        self._graph = Graph()
        self._main = self._buffer()
        self._second = self._buffer() if self._filters[0].name in _TWO_INPUTS else None
        self._nodes = [self._graph.add(f.name, _options(f)) for f in self._filters]
        self._sink = self._graph.add("abuffersink")
        self._connect()
        if self._second is not None and key is None:
            self._second.push(self._frame(self._impulse(), 0))
            self._second.push(None)

    def process(self, block: Samples) -> Samples:
        """Take the next samples and give those that are done: float32 (channels, any count)."""
        step = STEP if self._knobs.is_moving else max(1, block.shape[1])
        done = [np.zeros((self._form.channels, 0), np.float32)]
        for low in range(0, block.shape[1], step):
            piece = block[:, low : low + step]
            self._turn_knobs()
            if self._key is not None and self._second is not None:
                heard = self._key.read(self._at, piece.shape[1])
                self._second.push(self._frame(heard, self._at))
            self._main.push(self._frame(piece, self._at))
            self._at += piece.shape[1]
            done.extend(self._pulled())
        sound = np.concatenate(done, axis=1)
        late = min(self._owed, sound.shape[1])
        self._owed -= late
        return sound[:, late:]

    def _buffer(self) -> FilterContext:
        rate = self._form.sample_rate
        return self._graph.add_abuffer(
            sample_rate=rate,
            format="flt",
            layout=self._form.layout,
            time_base=Fraction(1, rate),
        )

    def _connect(self) -> None:
        form = self._form
        last = self._main
        for node in self._nodes:
            last.link_to(node)
            last = node
        if self._second is not None:
            self._second.link_to(self._nodes[0], 0, 1)
        shape = self._graph.add(
            "aformat",
            f"sample_fmts=flt:sample_rates={form.sample_rate}:channel_layouts={form.layout}",
        )
        last.link_to(shape)
        shape.link_to(self._sink)
        self._graph.configure()

    def _turn_knobs(self) -> None:
        if not self._knobs.is_moving:
            return
        wanted = self._recipe.filters(self._knobs.values(self._at))
        for node, now, before in zip(self._nodes, wanted, self._filters, strict=True):
            for option in now.options:
                if option not in before.options:
                    node.process_command(*option)
        self._filters = wanted

    def _impulse(self) -> Samples:
        values = {n: float(v) for n, v in self._knobs.values(0).items() if isinstance(v, float)}
        room = Room(
            decay_s=values["decay"],
            pre_delay_s=values["pre_delay"] / 1000,
            damping_hz=values["damping"],
            mix=values["mix"],
        )
        return impulse(room, channels=self._form.channels, sample_rate=self._form.sample_rate)

    def _frame(self, sound: Samples, at: int) -> av.AudioFrame:
        rate = self._form.sample_rate
        # Packed, since PyAV's planar frames end at seven channels.
        packed = np.ascontiguousarray(sound.T, np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(packed, format="flt", layout=self._form.layout)
        frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
        return frame

    def _pulled(self) -> list[Samples]:
        done: list[Samples] = []
        while True:
            try:
                frame = self._sink.pull()
            except (BlockingIOError, EOFError):
                return done
            if isinstance(frame, av.AudioFrame):
                packed = np.asarray(frame.to_ndarray(), np.float32)
                done.append(packed.reshape(-1, self._form.channels).T)


_TWO_INPUTS: Final = ("sidechaincompress", "afir")


def _options(one: Filter) -> str:
    return ":".join(f"{name}={value}" for name, value in one.options)


def memory(recipe: Recipe, sample_rate: int) -> int:
    """Give how many samples of the past a fresh start of the effect has to hear."""
    return math.ceil(recipe.memory_s * sample_rate)
