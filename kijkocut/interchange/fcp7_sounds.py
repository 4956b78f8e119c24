"""Sound of FCP7 XML: there each channel has an item and a track of its own, here a clip has all."""

from dataclasses import dataclass, field
from itertools import pairwise

from msgspec.structs import replace

from kijkocut.interchange.fcp7_items import Item
from kijkocut.interchange.fcp7_values import Values
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.clip import Clip
from kijkocut.model.params import Param

_SAME = ("start", "duration", "source", "source_in", "retime", "is_enabled", "fade_in", "fade_out")


@dataclass
class Row:
    """A track of sound in the making."""

    node: Node
    items: list[Item] = field(default_factory=list)
    is_routed: bool = False
    """Whether it says which output it goes to: its items are single channels then."""
    is_second: bool = False
    """Whether it is the second channel of the track before."""


def row_of(node: Node, values: Values) -> Row:
    """Begin the row of a `track`."""
    output = values.number(node, "outputchannelindex")
    part = node.get("currentExplodedTrackIndex")
    node.ignore("totalExplodedTrackCount", "premiereTrackType")
    return Row(node=node, is_routed=output is not None, is_second=part not in ("", "0"))


def paired(rows: list[Row], channels: int) -> tuple[list[Row], dict[str, str]]:
    """Give the rows with left and right as one clip, and whose item each item became.

    Args:
        rows: The tracks, from the first.
        channels: Of the sequence.
    """
    became: dict[str, str] = {}
    for left, right in pairwise(rows):
        _pair(left, right, became)
    kept = []
    for row in rows:
        had = bool(row.items)
        row.items = [_mapped(item, row, channels) for item in row.items if item.node not in became]
        is_spare = row.is_second or had
        if row.items or not is_spare:
            kept.append(row)
    return kept, became


def _pair(left: Row, right: Row, became: dict[str, str]) -> None:
    """Let the items of the right row that belong to ones of the left go up in them."""
    there = {(i.clip.start, i.channel): i for i in right.items if i.channel and i.node}
    for turn, item in enumerate(left.items):
        other = there.get((item.clip.start, item.channel + 1))
        if item.channel % 2 == 0 or other is None or item.node in became:
            continue
        if not _is_pair(item.clip, other.clip):
            continue
        became[other.node] = item.node
        first = item.channel - 1
        is_whole = first == 0 and item.channels <= 2
        params = item.clip.params
        if _pan(item.clip) is not None and _pan(item.clip) != _pan(other.clip):
            params = tuple(p for p in params if p.name != "pan")
        clip = replace(item.clip, params=params, channel_map=() if is_whole else (first, first + 1))
        links = tuple(dict.fromkeys((*item.links, *other.links)))
        left.items[turn] = replace(item, clip=clip, links=links, channel=0)


def _is_pair(one: Clip, other: Clip) -> bool:
    if any(getattr(one, name) != getattr(other, name) for name in _SAME):
        return False
    if one.transition != other.transition:
        return False
    first = [p for p in one.params if p.name != "pan"]
    second = [p for p in other.params if p.name != "pan"]
    pans = (_pan(one), _pan(other))
    return first == second and (pans[0] == pans[1] or pans in ((-1.0, 1.0), (-1.0, None)))


def _pan(clip: Clip) -> Param | float | None:
    """Give the pan of a clip: its value, or the whole of it where it moves."""
    found = next((p for p in clip.params if p.name == "pan"), None)
    if found is None or found.keys:
        return found
    return float(found.value) if isinstance(found.value, int | float) else None


def _mapped(item: Item, row: Row, channels: int) -> Item:
    """Give a channel that stands alone on all outputs; it is one of several of its file."""
    if not item.channel or item.channels <= 1 or item.channel > item.channels:
        return item
    if not row.is_routed and item.channel == 1:
        return item
    map_ = (item.channel - 1,) * max(1, min(2, channels))
    return replace(item, clip=replace(item.clip, channel_map=map_))
