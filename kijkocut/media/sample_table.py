"""Indexing large MP4 and MOV files from their own sample tables, without reading all their media.

The tables FFmpeg shows hold decoding times only. Presentation times follow from them exactly when
a stream does not reorder, or when it does so at one constant rate; both are checked at the head and
the tail of the file. A file that fails any check is read in full instead.
"""

from array import array
from itertools import pairwise

from av.audio import AudioStream
from av.container import InputContainer
from av.video import VideoStream
from msgspec import Struct

from kijkocut.media.opening import packets, pictures_of, sounds_of
from kijkocut.media.packets import Packets

_HEAD, _TAIL = 240, 600
_REORDER = 40
"""Packets at the end of the head whose predecessors in time may not have been read."""


class _Entry(Struct, frozen=True):
    dts: int
    is_key: bool


def from_sample_tables(container: InputContainer) -> dict[int, Packets] | None:
    """Give every stream's packets, or None where only reading them all would be exact.

    Wants a freshly opened file, and leaves it somewhere in its middle.
    """
    streams: list[VideoStream | AudioStream] = [*pictures_of(container), *sounds_of(container)]
    if not container.format.name.startswith("mov,") or not streams:
        return None
    tables = {stream.index: _entries(stream) for stream in streams}
    if any(table is None for table in tables.values()):
        return None
    heads = {stream.index: Packets() for stream in streams}
    for packet in packets(container, *streams):
        if len(heads[packet.stream_index].pts) < _HEAD:
            heads[packet.stream_index].note(packet)
        if all(len(head.pts) >= min(_HEAD, len(tables[i] or ())) for i, head in heads.items()):
            break
    found: dict[int, Packets] = {}
    for stream in streams:
        table, head = tables[stream.index] or [], heads[stream.index]
        if list(head.dts) != [entry.dts for entry in table[: len(head.dts)]]:
            return None
        if isinstance(stream, VideoStream):
            told = _pictures(container, stream, table, head)
        else:
            told = _sounds(container, stream, table, head)
        if told is None:
            return None
        found[stream.index] = told
    return found


def _entries(stream: VideoStream | AudioStream) -> list[_Entry] | None:
    """Read the sample table; None if it is not the whole stream or hides pictures."""
    entries = stream.index_entries
    table = [_Entry(e.timestamp, e.is_keyframe) for e in entries if not e.is_discard]
    is_rising = len(table) > 1 and all(b.dts > a.dts for a, b in pairwise(table))
    if not is_rising or stream.duration is None:
        return None
    if isinstance(stream, VideoStream) and not len(table) == len(entries) == stream.frames:
        return None
    step = table[-1].dts - table[-2].dts
    end = (stream.start_time or 0) + stream.duration
    return table if abs(table[-1].dts + step - end) <= 40 * step else None


def _pictures(
    container: InputContainer, stream: VideoStream, table: list[_Entry], head: Packets
) -> Packets | None:
    steps = {b.dts - a.dts for a, b in pairwise(table)}
    shifts = {pts - dts for pts, dts in zip(head.pts, head.dts, strict=True)}
    if not stream.codec_context.has_b_frames and len(shifts) == 1:
        shift = shifts.pop()
        told = _packets(array("q", (e.dts + shift for e in table)), table, shift, head)
        return _completed(container, stream, told)
    if len(steps) != 1:
        return None
    step, first = steps.pop(), min(head.pts)
    pts = array("q", (first + n * step for n in range(len(table))))
    key_shifts = {
        pts - dts
        for pts, dts, entry in zip(head.pts, head.dts, table, strict=False)
        if entry.is_key
    }
    settled = sorted(head.pts)[: max(1, len(head.pts) - _REORDER)]
    if len(key_shifts) != 1 or settled != list(pts[: len(settled)]):
        return None
    return _completed(container, stream, _packets(pts, table, key_shifts.pop(), head))


def _packets(pts: "array[int]", table: list[_Entry], key_shift: int, head: Packets) -> Packets:
    told = Packets()
    told.pts = pts
    told.key_pts = array("q", (e.dts + key_shift for e in table if e.is_key))
    told.key_seek = told.key_pts
    told.last_pts = pts[-1]
    told.skip = head.skip
    return told


def _sounds(
    container: InputContainer, stream: AudioStream, table: list[_Entry], head: Packets
) -> Packets | None:
    if list(head.pts) != list(head.dts):
        return None
    told = _packets(array("q", (e.dts for e in table)), [], 0, head)
    return _completed(container, stream, told)


def _completed(
    container: InputContainer, stream: VideoStream | AudioStream, told: Packets
) -> Packets | None:
    """Read the last packets for the length and padding of the very last; None if it is missing."""
    tail, keys = Packets(), told.key_seek
    container.seek(keys[-1] if len(keys) else told.last_pts, stream=stream, backward=True)
    for packet in packets(container, stream):
        tail.note(packet)
        if len(tail.pts) > _TAIL:
            return None
    told.last_duration, told.discard = tail.last_duration, tail.discard
    known = told.pts[-len(tail.pts) :]
    is_as_told = tail.last_pts == told.last_pts and set(tail.pts) == set(known)
    return told if len(tail.pts) and is_as_told else None
