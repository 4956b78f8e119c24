"""Which control edits which kind of parameter."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from kijkocut.desktop.inspector.chooser import (
    ChoiceControl,
    FileControl,
    LineControl,
    SwitchControl,
    TextControl,
)
from kijkocut.desktop.inspector.colours import ColourControl
from kijkocut.desktop.inspector.control import Control
from kijkocut.desktop.inspector.curve_box import CurveControl
from kijkocut.desktop.inspector.numeric import NumberControl, PartsControl, parts_of
from kijkocut.desktop.inspector.outline import OutlineControl
from kijkocut.desktop.inspector.wheels import WheelControl
from kijkocut.model.params import ParamKind, ParamSpec

_MAKERS: Final[dict[ParamKind, Callable[[ParamSpec], Control]]] = {
    ParamKind.number: NumberControl,
    ParamKind.whole: NumberControl,
    ParamKind.switch: SwitchControl,
    ParamKind.choice: ChoiceControl,
    ParamKind.colour: ColourControl,
    ParamKind.text: LineControl,
    ParamKind.file: FileControl,
    ParamKind.curve: CurveControl,
    ParamKind.outline: OutlineControl,
}


def control_for(spec: ParamSpec, owner: QWidget) -> Control:
    """Make the control that edits what `spec` describes."""
    if spec.kind is ParamKind.colour and spec.minimum is not None:
        # A shift of a colour, around zero or one, could be shown by no swatch.
        names = parts_of(owner, spec)
        return WheelControl(spec, names) if _is_neutral(spec) else PartsControl(spec, names)
    if spec.kind is ParamKind.point:
        return PartsControl(spec, parts_of(owner, spec), can_link=_can_link(spec))
    if spec.kind is ParamKind.text and spec.unit == "lines":
        return TextControl(spec)
    return _MAKERS[spec.kind](spec)


def _can_link(spec: ParamSpec) -> bool:
    return spec.name in ("scale", "size")


def _is_neutral(spec: ParamSpec) -> bool:
    """Tell a shift of colour from weights of channels: by default it shifts towards none."""
    return isinstance(spec.default, tuple) and len(set(spec.default[:3])) == 1
