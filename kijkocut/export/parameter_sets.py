"""Reading H.264 parameter sets, and the header of an MP4 track that has several of them.

Layouts: ITU-T H.264 (08/2021) 7.3.2.1.1 (sequence), 7.3.2.2 (picture), E.1.1 (usability);
ISO/IEC 14496-15 5.3.3.1.2 (the decoder configuration record, "avcC").
"""

from typing import Final

from msgspec import Struct

from kijkocut.model.colour_codes import MATRICES, PRIMARIES, TRANSFERS
from kijkocut.model.errors import BugError
from kijkocut.model.media import Colour

MAX_SEQUENCE_ID: Final = 31
_HIGH_PROFILES: Final = frozenset({100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135})
_EXTENDED_ASPECT: Final = 255
_FORMATS: Final = {0: "gray", 1: "yuv420p", 2: "yuv422p", 3: "yuv444p"}


class SequenceSet(Struct, frozen=True, kw_only=True):
    """What a sequence parameter set says, as far as joining films needs it."""

    id: int
    profile: int
    constraints: int
    level: int
    pixel_format: str
    """FFmpeg's name; empty for depths it has none for."""
    is_progressive: bool
    """Whether every picture is a whole frame."""
    colour: Colour
    reorder: int | None
    """Pictures that may have to wait for a later one; None when it does not say."""


class Sets(Struct, frozen=True, kw_only=True):
    """Parameter sets as whole NAL units."""

    sequence: tuple[bytes, ...]
    picture: tuple[bytes, ...]

    def by_id(self) -> dict[tuple[str, int], bytes]:
        """Give every set by its kind and number, under which pictures name it.

        Raises:
            ValueError: A set is broken off.
        """
        found = {("sequence", read_sequence_set(unit).id): unit for unit in self.sequence}
        return found | {("picture", picture_set_id(unit)): unit for unit in self.picture}


class _Bits:
    """Reads a NAL unit bit by bit, the bytes that keep start codes apart left out."""

    def __init__(self, unit: bytes) -> None:
        payload = unit[1:].replace(b"\x00\x00\x03", b"\x00\x00")
        self._value, self._left = int.from_bytes(payload), 8 * len(payload)

    def take(self, count: int) -> int:
        self._left -= count
        if self._left < 0:
            raise ValueError("A parameter set is broken off.")
        return (self._value >> self._left) & ((1 << count) - 1)

    def ue(self) -> int:
        zeros = 0
        while not self.take(1):
            zeros += 1
        return (1 << zeros) - 1 + self.take(zeros)

    def se(self) -> int:
        code = self.ue()
        return (code + 1) // 2 if code % 2 else -(code // 2)


def read_sequence_set(unit: bytes) -> SequenceSet:
    """Read a sequence parameter set.

    Raises:
        ValueError: It is broken off.
    """
    bits = _Bits(unit)
    profile, constraints, level = bits.take(8), bits.take(8), bits.take(8)
    number = bits.ue()
    chroma, depths = 1, (8, 8)
    if profile in _HIGH_PROFILES:
        chroma = bits.ue()
        if chroma == 3:
            bits.take(1)
        depths = (8 + bits.ue(), 8 + bits.ue())
        bits.take(1)
        if bits.take(1):
            _pass_scaling(bits, 12 if chroma == 3 else 8)
    _pass_order(bits)
    bits.ue(), bits.take(1), bits.ue(), bits.ue()
    is_progressive = bool(bits.take(1))
    if not is_progressive:
        bits.take(1)
    bits.take(1)
    if bits.take(1):
        for _ in range(4):
            bits.ue()
    colour, reorder = _usability(bits) if bits.take(1) else (Colour(), None)
    return SequenceSet(
        id=number,
        profile=profile,
        constraints=constraints,
        level=level,
        pixel_format=_pixel_format(chroma, depths),
        is_progressive=is_progressive,
        colour=colour,
        reorder=reorder,
    )


def picture_set_id(unit: bytes) -> int:
    """Give the number of a picture parameter set.

    Raises:
        ValueError: It is broken off.
    """
    return _Bits(unit).ue()


def track_header(sets: Sets) -> bytes:
    """Make the "avcC" record of a track whose pictures use any of `sets`.

    Raises:
        BugError: There is no sequence parameter set.
    """
    if not sets.sequence:
        raise BugError("A track of H.264 was begun without parameter sets.")
    told = [read_sequence_set(unit) for unit in sets.sequence]
    highest = max(told, key=lambda one: (one.profile in _HIGH_PROFILES, one.profile))
    constraints = 0xFF
    for one in told:
        constraints &= one.constraints
    head = bytes((1, highest.profile, constraints, max(one.level for one in told), 0xFF))
    units = _counted(sets.sequence, 0xE0) + _counted(sets.picture, 0)
    if highest.profile not in _HIGH_PROFILES:
        return head + units
    chroma = next(k for k, name in _FORMATS.items() if highest.pixel_format.startswith(name))
    depth = 10 if "10" in highest.pixel_format else 8
    return head + units + bytes((0xFC | chroma, 0xF8 | depth - 8, 0xF8 | depth - 8, 0))


def read_track_header(header: bytes) -> Sets:
    """Read the sets in an "avcC" record.

    Raises:
        ValueError: It is broken off.
    """
    found: list[list[bytes]] = []
    at = 5
    for mask in (0x1F, 0xFF):
        units: list[bytes] = []
        if at >= len(header):
            raise ValueError("A track's header is broken off.")
        count, at = header[at] & mask, at + 1
        for _ in range(count):
            size = int.from_bytes(header[at : at + 2])
            units.append(header[at + 2 : at + 2 + size])
            at += 2 + size
        found.append(units)
    return Sets(sequence=tuple(found[0]), picture=tuple(found[1]))


def _counted(units: tuple[bytes, ...], mask: int) -> bytes:
    return bytes((mask | len(units),)) + b"".join(len(u).to_bytes(2) + u for u in units)


def _pixel_format(chroma: int, depths: tuple[int, int]) -> str:
    name = _FORMATS.get(chroma, "")
    return {(8, 8): name, (10, 10): f"{name}10le"}.get(depths, "")


def _pass_scaling(bits: _Bits, lists: int) -> None:
    for number in range(lists):
        if not bits.take(1):
            continue
        last = following = 8
        for _ in range(16 if number < 6 else 64):
            if following:
                following = (last + bits.se()) % 256
            last = following or last


def _pass_order(bits: _Bits) -> None:
    bits.ue()
    match bits.ue():
        case 0:
            bits.ue()
        case 1:
            bits.take(1)
            bits.se(), bits.se()
            for _ in range(bits.ue()):
                bits.se()


def _usability(bits: _Bits) -> tuple[Colour, int | None]:
    if bits.take(1) and bits.take(8) == _EXTENDED_ASPECT:
        bits.take(32)
    if bits.take(1):
        bits.take(1)
    colour = _colour(bits) if bits.take(1) else Colour()
    if bits.take(1):
        bits.ue(), bits.ue()
    if bits.take(1):
        bits.take(65)
    has_rates = [_has_rates(bits) for _ in range(2)]
    if any(has_rates):
        bits.take(1)
    bits.take(1)
    if not bits.take(1):
        return colour, None
    bits.take(1)
    for _ in range(4):
        bits.ue()
    return colour, bits.ue()


def _colour(bits: _Bits) -> Colour:
    bits.take(3)
    is_full = bool(bits.take(1))
    if not bits.take(1):
        return Colour(full_range=is_full)
    return Colour(
        primaries=PRIMARIES.get(bits.take(8), "unknown"),
        transfer=TRANSFERS.get(bits.take(8), "unknown"),
        matrix=MATRICES.get(bits.take(8), "unknown"),
        full_range=is_full,
    )


def _has_rates(bits: _Bits) -> bool:
    if not bits.take(1):
        return False
    count = bits.ue() + 1
    bits.take(8)
    for _ in range(count):
        bits.ue(), bits.ue()
        bits.take(1)
    bits.take(20)
    return True
