"""Loudness after EBU R 128 and ITU-R BS.1770-4, measured by libavfilter's `ebur128`."""

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

import av
import numpy as np
from av.filter import Graph
from msgspec import Struct

from kijkocut.audio.channels import layout_name
from kijkocut.audio.source import Samples

SILENCE_LUFS: Final = -70.0
"""The absolute gate of BS.1770: what silence and anything below it measures."""


class Loudness(Struct, frozen=True, kw_only=True):
    """How loud a programme is."""

    integrated_lufs: float
    """Gated loudness of the whole; `SILENCE_LUFS` when nothing passes the gate."""
    range_lu: float
    """Loudness range (EBU Tech 3342)."""
    momentary_max_lufs: float
    """Loudest 400 ms; `SILENCE_LUFS` at least."""
    short_term_max_lufs: float
    """Loudest 3 s; `SILENCE_LUFS` at least."""
    true_peak_dbtp: float
    """Highest peak between samples, to 0.001 of full scale; -120 for silence."""


class LiveLoudness:
    """Loudness of sound as it is heard, block after block; blocks may have any sizes."""

    def __init__(self, sample_rate: int) -> None:
        """Have heard nothing yet."""
        self._rate = sample_rate
        self.reset()

    def reset(self) -> None:
        """Forget what was heard."""
        self._graph: Graph | None = None
        self._pts = 0
        self.momentary_lufs = self.short_term_lufs = self.integrated_lufs = SILENCE_LUFS
        """The last 400 ms, the last 3 s, and the whole, gated; at least `SILENCE_LUFS`."""

    def feed(self, block: Samples) -> None:
        """Take the next samples, float32 (channels, count); the channels always number the same."""
        channels, count = block.shape
        if not count:
            return
        layout = layout_name(channels)
        if self._graph is None:
            self._graph = _graph(self._rate, layout)
        frame = _frame(block, layout)
        frame.sample_rate, frame.pts = self._rate, self._pts
        self._pts += count
        self._graph.push(frame)
        for facts in _pulled(self._graph):
            self.momentary_lufs = max(SILENCE_LUFS, _number(facts, "M"))
            self.short_term_lufs = max(SILENCE_LUFS, _number(facts, "S"))
            self.integrated_lufs = max(
                SILENCE_LUFS, _number(facts, "I", missing=self.integrated_lufs)
            )


def loudness(blocks: Iterable[Samples], sample_rate: int) -> Loudness:
    """Measure a programme given as blocks of float32 (channels, count), in order.

    The blocks may have any sizes; memory does not grow with their number. A programme shorter than
    400 ms has no loudness yet and measures as silence.

    Args:
        blocks: The sound; one channel counts as one loudspeaker, as BS.1770 has it.
        sample_rate: In Hz.
    """
    momentary = short = integrated = SILENCE_LUFS
    spread = peak = 0.0
    for facts in _measured(blocks, sample_rate):
        momentary = max(momentary, _number(facts, "M"))
        short = max(short, _number(facts, "S"))
        # The last block, if shorter than 100 ms, comes without findings.
        integrated = max(SILENCE_LUFS, _number(facts, "I", missing=integrated))
        spread = _number(facts, "LRA", missing=spread)
        peak = max(peak, _number(facts, "true_peak", missing=0.0))
    return Loudness(
        integrated_lufs=integrated,
        range_lu=spread,
        momentary_max_lufs=momentary,
        short_term_max_lufs=short,
        true_peak_dbtp=20.0 * math.log10(peak) if peak > 0 else -120.0,
    )


def _measured(blocks: Iterable[Samples], sample_rate: int) -> Iterator[dict[str, str]]:
    """Give the filter's findings after each 100 ms."""
    graph: Graph | None = None
    pts = 0
    for block in blocks:
        channels, count = block.shape
        if not count:
            continue
        layout = layout_name(channels)
        if graph is None:
            graph = _graph(sample_rate, layout)
        frame = _frame(block, layout)
        frame.sample_rate, frame.pts = sample_rate, pts
        pts += count
        graph.push(frame)
        yield from _pulled(graph)
    if graph is not None:
        graph.push(None)
        yield from _pulled(graph)


def _frame(block: Samples, layout: str) -> av.AudioFrame:
    # Packed, since PyAV's planar frames end at seven channels.
    packed = np.ascontiguousarray(block.T, np.float32).reshape(1, -1)
    return av.AudioFrame.from_ndarray(packed, format="flt", layout=layout)


def _graph(sample_rate: int, layout: str) -> Graph:
    graph = Graph()
    graph.link_nodes(
        graph.add_abuffer(
            sample_rate=sample_rate,
            format="flt",
            layout=layout,
            time_base=Fraction(1, sample_rate),
        ),
        graph.add("ebur128", "metadata=1:peak=true:framelog=quiet"),
        graph.add("abuffersink"),
    ).configure()
    return graph


def _pulled(graph: Graph) -> Iterator[dict[str, str]]:
    while True:
        try:
            frame = graph.pull()
        except (BlockingIOError, EOFError):
            return
        yield dict(frame.metadata)


def _number(facts: dict[str, str], name: str, missing: float = SILENCE_LUFS) -> float:
    value = float(facts.get(f"lavfi.r128.{name}", missing))
    return value if math.isfinite(value) else missing
