"""How FCP7 XML says speeds: the filter `Time Remap`, and what that is here.

With it a clip's `in` and `out` count frames of the clip as it plays, so they lie as far apart as
its `start` and `end`; `graphdict` maps them to frames of the file. So Final Cut, Premiere and
Resolve write it.
"""

from fractions import Fraction
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.interchange.fcp7_values import Values, decimal, leaf, text, where
from kijkocut.interchange.fcpxml_speed import Point, TimeMap, timept_points
from kijkocut.interchange.fcpxml_time import to_seconds, to_ticks
from kijkocut.interchange.xml_text import Made
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.clip import Clip
from kijkocut.model.retime import Retime
from kijkocut.model.ticks import Rate, Ratio

ID: Final = "timeremap"
_FASTEST: Final = 10_000
_FINEST: Final = 1_000_000


class Played(Struct, frozen=True, kw_only=True):
    """What a clip plays."""

    source_in: int
    """Ticks of the file at the clip's start."""
    retime: Retime = Retime()


class Times(Struct, frozen=True, kw_only=True):
    """Where a clip lies, for its speed; all in ticks."""

    own: int
    """The clip's own time at its start, as `in` counts it."""
    length: int
    """On the timeline."""
    asked: int
    """From `in` to `out`."""
    reach: int
    """On the timeline, with what transitions show of it: where speeds are said so, `asked`."""
    whole: int
    """Of the file."""


def played(effect: Node | None, times: Times, rate: Rate, values: Values) -> Played:
    """Give what a clip plays at the speed that its filter says.

    Args:
        effect: The `effect` of its Time Remap, if it has one.
        times: Where it lies.
        rate: The rate that its frames count in.
        values: Where to tell what is approximated.
    """
    if effect is None:
        return Played(source_in=times.own)
    for tag in ("name", "effectid", "effectcategory", "effecttype", "mediatype"):
        effect.take(tag)
    found = {text(p, "parameterid") or text(p, "name"): p for p in effect.take("parameter")}
    percent = values.number(found["speed"], "value") if "speed" in found else None
    is_back = "reverse" in found and values.flag(found["reverse"], "value", default=False)
    is_varied = "variablespeed" in found and text(found["variablespeed"], "value") not in ("", "0")
    is_blended = "frameblending" in found and values.flag(
        found["frameblending"], "value", default=False
    )
    points = _points(found.get("graphdict"), rate, values)
    for parameter in found.values():
        parameter.swallow()
    manner = Retime(blend="blend" if is_blended else "nearest")
    if is_varied and len(points) > 1:
        return _ramp(effect, points, times, manner, values)
    speed = Fraction(100) if percent is None else Fraction(percent).limit_denominator(_FINEST)
    return _even(-abs(speed / 100) if is_back else speed / 100, points, times, manner)


def _even(speed: Fraction, points: list[Point], times: Times, manner: Retime) -> Played:
    """Give what plays at one speed."""
    exact = max(Fraction(-_FASTEST), min(Fraction(_FASTEST), speed)).limit_denominator(_FINEST)
    near = exact.limit_denominator(1000)
    exact = near if abs(near - exact) < Fraction(1, 10_000_000) else exact
    ratio = Ratio(exact.numerator, exact.denominator)
    made = replace(manner, speed=ratio) if exact != 1 else Retime()
    first = points[0] if points else (Fraction(0), Fraction(0))
    begin = first[1] - exact * first[0]
    if not exact:
        held = TimeMap(points).at(to_seconds(times.own)) if len(points) > 1 else None
        source = to_ticks(held) if held is not None else times.own
        return Played(source_in=max(0, source), retime=made)
    if not points and exact < 0:
        begin = to_seconds(times.whole)
    if exact != 1 and _gap(times, Fraction(1)) > _gap(times, abs(exact)):
        return Played(source_in=times.own + (0 if exact > 0 else times.asked), retime=made)
    source = to_ticks(begin + exact * to_seconds(times.own))
    return Played(source_in=source, retime=made)


def _gap(times: Times, pace: Fraction) -> Fraction:
    """Give how far `in` and `out` are from what they would be at a pace."""
    return abs(times.asked - pace * times.reach)


def _ramp(
    effect: Node, points: list[Point], times: Times, manner: Retime, values: Values
) -> Played:
    """Give what plays at changing speeds."""
    map_ = TimeMap(points)
    own = to_seconds(times.own)
    retime, is_exact = map_.retime(own, to_seconds(times.length))
    if not is_exact:
        how = "speeds step over one tick" if retime.ramp else "to a millionth"
        values.ledger.approximate("speeds", where(effect), how)
    retime = replace(retime, blend=manner.blend)
    return Played(source_in=to_ticks(map_.at(own)), retime=retime)


def _points(graph: Node | None, rate: Rate, values: Values) -> list[Point]:
    """Give the points of a graph, in seconds of the clip and of its file."""
    found: dict[Fraction, Fraction] = {}
    frame = to_seconds(rate.frame_ticks)
    for key in graph.take("keyframe") if graph is not None else ():
        when, value = values.number(key, "when"), values.number(key, "value")
        if when is not None and value is not None:
            at = Fraction(when).limit_denominator(_FINEST) * frame
            found[at] = Fraction(value).limit_denominator(_FINEST) * frame
        if any(part.tag in ("inbez", "outbez") for part in key.nodes()):
            values.ledger.approximate("smooth speed changes", where(key), "straight pieces")
    return sorted(found.items())


class Written(Struct, frozen=True, kw_only=True):
    """How a clip's speed is written."""

    own: Fraction
    """The clip's own time at its start, in seconds, for its `in`."""
    filter: Made | None = None


def written_speed(clip: Clip, rate: Rate, whole: int, lead: int) -> Written:
    """Write the speed of a clip.

    Args:
        clip: The clip.
        rate: The rate to count frames in.
        whole: The length in ticks of what it plays; 0 when it has none.
        lead: Ticks before its start that a transition shows of it.
    """
    retime, begin = clip.retime, to_seconds(clip.source_in)
    if retime.is_plain:
        return Written(own=begin)
    length, before = to_seconds(clip.duration), to_seconds(lead)
    speed = retime.speed.fraction
    if retime.ramp:
        own = before
        found = timept_points(retime, begin, clip.duration)
        points = [(own + time, value) for time, value in found]
    elif not speed:
        own = max(begin, before)
        points = [(own, begin), (own + length, begin)]
    elif speed > 0:
        own = begin / speed
        points = [(Fraction(0), Fraction(0)), (own, begin), (own + length, begin + speed * length)]
    else:
        top = max(to_seconds(whole), begin)
        own = (top - begin) / -speed
        points = [(Fraction(0), top), (own, begin), (own + length, begin + speed * length)]
    frame = to_seconds(rate.frame_ticks)
    graph = Made("parameter", leaf("parameterid", "graphdict"), leaf("name", "graphdict"))
    for time, value in dict(points).items():
        key = Made("keyframe", leaf("when", decimal(float(time / frame))))
        key.add(leaf("value", decimal(float(value / frame))))
        graph.add(key if retime.ramp else key.add(leaf("speedvirtualkf", "TRUE")))
    graph.add(Made("interpolation", leaf("name", "FCPCurve")))
    return Written(own=own, filter=Made("filter", _effect(retime).add(graph)))


def _effect(retime: Retime) -> Made:
    speed = retime.speed.fraction
    percent = decimal(float(abs(speed) * 100)) if not retime.ramp else "100"
    effect = Made("effect", leaf("name", "Time Remap"), leaf("effectid", ID))
    effect.add(leaf("effectcategory", "motion"), leaf("effecttype", "motion"))
    effect.add(leaf("mediatype", "video"))
    effect.add(_setting("variablespeed", 1 if retime.ramp else 0))
    effect.add(_setting("speed", percent))
    effect.add(_setting("reverse", str(not retime.ramp and speed < 0).upper()))
    return effect.add(_setting("frameblending", str(retime.blend == "blend").upper()))


def _setting(name: str, value: object) -> Made:
    return Made("parameter", leaf("parameterid", name), leaf("name", name), leaf("value", value))
