"""H.264 as it lies in files: taking a picture's NAL units apart and putting them together.

Containers keep NAL units either behind a length (ISO/IEC 14496-15: MP4, MOV, MKV) or behind start
codes (ITU-T H.264 Annex B: MPEG-TS, raw streams). Parameter sets lie in the stream's header, among
the pictures, or both.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

IDR: Final = 5
"""NAL unit type of a slice of a picture that nothing before it is needed for."""
SEQUENCE_SET: Final = 7
PICTURE_SET: Final = 8
_LEFT_OUT: Final = frozenset({SEQUENCE_SET, PICTURE_SET, 9, 10, 11, 12, 13})
"""Parameter sets, delimiters, ends and filler: not kept in an MP4 sample."""
_START: Final = b"\x00\x00\x01"


class ParameterSets(Struct, frozen=True, kw_only=True):
    """What a decoder has to know before the first picture; each set whole, with its NAL header."""

    sequence: tuple[bytes, ...] = ()
    picture: tuple[bytes, ...] = ()

    @property
    def all(self) -> frozenset[bytes]:
        """Every set, of both kinds."""
        return frozenset((*self.sequence, *self.picture))


class Framing(Struct, frozen=True, kw_only=True):
    """How NAL units are told apart, and the sets of a stream's header."""

    length_size: int
    """Bytes of the length before each NAL unit; 0 for start codes."""
    sets: ParameterSets


def framing_of(extradata: bytes) -> Framing:
    """Read a stream's header.

    Raises:
        ValueError: It is broken off.
    """
    if extradata[:1] != b"\x01":
        return Framing(length_size=0, sets=sets_among(_between_start_codes(extradata)))
    if len(extradata) < 7:
        raise ValueError("The header of an H.264 stream is broken off.")
    units: list[bytes] = []
    at = 5
    for mask in (0x1F, 0xFF):
        count, at = extradata[at] & mask, at + 1
        for _ in range(count):
            size = int.from_bytes(extradata[at : at + 2])
            units.append(extradata[at + 2 : at + 2 + size])
            at += 2 + size
            if at > len(extradata) or not size:
                raise ValueError("The header of an H.264 stream is broken off.")
        if at >= len(extradata):
            break
    return Framing(length_size=(extradata[4] & 3) + 1, sets=sets_among(units))


def units_of(data: bytes, length_size: int) -> Iterator[bytes]:
    """Give the NAL units of one picture.

    Raises:
        ValueError: A length leads beyond the end.
    """
    if not length_size:
        yield from _between_start_codes(data)
        return
    at = 0
    while at < len(data):
        size = int.from_bytes(data[at : at + length_size])
        at += length_size
        if at + size > len(data):
            raise ValueError("A NAL unit is longer than the picture it is part of.")
        if size:
            yield data[at : at + size]
        at += size


def sets_among(units: Iterable[bytes]) -> ParameterSets:
    """Pick the parameter sets out of NAL units, each once."""
    found: dict[int, dict[bytes, None]] = {SEQUENCE_SET: {}, PICTURE_SET: {}}
    for unit in units:
        if kind_of(unit) in found:
            found[kind_of(unit)][unit] = None
    return ParameterSets(sequence=tuple(found[SEQUENCE_SET]), picture=tuple(found[PICTURE_SET]))


def kind_of(unit: bytes) -> int:
    """Give the type of a NAL unit that is not empty."""
    return unit[0] & 0x1F


def as_sample(units: Iterable[bytes]) -> bytes:
    """Put the NAL units of a picture behind lengths of four bytes, without its parameter sets."""
    kept = [unit for unit in units if kind_of(unit) not in _LEFT_OUT]
    return b"".join(part for unit in kept for part in (len(unit).to_bytes(4), unit))


def _between_start_codes(data: bytes) -> Iterator[bytes]:
    at = data.find(_START)
    while at >= 0:
        begin = at + len(_START)
        at = data.find(_START, begin)
        # Zeros before the next start code belong to it; a NAL unit never ends in one.
        unit = data[begin : at if at >= 0 else len(data)].rstrip(b"\x00")
        if unit:
            yield unit
