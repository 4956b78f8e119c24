"""Copying a span of a file packet by packet, without decoding it. Runs in a decoder process.

Pictures are taken from the keyframe before the span to the keyframe after it, leaving out those
that need what lies before; sound from a little earlier, so that its decoder has come in by then.
Timestamps move by whole seconds, which nearly every time base holds exactly.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Final

import av
from av.stream import Disposition
from msgspec import Struct

from kijkocut.media import wire
from kijkocut.media.errors import UnreadableError
from kijkocut.media.index import FileIndex, FrameTable, SoundIndex, unpacked
from kijkocut.media.opening import open_media, packets, pictures_of, sounds_of, translated
from kijkocut.model.ticks import TICKS_PER_SECOND

if TYPE_CHECKING:
    from av.audio import AudioStream
    from av.video import VideoStream

    from kijkocut.media.packets import AnyPacket

_PREROLL: Final = TICKS_PER_SECOND // 4
"""Sound before the span: MP3, AAC and Opus need up to 80 ms to come in."""
_BACK: Final = 3 * TICKS_PER_SECOND
_FAR_BACK: Final = 12 * TICKS_PER_SECOND
"""How far before the span a better beginning is looked for, and one that rounds nothing."""
_SEEK_BACK_S: Final = 2
_LEEWAY: Final = TICKS_PER_SECOND // 1000
_REPORT_EVERY_S: Final = 0.1
_OWN_TAGS: Final = ("timecode", "duration", "encoder", "major_brand", "minor_version")
_OPTIONS: Final = {
    "mov": {"movie_timescale": str(TICKS_PER_SECOND)},
    "mp4": {"movie_timescale": str(TICKS_PER_SECOND)},
    "ipod": {"movie_timescale": str(TICKS_PER_SECOND)},
    "mpegts": {"mpegts_copyts": "1"},
    "mp3": {"write_xing": "0", "id3v2_version": "0"},
}


class Bounds(Struct, frozen=True):
    """Which packets of a stream are taken, by native timestamp."""

    first: int
    """Pictures: of the keyframe; of the first packet of sound."""
    end: int
    """The first one that is not needed."""
    is_picture: bool


def cut_file(request: wire.CutFile, index: FileIndex, report: Callable[[float], None]) -> None:
    """Write what lies around the span to `request.out`.

    Args:
        request: What to copy.
        index: The file's.
        report: Told the share done, ten times a second.

    Raises:
        MediaError: The file can't be read or copied so, or there is no room.
    """
    path = request.source.path
    try:
        found = bounds(index, request.start, request.end, request.units)
        for is_sought in (True, False):
            with open_media(path, request.limits) as container:
                stamp = Exact(index, found) if request.is_finer else Shifted(container, found)
                if _copied(container, found, request, (stamp, report, is_sought)):
                    return
        raise UnreadableError(f'"{path}" holds other packets than its index says.')
    except (av.FFmpegError, OSError, MemoryError, ValueError) as exc:
        raise translated(exc, path) from exc


def bounds(
    index: FileIndex, start: int, end: int, units: tuple[int, ...] = ()
) -> dict[int, Bounds]:
    """Say what to take of each stream so that all from `start` to `end` (media ticks) is there."""
    found: dict[int, Bounds] = {}
    low = start
    for number, picture in index.pictures.items():
        table = FrameTable(picture)
        first, last = table.frame_at(start), table.frame_at(max(start, end - 1))
        key, _ = table.key(table.key_before(table.pts[first]))
        low = min(low, table.begin(table.number_of(key)))
        after = table.pts[last] + 1
        found[number] = Bounds(first=key, end=after, is_picture=True)
    for number, sound in index.sounds.items():
        begins = begins_of(sound)
        if not begins:
            continue
        pts = unpacked(sound.pts)
        base = sound.time_base.fraction * TICKS_PER_SECOND
        unit = int(base) if base.denominator == 1 else 1
        # At a whole unit of the time base nothing is rounded when that packet comes first.
        finer = dict.fromkeys(lcm(one, unit) for one in (*units, 1))
        place = _beginning(begins, low - _PREROLL, tuple(finer))
        stop = next((n for n, at in enumerate(begins) if at >= end + _PREROLL), len(pts))
        last_pts = pts[stop] if stop < len(pts) else pts[-1] + 1
        found[number] = Bounds(first=pts[place], end=last_pts, is_picture=False)
    return found


def beginning(index: FileIndex, taken: Mapping[int, Bounds]) -> int:
    """Give the media time, in ticks, at which a copy begins."""
    pictures = [
        FrameTable(one).begin(FrameTable(one).number_of(taken[number].first))
        for number, one in index.pictures.items()
    ]
    sounds = [
        begins_of(one)[unpacked(one.pts).index(taken[number].first)]
        for number, one in index.sounds.items()
        if number in taken
    ]
    return min((*pictures, *sounds), default=0)


def begins_of(sound: SoundIndex) -> list[int]:
    """Give the media time of each packet, in ticks."""
    rate = sound.sample_rate
    return [sound.begin + n * TICKS_PER_SECOND // rate for n in unpacked(sound.first)]


def _beginning(begins: list[int], latest: int, units: tuple[int, ...]) -> int:
    """Find the packet to begin with: a late one, best at a multiple of one of the units."""
    before = [n for n, at in enumerate(begins) if at <= latest]
    if not before:
        return 0
    for unit in units:
        back = _FAR_BACK if unit == units[-1] else _BACK
        for place in reversed(before):
            if begins[place] < latest - back:
                break
            if begins[place] % unit == 0:
                return place
    return before[-1]


def _copied(
    container: av.container.InputContainer,
    found: dict[int, Bounds],
    request: wire.CutFile,
    manner: "tuple[Stamp, Callable[[float], None], bool]",
) -> bool:
    """Copy; False when seeking has led past the beginning."""
    stamp, report, is_sought = manner
    known: list[VideoStream | AudioStream] = [*pictures_of(container), *sounds_of(container)]
    streams = sorted((s for s in known if s.index in found), key=lambda s: s.index)
    begin = min(found[s.index].first * Fraction(s.time_base or 1) for s in streams)
    if is_sought:
        container.seek(max(0, int((begin - _SEEK_BACK_S) * av.time_base)), backward=True)
    options = dict(_OPTIONS.get(request.form, {}))
    if request.is_finer:
        options["video_track_timescale"] = str(request.timescale)
    with av.open(request.out, "w", format=request.form, options=options) as out:
        made = {s.index: out.add_stream_from_template(s) for s in streams}
        for stream in streams:
            made[stream.index].metadata.update(_tags(stream.metadata))
            made[stream.index].disposition = Disposition(int(stream.disposition))
        out.metadata.update(_tags(container.metadata))
        if request.timecode:
            out.metadata["timecode"] = request.timecode
        takers = {s.index: _Taker(found[s.index]) for s in streams}
        told_at = time.monotonic()
        for packet in packets(container, *streams):
            taker = takers[packet.stream_index]
            for one in taker.take(packet):
                stamp(one)
                one.stream = made[packet.stream_index]
                out.mux(one)
            if taker.has_missed:
                return False
            if all(each.is_done for each in takers.values()):
                break
            if time.monotonic() - told_at >= _REPORT_EVERY_S:
                report(_share(packet, request, begin))
                told_at = time.monotonic()
    return all(each.has_begun for each in takers.values())


def _tags(tags: Mapping[str, str]) -> dict[str, str]:
    """Give tags without those that say when and how the whole file begins."""
    return {name: text for name, text in tags.items() if name.lower() not in _OWN_TAGS}


Stamp = Callable[["AnyPacket"], None]
"""Gives a packet its times in the new file."""


class Shifted:
    """Moves all times by whole seconds, which every time base but AVI's holds exactly."""

    def __init__(self, container: av.container.InputContainer, found: Mapping[int, Bounds]) -> None:
        """Leave up to two seconds before the first packet: pictures are coded before shown."""
        bases = {s.index: Fraction(s.time_base or 1) for s in container.streams}
        begin = min(one.first * bases[number] for number, one in found.items())
        self._seconds = max(0, int(begin) - 1)

    def __call__(self, packet: "AnyPacket") -> None:
        """Move one."""
        ticks = Fraction(self._seconds) / Fraction(packet.time_base)
        if ticks.denominator != 1 or packet.pts is None:
            raise UnreadableError("Its timestamps can't be moved exactly.")
        packet.pts -= int(ticks)
        if packet.dts is not None:
            packet.dts -= int(ticks)


class Exact:
    """Gives the times of the index: of frames by their rate, of sound by counting samples."""

    def __init__(self, index: FileIndex, found: Mapping[int, Bounds]) -> None:
        """Let the first packet lie between one and two seconds."""
        self._pictures = {number: FrameTable(one) for number, one in index.pictures.items()}
        self._sounds = {
            number: dict(zip(unpacked(one.pts), begins_of(one), strict=True))
            for number, one in index.sounds.items()
        }
        second = TICKS_PER_SECOND
        self._shift = second - beginning(index, found) // second * second

    def __call__(self, packet: "AnyPacket") -> None:
        """Write the time of one."""
        table, pts = self._pictures.get(packet.stream_index), packet.pts
        if pts is None:
            raise UnreadableError("Its timestamps can't be moved exactly.")
        early = 0
        if table is not None:
            at = table.begin(table.number_of(pts))
            behind = 0 if packet.dts is None else (pts - packet.dts) * packet.time_base
            early = int(behind * TICKS_PER_SECOND)
            early += _LEEWAY if early else 0  # what was rounded may not come after what is shown
        else:
            at = self._sounds[packet.stream_index][pts]
        length = int((packet.duration or 0) * packet.time_base * TICKS_PER_SECOND)
        packet.time_base, packet.duration = Fraction(1, TICKS_PER_SECOND), length
        packet.pts, packet.dts = at + self._shift, at + self._shift - early


def _share(packet: "AnyPacket", request: wire.CutFile, begin: Fraction) -> float:
    length = Fraction(max(1, request.end - request.start), TICKS_PER_SECOND)
    now = Fraction(packet.pts or 0) * Fraction(packet.time_base)
    return min(1.0, max(0.0, float((now - begin) / length)))


class _Taker:
    """Picks the packets of one stream, in the order of the file."""

    def __init__(self, bounds_: Bounds) -> None:
        self._bounds = bounds_
        self._held: list[AnyPacket] = []
        """A keyframe past the end, and pictures before it that may still be needed."""
        self.has_begun = self.is_done = self.has_missed = False

    def take(self, packet: "AnyPacket") -> "Iterable[AnyPacket]":
        """Give what is to be written now."""
        wanted, pts = self._bounds, packet.pts
        if self.is_done or pts is None:
            return ()
        if not self.has_begun:
            if pts < wanted.first or (wanted.is_picture and not packet.is_keyframe):
                return ()
            self.has_missed = pts > wanted.first
            self.has_begun = True
        if not wanted.is_picture:
            self.is_done = pts >= wanted.end
            return () if self.is_done else (packet,)
        if pts < wanted.first:
            return ()  # shown before the keyframe: it needs pictures that are not taken
        return self._picture(packet, pts)

    def _picture(self, packet: "AnyPacket", pts: int) -> "Iterable[AnyPacket]":
        end = self._bounds.end
        if self._held:
            if pts < end:  # shown before the keyframe, coded after it, and needed
                given, self._held = [*self._held, packet], []
                return given
            if pts > (self._held[0].pts or 0):
                self.is_done = True
                return ()
            self._held.append(packet)
            return ()
        if packet.is_keyframe and pts >= end:
            self._held.append(packet)
            return ()
        return (packet,)
