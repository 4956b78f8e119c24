"""Transitions of FCP7 XML by their names, and ours."""

from collections.abc import Mapping
from typing import Final

from kijkocut.interchange.edl_reading import WIPES
from kijkocut.interchange.fcp7_values import Values, leaf, text, where
from kijkocut.interchange.xml_text import Made
from kijkocut.interchange.xml_tree import Node
from kijkocut.model.clip import Transition
from kijkocut.model.params import Param
from kijkocut.model.sequence import TrackKind

_BLACK: Final = (0.0, 0.0, 0.0)
_WHITE: Final = (1.0, 1.0, 1.0)
_KINDS: Final[Mapping[str, str]] = {
    "cross dissolve": "dissolve",
    "crossdissolve": "dissolve",
    "film dissolve": "dissolve",
    "additive dissolve": "additive_dissolve",
    "dip to color dissolve": "dip_to_colour",
    "dip to color": "dip_to_colour",
    "dip to black": "dip_to_colour",
    "dip to white": "dip_to_colour",
    "fade in fade out dissolve": "dip_to_colour",
    "ripple dissolve": "ripple_dissolve",
    "edge wipe": "wipe",
    "wipe": "wipe",
    "clock wipe": "clock_wipe",
    "barn doors": "barn_door",
    "center wipe": "barn_door",
    "gradient wipe": "luma_wipe",
    "venetian blind wipe": "blinds",
    "venetian blinds": "blinds",
    "checker wipe": "grid_wipe",
    "checkerboard wipe": "grid_wipe",
    "oval iris": "iris",
    "iris round": "iris",
    "point iris": "iris",
    "rectangle iris": "iris",
    "iris box": "iris",
    "diamond iris": "iris",
    "iris diamond": "iris",
    "star iris": "iris",
    "push slide": "push",
    "push": "push",
    "slide": "slide",
    "center split": "split",
    "split": "split",
    "page peel": "page_turn",
    "page turn": "page_turn",
    "cube spin": "cube",
    "cross zoom": "cross_zoom",
}
"""What Final Cut's and Premiere's transitions are called here."""
_SHAPES: Final[Mapping[str, str]] = {
    "rectangle iris": "box",
    "iris box": "box",
    "diamond iris": "diamond",
    "iris diamond": "diamond",
    "star iris": "star",
}
_SOUNDS: Final[Mapping[str, str]] = {
    "kgaudiotranscrossfade0db": "crossfade_gain",
    "kgaudiotranscrossfade3db": "crossfade",
}
_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "dissolve": ("Cross Dissolve", "Dissolve"),
    "additive_dissolve": ("Additive Dissolve", "Dissolve"),
    "dip_to_colour": ("Dip to Color Dissolve", "Dissolve"),
    "ripple_dissolve": ("Ripple Dissolve", "Dissolve"),
    "wipe": ("Edge Wipe", "Wipe"),
    "clock_wipe": ("Clock Wipe", "Wipe"),
    "barn_door": ("Center Wipe", "Wipe"),
    "luma_wipe": ("Gradient Wipe", "Wipe"),
    "blinds": ("Venetian Blind Wipe", "Wipe"),
    "grid_wipe": ("Checker Wipe", "Wipe"),
    "iris": ("Oval Iris", "Iris"),
    "push": ("Push Slide", "Slide"),
    "slide": ("Slide", "Slide"),
    "split": ("Center Split", "Slide"),
    "page_turn": ("Page Peel", "Page Peel"),
    "cube": ("Cube Spin", "3D Simulation"),
    "cross_zoom": ("Cross Zoom", "Stretch"),
}
_IRISES: Final = {
    "circle": "Oval Iris",
    "box": "Rectangle Iris",
    "diamond": "Diamond Iris",
    "star": "Star Iris",
}
_FADES: Final = {
    "crossfade": ("Cross Fade (+3dB)", "KGAudioTransCrossFade3dB"),
    "crossfade_gain": ("Cross Fade ( 0dB)", "KGAudioTransCrossFade0dB"),
}
_CODES: Final = {int(code[1:]): angle for code, angle in WIPES.items()}
"""SMPTE codes of wipes whose edge moves straight, and where to."""


class Kind:
    """Which transition an element asks for."""

    def __init__(self, node: Node, kind: TrackKind, values: Values) -> None:
        """Read a `transitionitem` on a track of that kind."""
        effect = node.one("effect")
        self._place = where(node)
        self._values = values
        self.name = "crossfade" if kind is TrackKind.audio else "dissolve"
        self.params: tuple[Param, ...] = ()
        if effect is not None:
            self._read(effect, kind)

    def _read(self, effect: Node, kind: TrackKind) -> None:
        name = text(effect, "effectid") or text(effect, "name")
        shown = text(effect, "name") or name
        table = _SOUNDS if kind is TrackKind.audio else _KINDS
        found = table.get(name.lower()) or table.get(shown.lower())
        if found is not None:
            self.name = found
        elif name:
            self._values.ledger.approximate(
                f"transitions of the kind {shown[:40]}", self._place, f"a {self.name}"
            )
        code = self._values.frames(effect, "wipecode")
        is_back = self._values.flag(effect, "reverse", default=False)
        first = self._values.number(effect, "startratio")
        last = self._values.number(effect, "endratio")
        if first not in (None, 0.0) or last not in (None, 1.0):
            self._values.ledger.drop("parts of transitions", self._place, "played from end to end")
        self.params = self._settings(effect, name.lower(), code, is_back=is_back)
        effect.swallow()

    def _settings(
        self, effect: Node, name: str, code: int | None, *, is_back: bool
    ) -> tuple[Param, ...]:
        match self.name:
            case "wipe":
                angle = _CODES.get(code or 1, 0.0)
                if code not in _CODES and code:
                    self._values.ledger.approximate(f"wipe {code}", self._place, "a straight wipe")
                angle = (angle + 180.0) % 360.0 if is_back else angle
                return (Param(name="angle", value=angle),) if angle else ()
            case "iris" if name in _SHAPES:
                return (Param(name="shape", value=_SHAPES[name]),)
            case "dip_to_colour":
                colour = self._colour(effect)
                colour = colour or (_WHITE if "white" in name else _BLACK)
                return (Param(name="colour", value=colour),) if colour != _BLACK else ()
            case _:
                if is_back:
                    self._values.ledger.drop("transitions run backwards", self._place)
                return ()

    def _colour(self, effect: Node) -> tuple[float, ...] | None:
        for parameter in effect.take("parameter"):
            value = parameter.one("value")
            if value is not None and (found := self._values.colour(value)) is not None:
                return found[:3]
        return None


def transition_effect(over: Transition, kind: TrackKind) -> tuple[Made, bool]:
    """Write the `effect` of a transition, and say whether the format knows its kind."""
    if kind is TrackKind.audio:
        name, key = _FADES.get(over.kind, _FADES["crossfade"])
        made = Made("effect", leaf("name", name), leaf("effectid", key))
        made.add(leaf("effecttype", "transition"), leaf("mediatype", "audio"))
        return made.add(*_ends(0, is_back=False)), over.kind in _FADES
    known = _NAMES.get(over.kind)
    name, category = known or _NAMES["dissolve"]
    settings = {param.name: param.at(0) for param in over.params}
    code, is_back = 0, False
    if over.kind == "wipe":
        code, is_back = _code(settings.get("angle", 0.0))
    if over.kind == "iris":
        name = _IRISES.get(str(settings.get("shape", "circle")), name)
    made = Made("effect", leaf("name", name), leaf("effectid", name))
    made.add(leaf("effectcategory", category), leaf("effecttype", "transition"))
    made.add(leaf("mediatype", "video"), *_ends(code, is_back=is_back))
    colour = settings.get("colour")
    if over.kind == "dip_to_colour":
        made.add(colour_parameter("color", "Color", colour if colour is not None else _BLACK))
    return made, known is not None


def colour_parameter(key: str, name: str, colour: object) -> Made:
    """Write a parameter that holds a colour."""
    parts = colour[:3] if isinstance(colour, tuple) and len(colour) >= 3 else (0.0, 0.0, 0.0)
    value = Made("value", leaf("alpha", 255))
    for tag, part in zip(("red", "green", "blue"), parts, strict=True):
        value.add(leaf(tag, round(255 * min(1.0, max(0.0, float(part))))))
    return Made("parameter", leaf("parameterid", key), leaf("name", name), value)


def _ends(code: int, *, is_back: bool) -> tuple[Made, ...]:
    return (
        leaf("wipecode", code),
        leaf("wipeaccuracy", 100),
        leaf("startratio", 0),
        leaf("endratio", 1),
        leaf("reverse", is_back),
    )


def _code(angle: object) -> tuple[int, bool]:
    """Give the wipe whose edge moves nearest to an angle."""
    wanted = float(angle) if isinstance(angle, int | float) else 0.0
    turns = [(code, back) for code in (1, 2) for back in (False, True)]
    return min(turns, key=lambda turn: _apart(_CODES[turn[0]] + 180.0 * turn[1], wanted))


def _apart(one: float, other: float) -> float:
    return abs((one - other + 180.0) % 360.0 - 180.0)
