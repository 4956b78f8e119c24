"""Where a title is on its way in, across and out at a moment. Pure."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from kijkocut.model.clip import Clip
from kijkocut.model.params import Easing, Keyframe, ease
from kijkocut.model.ticks import Ticks
from kijkocut.model.title import Animation, Motion, Title, Travel, is_right_to_left
from kijkocut.render.frame_plan import Affine, PlannedEffect, TitlePicture
from kijkocut.render.geometry import Extent

_HOP: Final = 0.6
"""How far `rise` and `drop` go, in heights of the letters."""
_SOFT: Final = 0.02
"""Deviation of the blur that `blur` starts with, as a share of the canvas height."""
_LARGE: Final = 2.0
"""Size that `shrink` starts with."""


class Staged(Struct, frozen=True, kw_only=True):
    """A title at a moment of its motion."""

    picture: TitlePicture
    moved: Affine = Affine()
    """Done in clip space before the clip's own transform."""
    opacity: float = 1.0
    effects: tuple[PlannedEffect, ...] = ()
    """Worked out before the clip's own effects."""


def staged(title: Title, clip: Clip, tick: Ticks, canvas: Extent) -> Staged:
    """Give what `clip`, which shows `title`, has on stage at timeline time `tick`.

    Equal before and after a motion, so that a resting title is one plan. In a transition's handle a
    title rests.
    """
    still = replace(title, arrive=None, leave=None, travel=Travel.none)
    stage = Staged(picture=TitlePicture(title=still, travel=_travelled(title, clip, tick)))
    if not clip.start <= tick < clip.end:
        return stage
    for way, passed in ((title.arrive, tick - clip.start), (title.leave, clip.end - tick)):
        if way is not None and passed < way.duration:
            stage = _on_its_way(stage, way, passed / way.duration, canvas)
    return stage


def _travelled(title: Title, clip: Clip, tick: Ticks) -> tuple[float, float]:
    share = min(1.0, max(0.0, (tick - clip.start) / clip.duration))
    match title.travel:
        case Travel.roll:
            return (0.0, 1 - 2 * share)
        case Travel.crawl:
            way = 1 - 2 * share
            return (-way if is_right_to_left(title.text) else way, 0.0)
        case Travel.none:
            return (0.0, 0.0)


def _on_its_way(stage: Staged, way: Animation, share: float, canvas: Extent) -> Staged:
    """Take a title back to where it is after `share` of its way in."""
    easing = Easing.linear if way.easing is Easing.bezier else way.easing
    share = ease(Keyframe(at=0, value=0.0, easing=easing), share)
    away = 1 - share
    picture = stage.picture
    match way.motion:
        case Motion.rise | Motion.drop:
            side = 1.0 if way.motion is Motion.rise else -1.0
            stage = _moved(stage, Affine(y0=side * _HOP * picture.title.size * away))
        case Motion.from_left | Motion.from_right:
            side = 1.0 if way.motion is Motion.from_right else -1.0
            at = (picture.travel[0] * share + side * away, picture.travel[1])
            return replace(stage, picture=replace(picture, travel=at))
        case Motion.zoom | Motion.shrink:
            size = max(1e-3, share) if way.motion is Motion.zoom else 1 + (_LARGE - 1) * away
            stage = _moved(stage, Affine(xx=size, yy=size))
        case Motion.blur:
            sigma = ("sigma", max(0.0, away) * _SOFT * canvas[1])
            blurred = PlannedEffect(kind="gaussian_blur", values=(sigma,))
            stage = replace(stage, effects=(*stage.effects, blurred))
        case Motion.reveal:
            return replace(stage, picture=replace(picture, uncovered=_part(share)))
        case Motion.typewriter:
            letters = round(_part(share) * len(picture.title.text))
            return replace(stage, picture=replace(picture, letters=letters))
        case Motion.words:
            letters = _words_end(picture.title.text, _part(share))
            return replace(stage, picture=replace(picture, letters=letters))
        case Motion.fade:
            pass
    return replace(stage, opacity=stage.opacity * _part(share))


def _moved(stage: Staged, by: Affine) -> Staged:
    return replace(stage, moved=stage.moved.then(by))


def _part(share: float) -> float:
    """Easings may overshoot; strength and letters can't."""
    return min(1.0, max(0.0, share))


def _words_end(text: str, share: float) -> int:
    """Give where the last of the first `share` of the words ends."""
    ends = [
        index + 1
        for index, letter in enumerate(text)
        if not letter.isspace() and (index + 1 == len(text) or text[index + 1].isspace())
    ]
    count = round(share * len(ends))
    return ends[count - 1] if count else 0
