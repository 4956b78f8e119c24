"""Parameters and fades as what FCPXML does to a picture and to a sound; units as in `dress`."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from kijkocut.interchange.fcpxml_dress import CURVES, SILENCE
from kijkocut.interchange.fcpxml_time import format_seconds, to_seconds, written
from kijkocut.interchange.report import Ledger
from kijkocut.interchange.xml_text import Made
from kijkocut.model.clip import Clip
from kijkocut.model.params import Easing, Keyframe, Param, Value

Writing = Callable[[Value], str]
_EXACT: Final = {
    Easing.linear: "linear",
    Easing.hold: "linear",
    Easing.sine_in: "easeIn",
    Easing.sine_out: "easeOut",
    Easing.sine_in_out: "ease",
}
_WRITTEN: Final = frozenset(
    {"position", "anchor", "scale", "rotation", "opacity", "fit", "gain", "pan"}
    | {"crop_left", "crop_right", "crop_top", "crop_bottom"}
)


def picture_adjusts(
    clip: Clip, own: Fraction, frame: tuple[int, float], where: str, ledger: Ledger
) -> list[Made]:
    """Give the elements for a picture, in the order of the DTD.

    Args:
        clip: The clip.
        own: The element's own time at the clip's start, in seconds.
        frame: Height of the canvas in pixels, and width by height of what the clip shows.
        where: The clip's place, for the ledger.
        ledger: Where to note what can't be written.
    """
    height, aspect = frame
    dress = _Dressing(clip, own, where, ledger)
    crop, transform = Made("trim-rect"), Made("adjust-transform")
    for side, share in (("left", aspect), ("top", 1.0), ("right", aspect), ("bottom", 1.0)):
        dress.put(crop, (f"crop_{side}", side), _number(100 * share))
    point = _point(100 / height, -100 / height)
    dress.put(transform, ("position", "position"), point)
    dress.put(transform, ("scale", "scale"), _point(1, 1))
    dress.put(transform, ("rotation", "rotation"), _number(-1))
    dress.put(transform, ("anchor", "anchor"), point)
    blend = Made("adjust-blend")
    dress.put(blend, ("opacity", "amount"), _number(1), has_fades=True)
    made = [Made("adjust-crop", crop, mode="trim")] if crop.attributes or crop.content else []
    fit = next((p.value for p in clip.params if p.name == "fit"), "fit")
    if fit != "fit":
        made.append(Made("adjust-conform", type="none" if fit == "none" else "fill"))
    if fit == "stretch":
        ledger.approximate("stretched pictures", where, "filling the canvas")
    dress.note()
    return made + [m for m in (transform, blend) if m.attributes or m.content]


def sound_adjusts(clip: Clip, own: Fraction, where: str, ledger: Ledger) -> list[Made]:
    """Give the elements for a sound, in the order of the DTD."""
    dress = _Dressing(clip, own, where, ledger)
    volume, panner = Made("adjust-volume"), Made("adjust-panner")
    dress.put(volume, ("gain", "amount"), _decibels, has_fades=True)
    dress.put(panner, ("pan", "amount"), _number(100))
    if panner.attributes or panner.content:
        panner.attributes["mode"] = "1"
    dress.note()
    return [m for m in (volume, panner) if m.attributes or m.content]


class _Dressing:
    """Writes the parameters of one clip."""

    def __init__(self, clip: Clip, own: Fraction, where: str, ledger: Ledger) -> None:
        self._clip = clip
        self._own = own
        self._where = where
        self._ledger = ledger

    def put(
        self, made: Made, names: tuple[str, str], write: Writing, *, has_fades: bool = False
    ) -> None:
        """Write one parameter, if the clip has it, and the clip's fades where they belong."""
        ours, theirs = names
        param = next((p for p in self._clip.params if p.name == ours), None)
        inner = Made("param", name=theirs)
        if has_fades:
            for tag, fade in (("fadeIn", self._clip.fade_in), ("fadeOut", self._clip.fade_out)):
                if fade is not None:
                    kind, length = CURVES[fade.curve], written(fade.duration)
                    inner.add(Made(tag, type=kind, duration=length))
        if param is not None and param.keys:
            inner.add(Made("keyframeAnimation", *self._keys(param, write)))
        elif param is not None:
            made.attributes[theirs] = write(param.value)
        if inner.content:
            made.add(inner)

    def note(self) -> None:
        """Note the parameters that have no place there."""
        for param in self._clip.params:
            if param.name not in _WRITTEN:
                self._ledger.drop(f"parameter {param.name}", self._where)

    def _keys(self, param: Param, write: Writing) -> list[Made]:
        made: list[Made] = []
        for turn, key in enumerate(param.keys):
            if key.easing not in _EXACT:
                how = _nearest(key.easing)
                self._ledger.approximate(f"easing {key.easing}", self._where, how)
            made.append(self._key(key, key.at, write))
            if key.easing is Easing.hold and turn + 1 < len(param.keys):
                last = param.keys[turn + 1].at - 1
                if last > key.at:
                    made.append(self._key(key, last, write))
        return made

    def _key(self, key: Keyframe, at: int, write: Writing) -> Made:
        interp = _EXACT.get(key.easing) or _nearest(key.easing)
        return Made(
            "keyframe",
            time=format_seconds(self._own + to_seconds(at)),
            value=write(key.value),
            interp=None if interp == "linear" else interp,
            curve="linear",
        )


def _nearest(easing: Easing) -> str:
    """Name the curve there that is nearest to one here."""
    if easing.endswith("_in_out") or easing is Easing.bezier:
        return "ease"
    return "easeIn" if easing.endswith("_in") else "easeOut"


def _number(factor: float) -> Writing:
    def write(value: Value) -> str:
        return _text(float(value) * factor) if isinstance(value, int | float) else "0"

    return write


def _point(across: float, up: float) -> Writing:
    def write(value: Value) -> str:
        x, y = value[:2] if isinstance(value, tuple) else (0.0, 0.0)
        return f"{_text(x * across)} {_text(y * up)}"

    return write


def _decibels(value: Value) -> str:
    gain = float(value) if isinstance(value, int | float) else 0.0
    return "-96dB" if gain <= SILENCE else f"{_text(gain)}dB"


def _text(value: float) -> str:
    """Write a number so that it comes back; without an exponent, which XML's readers may lack."""
    text = f"{value + 0.0:.12f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
