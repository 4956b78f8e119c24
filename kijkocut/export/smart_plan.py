"""Which pictures of a film can be copied as they lie in their files, and which must be encoded.

H.264 can be entered only at an IDR picture, and left only where no picture still waits for a later
one. Between two such places the file's own packets are the film's; all else is encoded.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from kijkocut.model.ids import MediaId


class WhyNot(StrEnum):
    """Why pictures were encoded; the value completes "because ..."."""

    composited = "something is done to them"
    codec = "the footage is not H.264"
    size = "the footage has another size"
    rate = "the footage has another rate"
    pixel_format = "the footage has another pixel format"
    interlaced = "the footage is interlaced"
    colour = "the footage is not tagged with the film's colours"
    times = "the file can't tell when its pictures are shown"
    other_settings = "the footage's settings can't stand beside those of the rest"
    gap = "they lie between a cut and the footage's next entry point"


class Reason(Struct, frozen=True, kw_only=True):
    """How many pictures were encoded, and why."""

    frames: int
    why: WhyNot

    def sentence(self) -> str:
        """Tell it to a person."""
        return f"{self.frames} frame{'s' * (self.frames != 1)} encoded because {self.why.value}"


class SourceKey(Struct, frozen=True):
    """A picture stream of a media."""

    media: MediaId
    stream: int | None = None


class Stretch(Struct, frozen=True, kw_only=True):
    """Frames of a film that follow each other in one source, or that are encoded in any case."""

    first: int
    """Number in the film."""
    count: int
    source: SourceKey | None = None
    number: int = 0
    """Number of the first one in the source."""
    why: WhyNot = WhyNot.composited
    """Why there is no source."""


class Picture(Protocol):
    """A picture of a file, in file order."""

    @property
    def number(self) -> int:
        """Of the frame it shows; -1 if it can't be used."""

    @property
    def is_start(self) -> bool:
        """Whether decoding may begin here."""


class Run(Struct, frozen=True, kw_only=True):
    """Pictures of a source that can be copied: complete without any other."""

    number: int
    """Of the first one, which is an entry point."""
    count: int
    delay: int
    """Most pictures by which one is decoded before it is shown."""


class Copied(Struct, frozen=True, kw_only=True):
    """A piece of the film taken from a file."""

    first: int
    source: SourceKey
    run: Run

    @property
    def count(self) -> int:
        """Frames."""
        return self.run.count


class Encoded(Struct, frozen=True, kw_only=True):
    """A piece of the film that is encoded."""

    first: int
    count: int


Piece = Copied | Encoded


def stretches(frames: Iterable[tuple[SourceKey, int] | WhyNot]) -> Iterator[Stretch]:
    """Join frames that follow each other.

    Args:
        frames: For every frame of the film its source and number there, or why it has none.
    """
    first, source, number, why = 0, None, 0, WhyNot.composited
    count = 0
    for position, frame in enumerate(frames):
        if isinstance(frame, WhyNot):
            goes_on = source is None and why is frame
        else:
            goes_on = frame == (source, number + count)
        if count and goes_on:
            count += 1
            continue
        if count:
            yield Stretch(first=first, count=count, source=source, number=number, why=why)
        first, count = position, 1
        if isinstance(frame, WhyNot):
            source, number, why = None, 0, frame
        else:
            (source, number), why = frame, WhyNot.gap
    if count:
        yield Stretch(first=first, count=count, source=source, number=number, why=why)


def runs(pictures: Iterable[Picture], number: int, count: int) -> tuple[Run, ...]:
    """Find what can be copied of the frames `number` to `number + count` of a source.

    Args:
        pictures: In file order, from somewhere before the range; taken no further than needed.
        number: First frame wanted.
        count: How many are wanted.
    """
    end = number + count
    found: list[Run] = []
    walk: _Walk | None = None
    for picture in pictures:
        if walk is not None and not walk.takes(picture, end):
            found += walk.runs()
            if walk.end == end:
                return tuple(found)
            walk = None
        if walk is None:
            if picture.is_start and picture.number >= end:
                break
            if picture.is_start and picture.number >= number:
                walk = _Walk(picture.number)
                walk.takes(picture, end)
            elif picture.number >= end + _FAR:
                break
    return tuple(found) + (walk.runs() if walk is not None else ())


_FAR = 64
"""So far beyond the range, no earlier picture can follow in the file."""


class _Walk:
    """Goes from an entry point as far as all is well."""

    def __init__(self, number: int) -> None:
        self._run = Run(number=number, count=0, delay=0)
        """The longest part so far that is complete."""
        self._ahead: set[int] = set()
        """Numbers that came after it."""
        self._delay = 0

    @property
    def end(self) -> int:
        """The frame after the complete part."""
        return self._run.number + self._run.count

    def takes(self, picture: Picture, end: int) -> bool:
        """Take the next picture, or say that it can't be part of this run."""
        number = picture.number
        # Nothing after an IDR picture is shown before it, so a start must follow a complete part.
        is_torn = picture.is_start and self._ahead
        is_over = self.end == end or len(self._ahead) > _FAR
        if number < self.end or number in self._ahead or is_torn or is_over:
            return False
        self._ahead.add(number)
        taken = self._run.count + len(self._ahead)
        self._delay = max(self._delay, taken - 1 - (number - self._run.number))
        last = max(self._ahead)
        if last + 1 - self._run.number == taken and last < end:
            self._run = Run(number=self._run.number, count=taken, delay=self._delay)
            self._ahead.clear()
        return True

    def runs(self) -> tuple[Run, ...]:
        """Give the longest complete part."""
        return (self._run,) if self._run.count else ()


def pieces(
    whole: Iterable[Stretch], copies: dict[int, tuple[Run, ...]]
) -> tuple[tuple[Piece, ...], tuple[Reason, ...]]:
    """Put the film together.

    Args:
        whole: All stretches in order.
        copies: By the first frame of a stretch, what is copied of it.

    Returns:
        The pieces in order, no two encoded ones beside each other, and why not all are copied.
    """
    found: list[Piece] = []
    reasons: Counter[WhyNot] = Counter()

    def encode(first: int, count: int, why: WhyNot) -> None:
        if not count:
            return
        reasons[why] += count
        last = found[-1] if found else None
        if isinstance(last, Encoded):
            found[-1] = Encoded(first=last.first, count=last.count + count)
        else:
            found.append(Encoded(first=first, count=count))

    for stretch in whole:
        at, end = stretch.first, stretch.first + stretch.count
        for run in copies.get(stretch.first, ()) if stretch.source is not None else ():
            first = stretch.first + run.number - stretch.number
            encode(at, first - at, stretch.why)
            found.append(Copied(first=first, source=stretch.source, run=run))  # type: ignore[arg-type]
            at = first + run.count
        encode(at, end - at, stretch.why)
    told = tuple(Reason(frames=count, why=why) for why, count in reasons.most_common())
    return tuple(found), told
