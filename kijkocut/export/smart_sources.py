"""Footage to copy from: whether it fits the film, and what of it is needed."""

import logging
from collections import Counter
from typing import TYPE_CHECKING

from kijkocut.export.parameter_sets import (
    MAX_SEQUENCE_ID,
    SequenceSet,
    Sets,
    picture_set_id,
    read_sequence_set,
)
from kijkocut.export.renumbering import TURNS, renumbered_picture, renumbered_sets
from kijkocut.export.smart_film import Joint
from kijkocut.export.smart_plan import Run, SourceKey, Stretch, WhyNot, runs
from kijkocut.export.target import Target
from kijkocut.media import MediaError, MediaPool, PacketReader
from kijkocut.model.errors import BugError
from kijkocut.model.media import Colour, VideoStream
from kijkocut.model.project import Project
from kijkocut.reels import picture_stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

log = logging.getLogger(__name__)


class CopySource:
    """One stream that may be copied from."""

    def __init__(self, reader: PacketReader, told: tuple[SequenceSet, ...], sets: Sets) -> None:
        self.reader, self.told, self.sets = reader, told, sets
        self.turn = 0
        """How its parameter sets are renumbered to stand beside those of others; 0 for not."""

    def read(self, run: Run) -> "Iterator[tuple[int, bool, bytes]]":
        """Give a run's pictures in file order: place in time, whether an entry, and data.

        Raises:
            MediaError: The file can't be read.
            ValueError: A picture is broken off.
        """
        for picture in self.reader.read(run.number, run.count):
            data = renumbered_picture(picture.data, self.turn) if self.turn else picture.data
            yield picture.number - run.number, picture.is_start, data


class CopySources:
    """Opens streams when they are first asked for. Used from one thread at a time."""

    def __init__(self, project: Project, pool: MediaPool, target: Target) -> None:
        """Open nothing yet."""
        self._project, self._pool, self._target = project, pool, target
        self._known: dict[SourceKey, CopySource | WhyNot] = {}

    def get(self, key: SourceKey) -> CopySource | WhyNot:
        """Give a source, or why it can't be copied from."""
        if key not in self._known:
            self._known[key] = self._opened(key)
        return self._known[key]

    def read(self, key: SourceKey, run: Run) -> "Iterator[tuple[int, bool, bytes]]":
        """Give a run's pictures; see `CopySource.read`."""
        found = self.get(key)
        if isinstance(found, WhyNot):
            raise BugError(f"A picture was to be copied although {found.value}.")
        return found.read(run)

    def runs(self, stretch: Stretch) -> tuple[Run, ...]:
        """Find what can be copied of a stretch; nothing if its file can't be read there."""
        found = self.get(stretch.source) if stretch.source is not None else WhyNot.composited
        if isinstance(found, WhyNot):
            return ()
        try:
            return runs(found.reader.outline(stretch.number), stretch.number, stretch.count)
        except MediaError as exc:
            log.info("not copied: %s", exc)
            return ()

    def close(self) -> None:
        """Give all processes back."""
        for found in self._known.values():
            if isinstance(found, CopySource):
                found.reader.close()
        self._known.clear()

    def joint(self, copied: Counter[SourceKey], delay: int) -> tuple[Joint, frozenset[SourceKey]]:
        """Choose sources whose parameter sets can stand beside each other, most frames first.

        Args:
            copied: How many frames each could give.
            delay: Longest of all their runs.

        Returns:
            What the pieces agree on, and the sources left out.
        """
        by_id: dict[tuple[str, int], bytes] = {}
        told: list[SequenceSet] = []
        left_out = set()
        for key, _ in copied.most_common():
            source = self.get(key)
            if isinstance(source, WhyNot):
                continue
            turn = _turn(source.sets, by_id)
            if turn is None:
                left_out.add(key)
                continue
            source.turn = turn
            by_id |= _turned(source.sets, turn).by_id()
            told += source.told
        sets = Sets(
            sequence=tuple(unit for (kind, _), unit in by_id.items() if kind == "sequence"),
            picture=tuple(unit for (kind, _), unit in by_id.items() if kind == "picture"),
        )
        joint = Joint(
            sets=sets,
            free_id=_free_id(by_id) or 0,
            delay=max(delay, *(one.reorder or 0 for one in told), 0),
            profile=min((one.profile for one in told), default=100),
        )
        return joint, frozenset(left_out)

    def _opened(self, key: SourceKey) -> CopySource | WhyNot:
        media = self._project.media[key.media]
        stream = picture_stream(media, key.stream)
        why = _misfit(stream, self._target) if stream is not None else WhyNot.codec
        if why is not None:
            return why
        try:
            reader = self._pool.packets(media.path, media.facts, stream=key.stream)
            sets = Sets(sequence=reader.sequence_sets, picture=reader.picture_sets)
            told = tuple(read_sequence_set(unit) for unit in sets.sequence)
            ids = [picture_set_id(unit) for unit in sets.picture]
        except (MediaError, ValueError) as exc:
            log.info("not copied: %s", exc)
            return WhyNot.times
        found = (_misfit_inside(one, self._target) for one in told)
        why = next((one for one in found if one is not None), None)
        if why is None and (len(set(ids)) < len(ids) or len({t.id for t in told}) < len(told)):
            why = WhyNot.other_settings
        if why is not None:
            reader.close()
            return why
        return CopySource(reader, told, sets)


def _turn(sets: Sets, by_id: dict[tuple[str, int], bytes]) -> int | None:
    """Find how sets can stand beside others: 0 as they are, or renumbered; None if not at all."""
    for turn in range(TURNS + 1):
        own = _turned(sets, turn).by_id()
        is_small = all(n <= (MAX_SEQUENCE_ID if k == "sequence" else 255) for k, n in own)
        clashes = any(by_id.get(name, unit) != unit for name, unit in own.items())
        if is_small and not clashes and _free_id(by_id | own) is not None:
            return turn
    return None


def _turned(sets: Sets, turn: int) -> Sets:
    return renumbered_sets(sets, turn) if turn else sets


def _free_id(by_id: dict[tuple[str, int], bytes]) -> int | None:
    """Give a number that no set has; None when all are taken."""
    taken = {number for _, number in by_id}
    return next((n for n in range(MAX_SEQUENCE_ID + 1) if n not in taken), None)


def _misfit(stream: VideoStream, target: Target) -> WhyNot | None:
    """Say what of the facts keeps a stream from standing beside pictures of `target`."""
    checks: Iterable[tuple[bool, WhyNot]] = (
        (stream.codec == "h264", WhyNot.codec),
        ((stream.width, stream.height) == (target.width, target.height), WhyNot.size),
        (stream.display_size == (stream.width, stream.height), WhyNot.size),
        (stream.interlace == "progressive", WhyNot.interlaced),
        (stream.rate == target.rate or stream.is_vfr, WhyNot.rate),
        (stream.pixel_format == target.pixel_format, WhyNot.pixel_format),
        (stream.colour == target.colour, WhyNot.colour),
    )
    return next((why for is_fit, why in checks if not is_fit), None)


def _misfit_inside(told: SequenceSet, target: Target) -> WhyNot | None:
    """Say what a stream's own settings add to that."""
    if not told.is_progressive:
        return WhyNot.interlaced
    if told.pixel_format != target.pixel_format:
        return WhyNot.pixel_format
    return None if _may_be(told.colour, target.colour) else WhyNot.colour


def _may_be(said: Colour, meant: Colour) -> bool:
    """Whether tags, as far as there are any, are those meant; the container may say the rest."""
    named = (
        (said.primaries, meant.primaries),
        (said.transfer, meant.transfer),
        (said.matrix, meant.matrix),
    )
    is_named = all(one in ("unknown", other) for one, other in named)
    return is_named and bool(said.full_range) == bool(meant.full_range)
