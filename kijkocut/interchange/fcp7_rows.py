"""The items of an FCP7 track in time: where each begins and ends, and what leads over its cut.

Where a clip meets a transition its `start` or `end` is -1 and the transition says the time; the
clip's `in` and `out` then reach to the far end of the transition, and in Resolve's files to the
cut. Here clips meet at the cut, and the transition lies over it.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from kijkocut.interchange.fcp7_values import Values, text, where
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.ticks import Rate

CLIPS: Final = ("clipitem", "generatoritem")
PREMIERE_TICKS: Final = 254_016_000_000
"""Of a second; Premiere's own clock."""


@dataclass
class Span:
    """A clip in time; all in frames of the sequence."""

    node: Node
    start: int
    end: int
    reach: int
    """How long it is with all that its transitions show of it, as its `in` and `out` count."""
    head: int = 0
    """How much later than its `in` it begins to play."""
    lead: int = 0
    """How much of `head` a transition takes up; Resolve says `in` and `out` without that."""
    over: tuple[Node, int, int] | None = None
    """The transition into it, with its frames before and after the cut."""
    fade_in: int = 0
    fade_out: int = 0
    even: tuple[bool, bool] = (False, False)
    """Whether the fades in and out of a sound change its gain evenly, not its power."""


def spans(track: Node, rate: Rate, values: Values) -> list[Span]:
    """Give the clips of a track in order, none over another.

    Raises:
        UnreadableFileError: A time in it is none.
    """
    items = [node for node in track.nodes() if node.tag in (*CLIPS, "transitionitem")]
    for node in items:
        node.is_read = True
    found = _clips(items, rate, values)
    for turn, node in enumerate(items):
        if node.tag == "transitionitem":
            left = found.get(turn - 1)
            right = found.get(turn + 1)
            _join(node, left, right, _cut(node, rate, values), values)
    return _apart(sorted(found.values(), key=lambda span: span.start), values)


def _clips(items: list[Node], rate: Rate, values: Values) -> dict[int, Span]:
    """Give the clips by their place in the track, their times as far as they reach."""
    found: dict[int, Span] = {}
    last = 0
    for turn, node in enumerate(items):
        if node.tag == "transitionitem":
            continue
        start, end = values.frames(node, "start"), values.frames(node, "end")
        length = _length(node, rate, values)
        before = items[turn - 1] if turn and items[turn - 1].tag == "transitionitem" else None
        after = items[turn + 1] if turn + 1 < len(items) else None
        if start is None or start < 0:
            at = values.frames(before, "start") if before is not None else None
            start = at if at is not None else max(0, end - length) if end and end > 0 else last
        if end is None or end < 0:
            is_over = after is not None and after.tag == "transitionitem"
            at = values.frames(after, "end") if is_over and after is not None else None
            end = at if at is not None else start + length
        last = end
        if end <= start:
            values.ledger.drop("clips", where(node), "shorter than a frame")
            node.swallow()
            continue
        found[turn] = Span(node=node, start=start, end=end, reach=end - start)
    return found


def _length(node: Node, rate: Rate, values: Values) -> int:
    """Give the length that a clip's in and out points say."""
    low, high = values.frames(node, "in"), values.frames(node, "out")
    own = values.rate(node, rate) or rate
    is_said = low is not None and high is not None
    length = (high or 0) - (low or 0) if is_said else values.frames(node, "duration") or 0
    return max(0, rate.nearest_frame(length * own.frame_ticks))


def _cut(node: Node, rate: Rate, values: Values) -> tuple[int, int, int]:
    """Give a transition's start, cut and end; Premiere's own clock says the cut best."""
    own = values.rate(node, rate) or rate
    low, high = values.frames(node, "start") or 0, values.frames(node, "end") or 0
    ticks = values.number(node, "cutPointTicks")
    kind = text(node, "alignment", "center").lower()
    if kind.startswith("start"):
        return low, low, high
    if kind.startswith("end"):
        return low, high, high
    cut = (low + high) // 2
    if ticks is not None:
        frames = Fraction(round(ticks), PREMIERE_TICKS) * own.num / own.den
        if frames.denominator == 1 and 0 < frames < high - low:
            cut = low + int(frames)
    return low, cut, high


def _join(
    node: Node,
    left: Span | None,
    right: Span | None,
    times: tuple[int, int, int],
    values: Values,
) -> None:
    low, cut, high = times
    is_left = left is not None and left.end >= low and left.start < max(cut, low + 1)
    is_right = right is not None and right.start <= high and right.end > min(cut, high - 1)
    if left is not None and right is not None and left.end < right.start:
        is_left, is_right = is_left and left.end >= cut, is_right and right.start <= cut
    if high <= low or not (is_left or is_right):
        values.ledger.drop("transitions", where(node), "there is no cut under it")
        node.swallow()
        return
    if left is not None and right is not None and is_left and is_right:
        cut = min(max(cut, right.start), left.end)
        right.lead = cut - right.start
        right.head += right.lead
        left.end, right.start = cut, cut
        right.over = (node, cut - low, high - cut)
        return
    effect = node.one("effect") or node
    name = text(node, "name") or text(effect, "name")
    is_even = "0db" in text(effect, "effectid").lower()
    if left is not None and is_left and (right is None or not is_right or cut == high):
        left.even = (left.even[0], is_even)
        left.fade_out = max(1, min(left.end - low, left.end - left.start))
    elif right is not None:
        right.even = (is_even, right.even[1])
        right.fade_in = max(1, min(high - right.start, right.end - right.start))
    values.ledger.approximate("transitions from or to nothing", where(node), "fades")
    if "dissolve" not in name.lower() and "fade" not in name.lower() and name:
        values.ledger.approximate(f"transitions of the kind {name[:40]}", where(node), "a fade")
    node.swallow()


def _apart(found: list[Span], values: Values) -> list[Span]:
    """Cut what lies over the clip before it."""
    kept: list[Span] = []
    last = 0
    for span in found:
        late = last - span.start
        if late > 0:
            values.ledger.approximate("clips over others", where(span.node), "cut at its start")
            span.start, span.head, span.over = last, span.head + late, None
        if span.end <= span.start:
            values.ledger.drop("clips", where(span.node), "under the clip before it")
            span.node.swallow()
            continue
        length = span.end - span.start
        span.fade_in, span.fade_out = min(span.fade_in, length), min(span.fade_out, length)
        kept.append(span)
        last = span.end
    return kept
