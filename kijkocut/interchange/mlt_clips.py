"""The clips of an MLT track as clips here: what they play, from where, how fast, joined by what."""

import itertools
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Final

from msgspec.structs import replace

from kijkocut.interchange.features import label
from kijkocut.interchange.foreign_effects import Table
from kijkocut.interchange.gathering import Gathering
from kijkocut.interchange.mlt_dress import Dresser
from kijkocut.interchange.mlt_rows import Item, Over, Row
from kijkocut.interchange.mlt_services import Document, Service
from kijkocut.interchange.mlt_sources import Played, Sources
from kijkocut.interchange.mlt_time import number
from kijkocut.interchange.mlt_worn import Worn
from kijkocut.model.clip import (
    Clip,
    GeneratorSource,
    MediaSource,
    SequenceSource,
    TitleSource,
    Transition,
)
from kijkocut.model.ids import ClipId, LinkId, SequenceId, TrackId
from kijkocut.model.media import MediaKind
from kijkocut.model.params import Param
from kijkocut.model.retime import Retime
from kijkocut.model.sequence import TrackKind
from kijkocut.model.ticks import TICKS_PER_SECOND

_SOFT: Final = ("wipe", "barn_door", "clock_wipe", "iris", "blinds", "grid_wipe", "luma_wipe")
_TURNED: Final = ("wipe", "barn_door", "blinds")


@dataclass
class Lane:
    """The clips of one track here, with the items that they come from."""

    kind: TrackKind
    row: Row
    clips: list[Clip] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


class Numbers:
    """Gives numbers that nothing else in a file has."""

    def __init__(self) -> None:
        """Start at one."""
        self._next = itertools.count(1)

    def __call__(self) -> int:
        """Give the next."""
        return next(self._next)


class Clips:
    """Makes the clips of one sequence."""

    def __init__(
        self,
        document: Document,
        into: Gathering,
        sources: Sources,
        table: Table,
        numbers: Numbers,
    ) -> None:
        """Make clips of a document's items, with the effects of a table."""
        self._document = document
        self._into = into
        self._sources = sources
        self._table = table
        self._numbers = numbers
        self._dresser = Dresser(table, into.ledger)
        self._frame = document.profile.rate.frame_ticks

    def lanes(self, row: Row, sequence: SequenceId, *, is_lowest: bool) -> list[Lane]:
        """Give the tracks that one of MLT becomes: of pictures, and of the sound in them."""
        has_pictures = not row.is_sound
        has_sound = row.is_sound or row.inner_hide != "audio"
        picture, sound = Lane(TrackKind.video, row), Lane(TrackKind.audio, row)
        for item in row.items:
            played = self._sources.played(item.service)
            if played is None:
                continue
            is_off = not played.has_picture and not played.has_sound
            shows = has_pictures and (played.has_picture or is_off)
            sounds = has_sound and (played.has_sound or (is_off and not has_pictures))
            if not shows and not sounds:
                self._into.ledger.drop(
                    "clips", self._place(row, sequence, item, played), "nothing of them is played"
                )
            link = LinkId(f"link-{self._numbers()}") if shows and sounds else None
            for lane, is_wanted in ((picture, shows), (sound, sounds)):
                if is_wanted:
                    clip = self._clip(lane, item, played, sequence, is_lowest=is_lowest)
                    lane.clips.append(replace(clip, link=link, is_enabled=not is_off))
                    lane.items.append(item)
                    self._into.ledger.keep("clips")
        return [lane for lane, kept in ((picture, has_pictures), (sound, has_sound)) if kept]

    def _clip(
        self, lane: Lane, item: Item, played: Played, sequence: SequenceId, *, is_lowest: bool
    ) -> Clip:
        where = self._place(lane.row, sequence, item, played)
        source_in, retime = self._times(item, played, where)
        clip = Clip(
            id=ClipId(f"clip-{self._numbers()}"),
            track=TrackId(""),
            start=item.start * self._frame,
            duration=item.length * self._frame,
            source=played.source,
            source_in=source_in,
            retime=retime,
            name=played.name,
        )
        over = self._over(item.over, lane.kind, where)
        clip = replace(clip, transition=over)
        worn = Worn(
            clip=clip,
            first=item.first,
            length=item.length,
            profile=self._document.profile,
            where=where,
            is_sound=lane.kind is TrackKind.audio,
            is_lowest=is_lowest,
            own_size=played.own_size,
            offset=played.offset,
        )
        filters = item.service.filters() if item.service.tag != "tractor" else []
        if item.entry is not None:
            filters += item.entry.filters()
        return self._dresser.dressed(worn, filters)

    def _times(self, item: Item, played: Played, where: str) -> tuple[int, Retime]:
        """Give where in its source a clip begins, and how fast it runs."""
        match played.source:
            case TitleSource() | GeneratorSource():
                return 0, Retime()
            case MediaSource(media=media):
                if self._into.media[media].facts.kind is MediaKind.image:
                    return 0, Retime()
            case SequenceSource():
                pass
        rate = self._document.profile.rate
        own = Fraction(item.first * rate.den, rate.num)
        length = Fraction(item.length * rate.den, rate.num)
        if played.speed is None:
            retime, source_in = Retime(), item.first * self._frame
        else:
            retime, is_exact = played.speed.retime(own, length)
            if not is_exact:
                self._into.ledger.approximate("speeds", where, "straight pieces")
            source_in = round(played.speed.at(own) * TICKS_PER_SECOND)
        retime = replace(retime, keep_pitch=played.keep_pitch)
        low, _ = retime.span(item.length * self._frame)
        if source_in + low < 0:
            self._into.ledger.approximate("source times", where, "moved to the file's start")
            source_in = -low
        return source_in, retime

    def _over(self, over: Over | None, kind: TrackKind, where: str) -> Transition | None:
        if over is None:
            return None
        before, after = over.before * self._frame, over.after * self._frame
        if kind is TrackKind.audio:
            return Transition(kind="crossfade", before=before, after=after)
        found = self._blend(over.services, where)
        if found is None:
            return None
        return Transition(kind=found[0], before=before, after=after, params=found[1])

    def _blend(
        self, services: tuple[Service, ...], where: str
    ) -> tuple[str, tuple[Param, ...]] | None:
        """Give the transition that services make of two pictures, or None for a cut."""
        made = next((one for one in services if one.service not in ("mix", "")), None)
        if made is None:
            return "dissolve", ()
        if made.service in ("luma", "movit.luma_mix"):
            return self._wipe(made, made.get("resource"), where)
        if made.service in ("composite", "region") and made.get("luma"):
            return self._wipe(made, made.get("luma"), where)
        rect = made.get("rect|geometry")
        if made.service in ("affine", "composite", "qtblend") and "=" in rect:
            way = _way(rect)
            if way:
                return "slide", (Param(name="direction", value=way),)
        self._into.ledger.approximate(
            f'transitions "{made.get("kdenlive_id") or made.service}"', where, "dissolves"
        )
        return "dissolve", ()

    def _wipe(
        self, service: Service, resource: str, where: str
    ) -> tuple[str, tuple[Param, ...]] | None:
        if not resource:
            return "dissolve", ()
        if resource.startswith("color"):
            return None  # Shotcut's "Cut"
        stem = PurePosixPath(resource.replace("\\", "/")).stem
        rule = self._table.wipe(stem)
        if rule is None:
            self._into.ledger.approximate(f'wipes "{stem}"', where, "dissolves")
            return "dissolve", ()
        how = rule.how
        params = dict(rule.params)
        if service.is_on("invert"):
            angle = params.get("angle")
            if rule.kind in _TURNED and isinstance(angle, int | float):
                params["angle"] = (angle + 180.0) % 360
            elif rule.kind == "clock_wipe":
                params["counter"] = True
            else:
                how = how or "not turned around"
        softness = number(service.get("softness"))
        if rule.kind in _SOFT and 0 < softness <= 1:
            params["softness"] = round(softness, 6)
        if how:
            self._into.ledger.approximate(f'wipes "{stem}"', where, how)
        return rule.kind, tuple(Param(name=name, value=value) for name, value in params.items())

    def _place(self, row: Row, sequence: SequenceId, item: Item, played: Played) -> str:
        at = label(self._into.sequences[sequence], item.start * self._frame)
        name = f' "{played.name}"' if played.name else ""
        return f"{row.name} {at}{name}"


def _way(rect: str) -> str:
    """Give where a rectangle that moves in from a side of the frame goes, or empty."""
    first = rect.partition("=")[2].partition(";")[0].split()
    last = rect.rpartition("=")[2].split()
    if len(first) < 2 or len(last) < 2:
        return ""
    x, y = number(first[0]) - number(last[0]), number(first[1]) - number(last[1])
    if abs(x) >= abs(y):
        return "right" if x < 0 else "left" if x > 0 else ""
    return "down" if y < 0 else "up"
