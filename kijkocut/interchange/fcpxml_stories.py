"""Walking the storylines of an FCPXML sequence: items inside, beside and above each other.

Times follow Apple's "FCPXML Reference": `offset` is a time of the parent, `start` says which time
of the item's own timeline is at its beginning, and what is anchored to an item lies on the item's
timeline. A spine inside an item counts from zero, the spine of a sequence from its timecode.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.interchange.fcpxml_items import (
    Dress,
    Items,
    Part,
    Spot,
    media_parts,
    nest_parts,
    where,
)
from kijkocut.interchange.fcpxml_layers import Join
from kijkocut.interchange.fcpxml_resources import Resources
from kijkocut.interchange.fcpxml_speed import TimeMap
from kijkocut.interchange.fcpxml_text import caption_source, language_of, title_source
from kijkocut.interchange.fcpxml_time import to_ticks
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.clip import GeneratorSource, Transition
from kijkocut.model.ids import ClipId, SequenceId
from kijkocut.model.params import Param
from kijkocut.model.sequence import TrackKind

_ITEMS: Final = (
    *("asset-clip", "clip", "video", "audio", "title", "caption", "gap", "ref-clip", "mc-clip"),
    *("sync-clip", "audition", "spine"),
)
_TRANSITIONS: Final = {"wipe": "wipe", "edge wipe": "wipe", "push": "push", "slide": "slide"}
_PICKS: Final = ("asset-clip", "ref-clip", "video")
"""Items that can be a take."""
_HOLDERS: Final = ("clip", "sync-clip")
"""Items that show what lies inside them without a lane."""
_IDLE: Final = (
    "format",
    "tcStart",
    "tcFormat",
    "modDate",
    "videoRole",
    "srcID",
    "useAudioSubroles",
)

Nest = Callable[[Node, str], "tuple[SequenceId, Fraction] | None"]
"""Gives the sequence of a compound or multicam clip's `media`, of one angle, and its first time."""


class Frame(Struct, frozen=True, kw_only=True):
    """Where things inside something lie."""

    at: Fraction
    """The absolute second of `own`."""
    own: Fraction
    """The parent's time there."""
    lane: int = 0
    story: int = 0
    bounds: tuple[Fraction, Fraction] | None = None
    """Absolute seconds outside which nothing is seen."""
    speed: TimeMap = TimeMap()
    """From the holder's time to the time of what lies inside it; `own` counts in the former."""
    dress: tuple[Dress, ...] = ()
    is_enabled: bool = True


class Seen(Struct, frozen=True, kw_only=True):
    """An item of a storyline when it has been placed."""

    at: Fraction
    end: Fraction
    clips: dict[TrackKind, ClipId]


class Stories:
    """Reads the storylines of one sequence into clips and transitions."""

    def __init__(self, items: Items, resources: Resources, ledger: Ledger, nest: Nest) -> None:
        """Read with these."""
        self._items = items
        self._resources = resources
        self._ledger = ledger
        self._nest = nest
        self._stories = 0
        self.joins: list[Join] = []
        self.end = Fraction(0)

    def spine(self, node: Node, frame: Frame) -> Fraction:
        """Read a storyline whose parent's time `frame.own` is at its beginning; give its end."""
        self._stories += 1
        frame = replace(frame, story=self._stories)
        cursor = frame.at
        seen: list[Seen] = []
        overs: list[Node] = []
        for child in node.nodes():
            if child.tag == "transition":
                child.is_read = True
                overs.append(child)
            elif child.tag in _ITEMS:
                child.is_read = True
                offset = self._resources.seconds(child, "offset", cursor - frame.at + frame.own)
                at = frame.at + offset - frame.own
                if at < cursor:
                    self._ledger.approximate("items over others", where(child), "one after another")
                    at = cursor
                found = self._item(child, at, frame)
                cursor = found.end
                seen.append(found)
        for over in overs:
            self._transition(over, frame, seen)
        self.end = max(self.end, cursor)
        return cursor

    def clip(self, node: Node, at: Fraction) -> Fraction:
        """Read an item that lies outside every storyline; give its end."""
        node.is_read = True
        node.ignore("offset", "lane")
        found = self._item(node, at, Frame(at=at, own=Fraction(0), story=1))
        self.end = max(self.end, found.end)
        return found.end

    def _item(self, node: Node, at: Fraction, frame: Frame) -> Seen:
        """Place an item and what is anchored to it."""
        node.ignore(*_IDLE)
        if node.tag == "audition":
            return self._audition(node, at, frame)
        parts, begin, length = self._parts(node)
        start = self._resources.seconds(node, "start", begin)
        duration = self._resources.seconds(node, "duration", length)
        speed, manner = self._items.manner(node)
        spot = Spot(
            at=at,
            end=at + duration,
            start=start,
            speed=speed,
            retime=manner,
            pace=self._items.pace(node),
            lane=frame.lane,
            story=frame.story,
            is_enabled=frame.is_enabled and node.get("enabled", "1") != "0",
            dress=frame.dress,
        )
        if node.has("audioStart") or node.has("audioDuration"):
            heard = self._resources.seconds(node, "audioStart", start)
            length = self._resources.seconds(node, "audioDuration", duration)
            spot = replace(spot, sound=(heard, heard + length))
        shown = self._bounded(spot, frame)
        clips: dict[TrackKind, ClipId] = {}
        if shown is not None and parts:
            clips = self._items.put(node, shown, parts)
        if shown is not None:
            self._items.markers(node, shown, clips)
        self._inside(node, spot, frame)
        self._note(node)
        return Seen(at=spot.at, end=spot.end, clips=clips)

    def _bounded(self, spot: Spot, frame: Frame) -> Spot | None:
        """Give the item as the holder around it lets it be seen, or None."""
        if not frame.speed.is_plain and frame.bounds is not None:
            low, high = frame.bounds
            delay = spot.at - frame.at + frame.own - spot.start
            return replace(
                spot, at=low, end=high, start=frame.own, speed=spot.speed.after(frame.speed, delay)
            )
        if frame.bounds is None:
            return spot
        low, high = max(spot.at, frame.bounds[0]), min(spot.end, frame.bounds[1])
        if low >= high:
            return None
        start = spot.start + (low - spot.at) * spot.pace
        return replace(spot, at=low, end=high, start=start, sound=None)

    def _inside(self, node: Node, spot: Spot, frame: Frame) -> None:
        """Read what an item holds and what is anchored to it."""
        is_holder = node.tag in _HOLDERS
        speed = spot.speed.paced(spot.start, spot.pace) if is_holder else TimeMap()
        dress = (Dress(node=node, at=spot.at, own=spot.start),)
        for child in node.nodes():
            if child.tag not in _ITEMS:
                continue
            child.is_read = True
            lane = self._lane(child)
            is_content = is_holder and (lane == 0 or node.tag == "sync-clip")
            bounds = frame.bounds
            if is_content:
                low, high = spot.at, spot.end
                bounds = (
                    (low, high) if bounds is None else (max(low, bounds[0]), min(high, bounds[1]))
                )
                if bounds[0] >= bounds[1]:
                    bounds = (low, low)
            inner = Frame(
                at=spot.at,
                own=spot.start,
                lane=frame.lane + lane,
                story=frame.story if is_content and not lane else self._new_story(),
                bounds=bounds,
                speed=speed if is_content else TimeMap(),
                dress=(*frame.dress, *dress) if is_content else (),
                is_enabled=spot.is_enabled or not is_content,
            )
            first = self._resources.seconds(node, "tcStart") if is_content else spot.start
            offset = self._resources.seconds(child, "offset", first)
            at = spot.at + (offset - spot.start) / (1 if is_content else spot.pace)
            if child.tag == "spine":
                child.ignore("format", "name")
                self.spine(child, replace(inner, at=at, own=Fraction(0)))
            else:
                self._item(child, at, inner)

    def _parts(self, node: Node) -> tuple[tuple[Part, ...], Fraction, Fraction]:
        """Give what an item plays, the default of its start, and of its duration."""
        zero = Fraction(0)
        match node.tag:
            case "title":
                self._resources.find(node)
                node.ignore("role")
                source = title_source(node, self._items.height, self._ledger)
                return (Part(source=source),), zero, zero
            case "caption":
                part = Part(
                    source=caption_source(node, self._ledger),
                    kind=TrackKind.caption,
                    group=language_of(node.get("role")),
                )
                return (part,), zero, zero
            case "clip" | "sync-clip":
                return (), self._resources.seconds(node, "tcStart"), zero
            case "gap":
                node.ignore("name")
                return (), zero, zero
            case _:
                return self._referred(node)

    def _referred(self, node: Node) -> tuple[tuple[Part, ...], Fraction, Fraction]:
        """Give what an item plays that names a resource."""
        zero = Fraction(0)
        found = self._resources.find(node)
        if found is None:
            self._ledger.drop(
                "clips", where(node), f'it plays "{node.get("ref")}", not in the file'
            )
            return (), zero, zero
        if found.tag == "asset":
            asset = self._resources.asset(node.get("ref"), found)
            parts = media_parts(node, asset)
            if node.tag in ("audio", "video"):
                kind = TrackKind.audio if node.tag == "audio" else TrackKind.video
                parts = tuple(part for part in parts if part.kind is kind)
            return parts, asset.begin, asset.duration
        if found.tag == "effect":
            return self._generator(node, found), zero, zero
        nest = self._nest(found, self._angle(node))
        if nest is None:
            self._ledger.drop("clips", where(node), "there is no timeline in what it plays")
            return (), zero, zero
        return nest_parts(node, nest[0], nest[1]), nest[1], zero

    def _generator(self, node: Node, effect: Node) -> tuple[Part, ...]:
        name = effect.get("name")
        if "gap" in name.lower():
            return ()
        colour = next((p for p in node.take("param") if p.get("name") == "Color"), None)
        words = colour.get("value").split() if colour is not None else []
        if colour is not None:
            colour.ignore("key")
        try:
            rgb = tuple(min(1.0, max(0.0, float(word))) for word in words[:3])
        except ValueError:
            rgb = ()
        if len(rgb) != 3:
            self._ledger.approximate("generators", where(node), f"{name or 'one'} as black")
            rgb = (0.0, 0.0, 0.0)
        param = Param(name="colour", value=(*rgb, 1.0))
        return (Part(source=GeneratorSource(kind="colour", params=(param,))),)

    def _angle(self, node: Node) -> str:
        """Give the angle that a multicam clip shows."""
        sources = node.take("mc-source")
        shown = ""
        for source in sources:
            wanted = source.get("srcEnable", "all")
            if wanted in ("all", "video") and not shown:
                shown = source.get("angleID")
            elif wanted == "audio":
                self._ledger.approximate("sound of another angle", where(node), "of the one shown")
            source.ignore("angleID")
        if node.tag == "mc-clip":
            self._ledger.approximate("multicam clips", where(node), "the angle that is shown")
        return shown

    def _audition(self, node: Node, at: Fraction, frame: Frame) -> Seen:
        found: Seen | None = None
        for child in node.nodes():
            if child.tag not in _ITEMS:
                continue
            if found is None:
                child.is_read = True
                child.ignore("offset")
                found = self._item(child, at, frame)
            else:
                self._take(child, found)
        return found or Seen(at=at, end=at, clips={})

    def _take(self, node: Node, shown: Seen) -> None:
        """Read another pick of an audition as a take of the clips of the one that shows."""
        what = "other takes of auditions"
        parts, begin, _ = self._parts(node) if node.tag in _PICKS else ((), Fraction(0), 0)
        start = self._resources.seconds(node, "start", begin)
        if not self._items.add_take(node, shown.clips, parts, start):
            self._ledger.drop(what, where(node))
        elif list(node.nodes()):
            self._ledger.approximate(what, where(node), "without what is done to them")
        else:
            self._ledger.keep(what)
        node.swallow()

    def _transition(self, node: Node, frame: Frame, seen: list[Seen]) -> None:
        """Find the cut that a transition lies over."""
        length = self._resources.seconds(node, "duration")
        offset = self._resources.seconds(node, "offset", frame.own)
        low = frame.at + offset - frame.own
        high = low + length
        middle = (low + high) / 2
        cuts = {item.at for item in seen} | {item.end for item in seen}
        cut = min(cuts, key=lambda c: abs(c - middle), default=None)
        picture, sound = node.one("filter-video"), node.one("filter-audio")
        if cut is None or not low <= cut <= high or length <= 0:
            self._ledger.drop("transitions", where(node), "there is no cut under it")
            return
        left = next((item for item in seen if item.end == cut), None)
        right = next((item for item in seen if item.at == cut), None)
        before, after = to_ticks(cut - low), to_ticks(high - cut)
        name = node.get("name") or (picture.get("name") if picture is not None else "")
        both = (picture is None) == (sound is None)
        for kind, is_wanted in (
            (TrackKind.video, both or picture is not None),
            (TrackKind.audio, both or sound is not None),
        ):
            sides = [item.clips.get(kind) if item is not None else None for item in (left, right)]
            if not is_wanted or not any(sides):
                continue
            plain = "crossfade" if kind is TrackKind.audio else "dissolve"
            words = plain if kind is TrackKind.audio else self._named(name, node)
            over = Transition(kind=words, before=before, after=after)
            self.joins.append(Join(left=sides[0], right=sides[1], over=over, where=where(node)))
        for filter_ in (picture, sound):
            if filter_ is not None:
                self._resources.find(filter_)
                filter_.ignore("name", "enabled")

    def _named(self, name: str, node: Node) -> str:
        """Give the kind of transition that a name means."""
        low = name.lower()
        if "dissolve" in low or not low:
            return "dissolve"
        if low in _TRANSITIONS:
            return _TRANSITIONS[low]
        self._ledger.approximate(f'transitions "{name}"', where(node), "dissolves")
        return "dissolve"

    def _lane(self, node: Node) -> int:
        text = node.get("lane", "0")
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 6):
            self._ledger.approximate("lanes", where(node), f'"{text[:20]}" is none: lane 0')
            return 0
        return int(text)

    def _note(self, node: Node) -> None:
        for note in node.take("note"):
            self._ledger.drop("notes of clips", where(node), note.text().strip()[:60])

    def _new_story(self) -> int:
        self._stories += 1
        return self._stories
