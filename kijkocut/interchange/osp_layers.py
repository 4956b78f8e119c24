"""The layers of an OpenShot project as tracks: clips that overlap, and the transitions over them.

A layer may hold clips over each other; a transition is a mask with a place of its own. Over two
clips it becomes a transition at a cut in its middle, over one clip a fade.
"""

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.interchange.foreign_effects import Table
from kijkocut.interchange.osp_values import Part
from kijkocut.interchange.report import Ledger
from kijkocut.model.clip import Clip, Fade, FadeCurve, Transition
from kijkocut.model.params import Param
from kijkocut.model.ticks import TICKS_PER_SECOND, Rate

_NEAR: Final = TICKS_PER_SECOND // 2
"""How far a transition may lie from the end of the clip that it fades."""


class Mask(Struct, frozen=True, kw_only=True):
    """A transition of a layer, in ticks."""

    start: int
    end: int
    name: str
    """Of its picture."""
    is_out: bool = False
    """Whether it takes away what is beneath it, when it lies over one clip."""

    @classmethod
    def of(cls, part: Part, rate: Rate) -> "Mask":
        """Read one."""
        at = part.number("position")
        length = max(0.0, part.number("end") - part.number("start"))
        curve = part.curve("brightness")
        path = part.part("reader").text("path").replace("\\", "/")
        return cls(
            start=max(0, rate.snap(round(at * TICKS_PER_SECOND))),
            end=max(0, rate.snap(round((at + length) * TICKS_PER_SECOND))),
            name=PurePosixPath(path).stem,
            is_out=len(curve) > 1 and curve[-1].value > curve[0].value,
        )


@dataclass
class Both:
    """A picture and its sound; either may be missing."""

    clip: Clip
    """Where both lie."""
    picture: Clip | None
    sound: Clip | None


@dataclass
class Layer:
    """A layer with its clips and transitions."""

    name: str
    is_locked: bool = False
    clips: list[Both] = field(default_factory=list)
    masks: list[Mask] = field(default_factory=list)


def rows(layer: Layer, table: Table, ledger: Ledger, rate: Rate) -> list[list[Both]]:
    """Give the tracks that a layer becomes, from the lowest up; one unless clips lie over others.

    Args:
        layer: The layer; its clips are changed.
        table: The names of transitions.
        ledger: Where to note losses.
        rate: Of the sequence.
    """
    layer.clips.sort(key=lambda both: both.clip.start)
    waiting = list(layer.masks)
    for index, left in enumerate(layer.clips):
        after = layer.clips[index + 1 : index + 2]
        right = after[0] if after else None
        if right is None or left.clip.end <= right.clip.start:
            continue
        mask = next((m for m in waiting if _is_between(m, left.clip, right.clip)), None)
        if mask is not None:
            waiting.remove(mask)
            _join(left, right, (mask, layer.name), (table, ledger, rate))
    for mask in waiting:
        _fade(layer, mask, ledger)
    made: list[list[Both]] = []
    for both in layer.clips:
        row = next((row for row in made if row[-1].clip.end <= both.clip.start), None)
        if row is None:
            made.append(row := [])
            if len(made) > 1:
                ledger.approximate(
                    "clips over others on a layer", _place(layer, both), "track above"
                )
        row.append(both)
    return made or [[]]


def _is_between(mask: Mask, left: Clip, right: Clip) -> bool:
    is_inside = left.end < right.end and left.start < right.start
    return is_inside and mask.start < left.end and mask.end > right.start


def _join(
    left: Both, right: Both, over: tuple[Mask, str], tools: tuple[Table, Ledger, Rate]
) -> None:
    """Part two clips in the middle of where they overlap, with a transition there."""
    mask, layer = over
    table, ledger, rate = tools
    low, high = right.clip.start, left.clip.end
    cut = rate.snap((low + high) // 2)
    rule = table.wipe(mask.name)
    kind = "dissolve"
    params: tuple[Param, ...] = ()
    if rule is None:
        ledger.approximate(f'transitions "{mask.name}"', layer, "dissolves")
    else:
        kind = rule.kind
        params = tuple(Param(name=name, value=value) for name, value in rule.params.items())
        if rule.how:
            ledger.approximate(f'transitions "{mask.name}"', layer, rule.how)
    before, after = cut - low, high - cut
    left.picture, left.sound = (_shortened(one, after) for one in (left.picture, left.sound))
    right.picture = _late(
        right.picture, before, Transition(kind=kind, before=before, after=after, params=params)
    )
    right.sound = _late(
        right.sound, before, Transition(kind="crossfade", before=before, after=after)
    )
    left.clip = replace(left.clip, duration=left.clip.duration - after)
    right.clip = replace(
        right.clip, start=right.clip.start + before, duration=right.clip.duration - before
    )
    if left.picture is None or right.picture is None:
        right.picture = _cut(right.picture)
    if left.sound is None or right.sound is None:
        right.sound = _cut(right.sound)


def _shortened(clip: Clip | None, by: int) -> Clip | None:
    if clip is None:
        return None
    fade = clip.fade_out
    return replace(
        clip, duration=clip.duration - by, fade_out=None if fade and fade.duration <= by else fade
    )


def _late(clip: Clip | None, by: int, over: Transition) -> Clip | None:
    """Give a clip that begins later, showing the same at every time."""
    if clip is None:
        return None
    return replace(
        clip,
        start=clip.start + by,
        duration=clip.duration - by,
        source_in=clip.source_in + clip.retime.head_offset(by),
        retime=clip.retime.cut(by),
        params=tuple(param.moved(-by) for param in clip.params),
        transition=over,
    )


def _cut(clip: Clip | None) -> Clip | None:
    return replace(clip, transition=None) if clip is not None else None


def _fade(layer: Layer, mask: Mask, ledger: Ledger) -> None:
    """Turn a transition over one clip into a fade of its picture."""
    where = f"{layer.name} {mask.start / TICKS_PER_SECOND:.2f} s"
    for both in layer.clips:
        clip = both.picture
        if clip is None or mask.start >= clip.end or mask.end <= clip.start:
            continue
        run = min(mask.end, clip.end) - max(mask.start, clip.start)
        fade = Fade(duration=min(run, clip.duration), curve=FadeCurve.linear)
        if mask.is_out and abs(mask.end - clip.end) <= _NEAR:
            both.picture = replace(clip, fade_out=fade)
        elif not mask.is_out and abs(mask.start - clip.start) <= _NEAR:
            both.picture = replace(clip, fade_in=fade)
        else:
            continue
        if mask.name not in ("", "fade"):
            ledger.approximate(f'transitions "{mask.name}"', where, "fades")
        return
    ledger.drop(f'transitions "{mask.name}"', where, "there is no end of a clip under it")


def _place(layer: Layer, both: Both) -> str:
    return f'{layer.name} {both.clip.start / TICKS_PER_SECOND:.2f} s "{both.clip.name}"'
