"""What FCPXML does to a picture and to a sound, and the parameters that say the same here.

Positions, anchors and trims are percent of the frame's height, y up, rotation counter-clockwise
(Apple's "FCPXML Reference"); here they are pixels of the canvas, y down, and clockwise.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from msgspec.structs import replace

from kijkocut.interchange.fcpxml_time import parse_seconds, to_ticks
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.clip import Clip, Fade, FadeCurve
from kijkocut.model.params import Easing, Keyframe, Param, Value

_EASINGS: Final = {
    "linear": Easing.linear,
    "ease": Easing.sine_in_out,
    "easeIn": Easing.sine_in,
    "easeOut": Easing.sine_out,
}
CURVES: Final = {
    FadeCurve.linear: "linear",
    FadeCurve.power: "easeOut",
    FadeCurve.smooth: "easeInOut",
}
"""What curves of fades are called there."""
_FADES: Final = {words: curve for curve, words in CURVES.items()} | {"easeIn": FadeCurve.power}
_LARGEST: Final = 1e6
SILENCE: Final = -60.0
"""Decibels that are silence here; there it is -96."""
Reading = Callable[[str], Value]


def picture_dress(
    node: Node, clip: Clip, own: Fraction, frame: tuple[int, float], ledger: Ledger
) -> Clip:
    """Give a clip with what an element does to its picture.

    Args:
        node: The element.
        clip: The clip.
        own: The element's own time at the clip's start, in seconds.
        frame: Height of the canvas in pixels, and width by height of what the clip shows.
        ledger: Where to note what has no parameter.
    """
    dress = _Dress(node, own, ledger)
    height, aspect = frame
    found = dress.adjust("adjust-transform")
    if found is not None:
        point = _point(height / 100, -height / 100)
        dress.param(found, ("position", "position"), point)
        dress.param(found, ("anchor", "anchor"), point)
        dress.param(found, ("scale", "scale"), _point(1, 1))
        dress.param(found, ("rotation", "rotation"), _number(-1))
    found = dress.adjust("adjust-conform")
    if found is not None and (kind := found.get("type", "fit")) != "fit":
        dress.made["fit"] = Param(name="fit", value="fill" if kind == "fill" else "none")
    _crop(dress, aspect, ledger)
    found = dress.adjust("adjust-blend")
    if found is not None:
        dress.param(found, ("amount", "opacity"), _number(1, (0.0, 1.0)))
        if found.get("mode") not in ("", "0", "normal"):
            ledger.drop("blend modes", f"line {found.line}")
    return dress.dressed(clip)


def sound_dress(node: Node, clip: Clip, own: Fraction, ledger: Ledger) -> Clip:
    """Give a clip with what an element does to its sound."""
    dress = _Dress(node, own, ledger)
    found = dress.adjust("adjust-volume")
    if found is not None:
        dress.param(found, ("amount", "gain"), _number(1, (SILENCE, 20.0)))
    found = dress.adjust("adjust-panner")
    if found is not None:
        found.ignore("mode")
        dress.param(found, ("amount", "pan"), _number(0.01, (-1.0, 1.0)))
    return dress.dressed(clip)


class _Dress:
    """Collects the parameters and fades of one clip."""

    def __init__(self, node: Node, own: Fraction, ledger: Ledger) -> None:
        self._node = node
        self._own = own
        self._ledger = ledger
        self.made: dict[str, Param] = {}
        self._fades: dict[str, Fade] = {}

    def adjust(self, tag: str) -> Node | None:
        """Give an element that is switched on."""
        found = self._node.one(tag)
        if found is not None and found.get("enabled", "1") == "0":
            self._ledger.drop(f"<{tag}> that is switched off", f"line {found.line}")
            found.swallow()
            return None
        return found

    def param(self, node: Node, names: tuple[str, str], read: Reading) -> None:
        """Read a value, constant or with keyframes; what is none goes to the ledger."""
        theirs, ours = names
        inner = next((p for p in node.nodes() if _is(p, theirs)), None)
        text = node.get(theirs)
        keys: tuple[Keyframe, ...] = ()
        if inner is not None:
            inner.is_read = True
            inner.ignore("key", "name", "enabled")
            text = inner.get("value") or text
            keys = self._keys(inner, read)
            self._fade(inner)
        try:
            value = read(text) if text else None
        except ValueError:
            self._ledger.drop("values", f"line {node.line}", f'"{text[:40]}" for {theirs}')
            value = None
        if keys or value not in (None, read(_PLAIN[theirs])):
            self.made[ours] = Param(
                name=ours, value=keys[0].value if keys else value or 0.0, keys=keys
            )

    def dressed(self, clip: Clip) -> Clip:
        """Give the clip with all that was read."""
        mine = {param.name for param in clip.params}
        params = (*clip.params, *(p for name, p in self.made.items() if name not in mine))
        fades = {
            name: replace(fade, duration=min(fade.duration, clip.duration))
            for name, fade in self._fades.items()
        }
        return replace(clip, params=params, **fades)

    def _keys(self, node: Node, read: Reading) -> tuple[Keyframe, ...]:
        found: dict[int, Keyframe] = {}
        for animation in node.take("keyframeAnimation"):
            for key in animation.take("keyframe"):
                key.ignore("curve")
                try:
                    at = to_ticks(parse_seconds(key.get("time")) - self._own)
                    value = read(key.get("value"))
                except ValueError as exc:
                    self._ledger.drop("keyframes", f"line {key.line}", f"{exc}")
                    continue
                easing = _EASINGS.get(key.get("interp", "linear"), Easing.linear)
                found[at] = Keyframe(at=at, value=value, easing=easing)
        return tuple(found[at] for at in sorted(found))

    def _fade(self, node: Node) -> None:
        for tag, name in (("fadeIn", "fade_in"), ("fadeOut", "fade_out")):
            fade = node.one(tag)
            if fade is None:
                continue
            curve = _FADES.get(fade.get("type", "linear"), FadeCurve.linear)
            try:
                length = to_ticks(parse_seconds(fade.get("duration")))
            except ValueError:
                length = 0
            if length > 0:
                self._fades[name] = Fade(duration=length, curve=curve)


def _crop(dress: _Dress, aspect: float, ledger: Ledger) -> None:
    found = dress.adjust("adjust-crop")
    if found is None:
        return
    mode = found.get("mode")
    if mode == "pan":
        ledger.drop("moves over a picture", f"line {found.line}", "the Ken Burns effect")
        found.swallow()
        return
    if mode == "crop":
        ledger.approximate("enlarging crops", f"line {found.line}", "trims at the same edges")
    for rect in found.take(f"{mode}-rect"):
        for side, share in (("left", aspect), ("right", aspect), ("top", 1.0), ("bottom", 1.0)):
            dress.param(rect, (side, f"crop_{side}"), _number(0.01 / share, (0.0, 1.0)))


_PLAIN: Final = {
    "position": "0 0",
    "anchor": "0 0",
    "scale": "1 1",
    "rotation": "0",
    "amount": "",
    "left": "0",
    "right": "0",
    "top": "0",
    "bottom": "0",
}


def _is(node: Node, name: str) -> bool:
    return node.tag == "param" and node.get("name") == name


def _float(text: str) -> float:
    value = float(text.removesuffix("dB"))
    if not abs(value) <= _LARGEST:
        raise ValueError(f'"{text[:40]}" is too large')
    return value


def _number(factor: float, limits: tuple[float, float] = (-_LARGEST, _LARGEST)) -> Reading:
    def read(text: str) -> Value:
        value = _float(text) * factor if text else (1.0 if limits == (0.0, 1.0) else 0.0)
        return round(min(limits[1], max(limits[0], value)), 9) + 0.0

    return read


def _point(across: float, up: float) -> Reading:
    def read(text: str) -> Value:
        x, y = (_float(word) for word in text.split())
        return (round(x * across, 9) + 0.0, round(y * up, 9) + 0.0)

    return read
