"""The tracks of an MLT timeline: which clips lie where, in frames, and what joins them.

A track of Kdenlive is a tractor of two playlists whose clips overlap where a transition ("mix")
lies between them. Shotcut writes a transition as a tractor of its own between two clips. Both come
out as clips that meet at a cut, and the transition over it.
"""

from dataclasses import dataclass, field
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.interchange.mlt_services import Document, Service
from kijkocut.interchange.mlt_time import FARTHEST
from kijkocut.interchange.xml_tree import Node

_MOST: Final = 500_000
"""Clips on a track; a file with more is damaged."""
_AUDIO: Final = ("kdenlive:audio_track", "shotcut:audio")


class Over(Struct, frozen=True, kw_only=True):
    """A transition over a cut: frames before and after it, and the services that make it."""

    before: int
    after: int
    services: tuple[Service, ...] = ()


class Item(Struct, frozen=True, kw_only=True):
    """A clip of a track, in frames."""

    start: int
    length: int
    first: int
    """The frame of the producer's clock shown first."""
    service: Service
    entry: Service | None = None
    """The `entry` that places it, with filters of its own."""
    over: Over | None = None
    """The transition into it."""

    @property
    def end(self) -> int:
        """The first frame after it."""
        return self.start + self.length

    def moved(self, head: int, tail: int) -> "Item":
        """Give it beginning `head` frames later and ending `tail` frames later."""
        return replace(
            self,
            start=self.start + head,
            first=self.first + head,
            length=self.length - head + tail,
        )


@dataclass
class Row:
    """A track."""

    service: Service
    name: str = ""
    is_sound: bool = False
    hide: str = ""
    """What of it is switched off: `video`, `audio`, `both`."""
    inner_hide: str = ""
    """What of its playlists never plays."""
    is_locked: bool = False
    items: list[Item] = field(default_factory=list)
    filters: list[Service] = field(default_factory=list)


def read_row(document: Document, node: Node) -> Row | None:
    """Give the track that a `track` element plays, or None for the black ground and empty names."""
    service = document.played(node) if node.tag in ("track", "entry") else None
    if node.tag not in ("track", "entry"):
        service = Service(node, document.profile)
    if service is None or _is_ground(service):
        return None
    if service.tag in ("producer", "chain"):
        item = _entry(document, node if node.tag != "track" else service.node, 0)
        return Row(service=service, hide=node.get("hide"), items=[item] if item else [])
    row = Row(
        service=service,
        name=service.get("kdenlive:track_name|shotcut:name"),
        hide=node.get("hide"),
        is_locked=service.is_on("kdenlive:locked_track") or service.is_on("shotcut:lock"),
        filters=service.filters(),
    )
    row.is_sound = any(service.is_on(name) for name in _AUDIO)
    if service.tag == "tractor":
        _read_pair(document, service, row)
    else:
        row.items = _items(document, service)
    return row


def _is_ground(service: Service) -> bool:
    names = (service.id, service.get("kdenlive:playlistid"))
    return any(name in ("black_track", "background", "black", "blackTrack") for name in names)


def _read_pair(document: Document, service: Service, row: Row) -> None:
    """Read the playlists of one Kdenlive track."""
    lanes: list[list[Item]] = []
    hides = set()
    for node in document.tracks(service):
        inner = document.played(node)
        if inner is None:
            continue
        hides.add(node.get("hide"))
        row.is_sound = row.is_sound or any(inner.is_on(name) for name in _AUDIO)
        row.name = row.name or inner.get("kdenlive:track_name|shotcut:name")
        row.is_locked = row.is_locked or inner.is_on("kdenlive:locked_track")
        row.filters += inner.filters()
        lanes.append(_items(document, inner))
    row.inner_hide = next(iter(hides)) if len(hides) == 1 else ""
    row.items = sorted((item for lane in lanes for item in lane), key=lambda item: item.start)
    _mix(document, service, row)


def _mix(document: Document, service: Service, row: Row) -> None:
    """Part clips that overlap at the cut inside their transition."""
    mixes = [(_range(mix), mix) for mix in service.transitions()]
    used: set[int] = set()
    for index, right in enumerate(row.items[1:]):
        left = row.items[index]
        shared = left.end - right.start
        if shared <= 0:
            continue
        over = [mix for (low, high), mix in mixes if low < left.end and high >= right.start]
        if not over or shared > right.length:
            document.ledger.approximate(
                "clips over each other on a track", document.where(right.service), "cut there"
            )
            row.items[index] = left.moved(0, -min(shared, left.length - 1))
            continue
        used |= {id(mix.node) for mix in over}
        cut = min(_cut(over[0], shared), right.length - 1)
        row.items[index] = left.moved(0, cut - shared)
        row.items[index + 1] = replace(
            right.moved(cut, 0),
            over=Over(before=cut, after=shared - cut, services=tuple(over)),
        )
    for _, mix in mixes:
        if id(mix.node) not in used:
            document.ledger.drop("transitions", document.where(mix), "no two clips are under it")
    row.items = [item for item in row.items if item.length > 0]


def _cut(mix: Service, shared: int) -> int:
    """Give how many frames of a mix lie before the cut; Kdenlive counts from the mix's end."""
    said = mix.frames("kdenlive:mixcut")
    cut = shared // 2 if said is None else shared - said
    return max(0, min(shared, cut))


def _range(service: Service) -> tuple[int, int]:
    low = service.frames("in") or 0
    high = service.frames("out")
    return low, FARTHEST if high is None else high


def _items(document: Document, playlist: Service) -> list[Item]:
    """Give the clips of a playlist."""
    made: list[Item] = []
    at = 0
    for node in playlist.node.nodes():
        if node.tag == "blank":
            at += _blank(document, node)
        elif node.tag in ("entry", "producer", "chain", "tractor", "playlist"):
            item = _entry(document, node, at)
            if item is not None:
                made.append(item)
                at = item.end
        if at > FARTHEST or len(made) > _MOST:
            document.ledger.drop("clips", document.where(playlist), "they lie too far off")
            break
    return _joined(document, made)


def _blank(document: Document, node: Node) -> int:
    node.is_read = True
    try:
        return max(0, document.profile.frames(node.get("length") or "0"))
    except ValueError:
        document.ledger.drop("gaps", f"line {node.line}", "their length is no time")
        return 0


def _entry(document: Document, node: Node, at: int) -> Item | None:
    node.is_read = True
    entry = Service(node, document.profile)
    service = document.played(node) if node.tag == "entry" else entry
    if service is None:
        document.ledger.drop("clips", f"line {node.line}", f'it plays "{node.get("producer")}"')
        return None
    first = entry.frames("in")
    last = entry.frames("out")
    first = (service.frames("in") or 0) if first is None else first
    if last is None:
        last = _last(document, service)
    length = last - first + 1
    times = entry.frames("repeat") or 1
    if length <= 0:
        document.ledger.drop("clips", document.where(service), "they have no length")
        return None
    if times > 1:
        document.ledger.approximate("repeated clips", document.where(service), "once, longer")
        length = min(length * times, FARTHEST)
    return Item(
        start=at,
        length=length,
        first=first,
        service=service,
        entry=entry if node.tag == "entry" else None,
    )


def _last(document: Document, service: Service) -> int:
    """Give the last frame of a service, which the file need not say."""
    for name in ("out", "length"):
        found = service.frames(name)
        if found is not None:
            return found if name == "out" else found - 1
    if service.tag == "playlist":
        return max((item.end for item in _items(document, service)), default=0) - 1
    return -1


def _joined(document: Document, items: list[Item]) -> list[Item]:
    """Turn Shotcut's transitions into cuts."""
    made: list[Item] = []
    waiting: tuple[Service, int] | None = None
    for placed in items:
        item = placed
        if item.service.tag == "tractor" and item.service.get("shotcut:transition"):
            before = made[-1] if made and made[-1].end == item.start else None
            cut = item.length // 2
            if before is not None:
                made[-1] = before.moved(0, cut)
                waiting = (item.service, item.length)
            else:
                document.ledger.drop("transitions", document.where(item.service), "at a gap")
            continue
        if waiting is not None and made[-1].end + waiting[1] - waiting[1] // 2 == item.start:
            service, length = waiting
            after = length - length // 2
            over = Over(before=length // 2, after=after, services=tuple(service.transitions()))
            item = replace(item.moved(-after, 0), over=over)
        elif waiting is not None:
            document.ledger.drop("transitions", document.where(waiting[0]), "at a gap")
        waiting = None
        made.append(item)
    return made
