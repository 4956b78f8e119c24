"""The filters of MLT that work on pictures: place, crop, flips, opacity, fades, stills.

Rectangles and rotation are those of `qtblend` and `affine`; `brightness` multiplies colours by its
level and opacity by its alpha (MLT framework, "Plugins Documentation").
"""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from kijkocut.interchange.mlt_animation import Animation
from kijkocut.interchange.mlt_effects import put_effect
from kijkocut.interchange.mlt_look import (
    corner_turned,
    crop_params,
    rect_crop,
    rect_params,
    whole_rect,
)
from kijkocut.interchange.mlt_services import Service
from kijkocut.interchange.mlt_time import number
from kijkocut.interchange.mlt_worn import Dress, scaled
from kijkocut.model.clip import Effect
from kijkocut.model.ids import EffectId
from kijkocut.model.params import Param

_SIDES: Final = ("left", "right", "top", "bottom")


def _turn(dress: Dress, filter_: Service) -> None:
    if dress.has_rect:
        dress.drop(filter_, "a clip has one position and scale")
        return
    prefix = "transition." if filter_.service == "affine" else ""
    text = filter_.get(f"{prefix}rect|{prefix}geometry")
    rect = dress.animation(filter_, text) if text else whole_rect(dress.worn.profile)
    if len(rect.first) < 4:
        raise ValueError(f'"{text[:40]}" is no rectangle')
    turn = filter_.get(f"rotation|{prefix}fix_rotate_z|{prefix}fix_rotate_x", "0")
    rotation = dress.animation(filter_, turn or "0")
    frame = dress.frame(filter_)
    is_central = prefix or filter_.is_on("rotate_center")
    if not is_central and (rotation.is_moving or rotation.first[0]):
        rect = corner_turned(rect, rotation.first[0], frame)
        if rotation.is_moving:
            dress.approximate(filter_, "turned about its middle")
    if rect.is_smooth or rotation.is_smooth:
        dress.approximate(filter_, "smooth moves in straight pieces where needed")
    _note_skew(dress, filter_, prefix)
    made = rect_params(rect, frame, is_stretched=filter_.get(f"{prefix}distort") == "1")
    angle = frame.param(rotation, "rotation", 0.0)
    for param in (*made, angle):
        if param is not None:
            dress.set(filter_, param)
    dress.has_rect = True


def _note_skew(dress: Dress, filter_: Service, prefix: str) -> None:
    for name in ("fix_shear_x", "fix_shear_y", "fix_rotate_y", "ox", "oy"):
        if prefix and number(filter_.get(prefix + name)):
            dress.drop(filter_, f"its {name.removeprefix('fix_')}")


def _crop(dress: Dress, filter_: Service) -> None:
    if filter_.is_on("center"):
        dress.drop(filter_, "a crop to the frame's shape")
        return
    profile = dress.worn.profile
    own = dress.worn.own_size or (profile.width, profile.height)
    size = (profile.width, profile.height) if filter_.is_on("use_profile") else own
    sides = {
        side: dress.animation(filter_, filter_.get(side)) for side in _SIDES if filter_.get(side)
    }
    for param in crop_params(sides, (float(size[0]), float(size[1])), dress.frame(filter_)):
        dress.set(filter_, param)
    if any(side.is_moving for side in sides.values()):
        dress.approximate(filter_, "what is left keeps its size")
        return
    share = (own[0] / size[0], own[0] / size[0], own[1] / size[1], own[1] / size[1])
    cut = [sides[name].first[0] if name in sides else 0.0 for name in _SIDES]
    left, right, top, bottom = (max(0.0, one) * by for one, by in zip(cut, share, strict=True))
    dress.crop = (left, right, top, bottom)


def _rect_crop(dress: Dress, filter_: Service) -> None:
    if filter_.is_on("circle") or number(filter_.get("radius")):
        dress.drop(filter_, "round crops")
        return
    frame = dress.frame(filter_)
    profile = dress.worn.profile
    sides = rect_crop(dress.animation(filter_, filter_.get("rect", "0 0 100% 100%")), frame)
    for param in crop_params(sides, (float(profile.width), float(profile.height)), frame):
        dress.set(filter_, param)


def _mirror(dress: Dress, filter_: Service) -> None:
    mode = filter_.get("mirror", "horizontal")
    if mode in ("flip", "flop"):
        _flipped(dress, *((-1.0, 1.0) if mode == "flip" else (1.0, -1.0)))
        return
    sides = {"horizontal": ("left", "right"), "vertical": ("top", "bottom")}
    if mode not in sides:
        dress.drop(filter_, f"mirrored {mode}")
        return
    side = sides[mode][filter_.is_on("reverse")]
    dress.effects.append(
        Effect(
            id=EffectId(f"{dress.worn.clip.id}-e{len(dress.effects)}"),
            kind="mirror",
            params=(Param(name="side", value=side),),
        )
    )


def _flip(dress: Dress, filter_: Service) -> None:
    if filter_.service == "frei0r.flippo":
        across = number(filter_.get("X axis|0")) > 0.5
        down = number(filter_.get("Y axis|1")) > 0.5
    else:
        across = filter_.service == "avfilter.hflip"
        down = not across
    _flipped(dress, -1.0 if across else 1.0, -1.0 if down else 1.0)


def _flipped(dress: Dress, across: float, down: float) -> None:
    found = dress.params.get("scale", Param(name="scale", value=(1.0, 1.0)))
    keys = tuple(replace(k, value=scaled(k.value, across, down)) for k in found.keys)
    dress.params["scale"] = replace(found, value=scaled(found.value, across, down), keys=keys)


def _brightness(dress: Dress, filter_: Service) -> None:
    level, alpha = _level(dress, filter_), filter_.get("alpha")
    clear = dress.animation(filter_, alpha) if alpha else None
    if clear is not None and not clear.is_moving and clear.first[0] < 0:
        clear, level = level, dress.animation(filter_, "1")
    if clear is not None:
        _fade_or(dress, filter_, clear, "opacity")
    if level.is_moving:
        found = dress.fades_of(filter_, level)
        if found is not None:
            dress.take(found)
            if not dress.worn.is_lowest:
                dress.approximate(filter_, "fades to nothing instead of black")
            return
    if level.is_moving or level.first[0] != 1:
        put_effect(dress, filter_)


def _level(dress: Dress, filter_: Service) -> Animation:
    text = filter_.get("level")
    if text:
        return dress.animation(filter_, text)
    low = number(filter_.get("start", "1"), 1.0)
    if not filter_.get("end"):
        return dress.animation(filter_, str(low))
    return dress.ramp(filter_, low, number(filter_.get("end"), 1.0))


def _fade_or(dress: Dress, filter_: Service, animation: Animation, name: str) -> None:
    """Take an animation as fades if it is no more than that, else as a parameter."""
    found = dress.fades_of(filter_, animation) if animation.is_moving else None
    if found is not None:
        dress.take(found)
        return
    held = animation.map(lambda value: (max(0.0, min(1.0, value[0])),))
    param = dress.frame(filter_).param(held, name, 1.0)
    if param is not None:
        dress.set(filter_, param)


def _freeze(dress: Dress, filter_: Service) -> None:
    if filter_.is_on("freeze_after") or filter_.is_on("freeze_before"):
        dress.drop(filter_, "a part of a clip that stands still")
        return
    dress.frozen = filter_.frames("frame") or 0


def _blend(dress: Dress, filter_: Service) -> None:
    """Take Shotcut's blend mode of a clip."""
    name = filter_.get("mode|compositing", "0").lower()
    if name not in dress.table.blends:
        raise ValueError(f'"{name[:40]}" is no known blending')
    dress.blend = dress.table.blends[name]


PICTURES: Final[dict[str, Callable[[Dress, Service], None]]] = {
    "qtblend": _turn,
    "affine": _turn,
    "movit.rect": _turn,
    "crop": _crop,
    "qtcrop": _rect_crop,
    "mirror": _mirror,
    "avfilter.hflip": _flip,
    "avfilter.vflip": _flip,
    "frei0r.flippo": _flip,
    "brightness": _brightness,
    "freeze": _freeze,
    "cairoblend_mode": _blend,
    "qtblend_mode": _blend,
}
"""What puts a filter of that name on a clip; each raises ValueError for a damaged value."""
