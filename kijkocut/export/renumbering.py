"""Giving H.264 parameter sets, and the slices that name them, other numbers.

Cameras number their sets 0, all of them; in one track each needs its own. Numbers are Exp-Golomb
codes (ITU-T H.264 9.1): one is always found whose code is exactly eight bits longer, so that all
that follows moves by a whole byte and stays as it is, arithmetic-coded data included.
"""

from typing import Final

from kijkocut.export.parameter_sets import Sets

TURNS: Final = 16
"""In so many ways every number can be changed; see `number_in`."""
_SLICES: Final = frozenset({1, 5})
_MESSAGES: Final = 6
_LENGTH: Final = 4
_HEAD: Final = 24
"""Bytes that hold the numbers named at the start of any slice or set, with room to spare."""


def number_in(turn: int, number: int) -> int:
    """Give the number that takes the place of another.

    Different numbers, and different turns from 1 to `TURNS`, give different ones.
    """
    zeros = (number + 1).bit_length() - 1
    least = (1 << zeros) - 1
    return (1 << (zeros + 4)) - 1 + (turn - 1) * (1 << zeros) + number - least


def renumbered_sets(sets: Sets, turn: int) -> Sets:
    """Give sets under other numbers.

    Raises:
        ValueError: A set is broken off.
    """
    return Sets(
        sequence=tuple(
            _with(unit, turn, skipped_bits=24, codes=0, count=1) for unit in sets.sequence
        ),
        picture=tuple(_with(unit, turn, skipped_bits=0, codes=0, count=2) for unit in sets.picture),
    )


def renumbered_picture(data: bytes, turn: int) -> bytes:
    """Let a picture name sets by their other numbers.

    Args:
        data: NAL units behind lengths of four bytes.
        turn: As the sets were renumbered.

    Returns:
        The same without messages on buffering, which name a set too and which no player of files
        needs.

    Raises:
        ValueError: It is broken off.
    """
    out: list[bytes] = []
    at = 0
    while at < len(data):
        size = int.from_bytes(data[at : at + _LENGTH])
        unit = data[at + _LENGTH : at + _LENGTH + size]
        at += _LENGTH + size
        kind = unit[0] & 0x1F
        if kind in _SLICES:
            unit = _with(unit, turn, skipped_bits=0, codes=2, count=1)
        elif kind == _MESSAGES and unit[1:2] == b"\x00":
            continue
        out += (len(unit).to_bytes(_LENGTH), unit)
    return b"".join(out)


def _with(unit: bytes, turn: int, *, skipped_bits: int, codes: int, count: int) -> bytes:
    """Change `count` numbers of a NAL unit that come after some bits and some other codes."""
    split = _HEAD
    # Cut where no run of zeros is cut through: bytes that keep start codes apart lie in those.
    while split < len(unit) and unit[split - 1] == 0:
        split += 1
    head, tail = unit[1:split].replace(b"\x00\x00\x03", b"\x00\x00"), unit[split:]
    bits = "".join(f"{byte:08b}" for byte in head)
    at = skipped_bits
    for _ in range(codes):
        at = _end(bits, at)
    for _ in range(count):
        end = _end(bits, at)
        new = number_in(turn, int(bits[at:end], 2) - 1)
        code = f"{new + 1:b}"
        code = "0" * (len(code) - 1) + code
        bits = bits[:at] + code + bits[end:]
        at += len(code)
    payload = int(bits, 2).to_bytes(len(bits) // 8)
    return unit[:1] + _escaped(payload) + tail


def _end(bits: str, at: int) -> int:
    """Give where the code that starts at `at` ends."""
    one = bits.find("1", at)
    end = 2 * one - at + 1
    if one < 0 or end > len(bits):
        raise ValueError("A NAL unit is broken off.")
    return end


def _escaped(payload: bytes) -> bytes:
    """Put back the bytes that keep start codes apart."""
    out = bytearray()
    zeros = 0
    for byte in payload:
        if zeros == 2 and byte <= 3:
            out.append(3)
            zeros = 0
        out.append(byte)
        zeros = zeros + 1 if byte == 0 else 0
    return bytes(out)
