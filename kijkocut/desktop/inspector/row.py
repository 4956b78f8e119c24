"""One row of the inspector: a label, a control, the keyframe diamond, the way back."""

import math
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kijkocut.desktop.desk import Desk
from kijkocut.desktop.inspector.controls import control_for
from kijkocut.desktop.inspector.editing import Editing
from kijkocut.desktop.inspector.fields import Field, common
from kijkocut.desktop.inspector.keying import KeyButtons
from kijkocut.desktop.inspector.marks import Mark, MarkButton
from kijkocut.desktop.language import labelled
from kijkocut.model.params import ParamKind, Value
from kijkocut.model.project import Project
from kijkocut.model.ticks import Ticks

_UNSET = object()
_LABEL_CHARS: Final = 13


class FieldRow(QWidget):
    """Shows one field; another field of the same description can be put into it."""

    def __init__(self, desk: Desk, editing: Editing, field: Field) -> None:
        """Make the control that fits the field."""
        super().__init__()
        self._desk, self._editing = desk, editing
        self.field = field
        self._shown: object = _UNSET
        spec = field.spec
        shown = labelled(spec)
        self.control = control_for(shown, self)
        self.label = QLabel(shown.label)
        self.label.setBuddy(self.control)
        self.label.setToolTip(shown.description)
        self.label.setMinimumWidth(self.fontMetrics().averageCharWidth() * 6)
        self.label.setFixedWidth(self.fontMetrics().averageCharWidth() * _LABEL_CHARS)
        self.label.setWordWrap(True)
        if shown.description:
            self.control.setAccessibleDescription(shown.description)
        self.keys = KeyButtons(desk, shown) if field.addresses else None
        self.back = MarkButton(Mark.reset, self.tr("Reset {0}").format(shown.label))
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self.back.hide()
        self.back.clicked.connect(self.reset)
        self._lay_out()
        control = self.control
        control.began.connect(lambda: editing.begin(self.field))
        control.moved.connect(lambda value: editing.move(self.field, value))
        control.ended.connect(editing.end)
        control.cancelled.connect(self._cancelled)
        control.chosen.connect(self._chosen)
        control.reset_wanted.connect(self.reset)
        control.complained.connect(desk.complain)

    def bind(self, field: Field) -> None:
        """Show another field of the same description."""
        self.field = field
        if self.keys is not None:
            self.keys.bind(field.addresses)

    def refresh(self, project: Project, at: Ticks) -> None:
        """Show the value as it is; nothing is done when it is the one that is shown."""
        value = common(self.field.values(project, at))
        if self._shown is _UNSET or not _same(value, self._shown):
            self._shown = value
            self.control.show_value(value)
        if self.keys is not None:
            self.keys.bind(self.field.addresses)
            self.keys.refresh(project, at)
        is_default = _same(value, self.field.spec.default) and not self.is_animated(project)
        # Text that somebody wrote, or a line that they drew, has no default worth a button.
        is_made = self.field.spec.kind in (ParamKind.text, ParamKind.outline)
        is_changed = not is_default and not is_made
        if self.back.isHidden() is is_changed:
            self.back.setVisible(is_changed)

    def is_animated(self, project: Project) -> bool:
        """Tell whether the value depends on the playhead."""
        return any(place.keys(project) for place in self.field.addresses)

    def reset(self) -> None:
        """Bring the default back."""
        self._editing.reset(self.field)

    def _chosen(self, value: Value) -> None:
        self._shown = _UNSET
        self._editing.choose(self.field, value)
        # A refused edit changes nothing, so nothing else would bring the old value back.
        self.refresh(self._desk.project, self._desk.playhead)

    def _cancelled(self) -> None:
        self._shown = _UNSET
        self._editing.cancel()
        self.refresh(self._desk.project, self._desk.playhead)

    def _lay_out(self) -> None:
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        is_tall = self.field.spec.kind is ParamKind.curve or self.field.spec.unit == "lines"
        top = Qt.AlignmentFlag.AlignTop if is_tall else Qt.AlignmentFlag.AlignVCenter
        box.addWidget(self.label, 0, top)
        box.addWidget(self.control, 1)
        if self.keys is not None:
            box.addWidget(self.keys, 0, top)
        else:
            box.addSpacing(_keys_width(self.back))
        box.addWidget(self.back, 0, top)


def _keys_width(like: MarkButton) -> int:
    return like.height() + 2 * (like.height() * 2 // 3)


def _same(a: object, b: object) -> bool:
    """Compare values; NaN parts of points are equal to themselves."""
    if isinstance(a, tuple) and isinstance(b, tuple):
        return len(a) == len(b) and all(
            x == y or (math.isnan(x) and math.isnan(y)) for x, y in zip(a, b, strict=True)
        )
    return a == b
